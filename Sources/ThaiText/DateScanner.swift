/// Finds dates in Thai text.
public enum DateScanner {
    /// The dates that `bytes`, normalised UTF-8, states, in order of position.
    ///
    /// - Parameter reference: the day from which a year that is left out is taken, as a rule the day of publication.
    public static func dates(in bytes: [UInt8], reference: CalendarDate?) -> [DateMention] {
        []
    }
}
