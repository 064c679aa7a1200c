import ThaiText

/// The day of publication out of the forms that pages, feeds and JSON give it.
enum DocumentDate {
    /// The first day that `text` states: `2021-01-22T09:00:00+07:00`, `Fri, 22 Jan 2021 09:00:00 +0700`,
    /// `22 มกราคม 2564`. The day is the one that is written, whatever the time zone behind it.
    static func date(in text: String) -> CalendarDate? {
        let bytes = Array(text.utf8.prefix(200))
        return DateScanner.dates(in: bytes, reference: nil).first?.first
    }
}
