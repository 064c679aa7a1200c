/// Text in the form that matching works on, with the way back to the original.
///
/// `bytes` is UTF-8. Every range of it maps to the range of the original from which it came, so what is found
/// in the normalised text can be quoted exactly as it was written.
public struct NormalizedText: Sendable {
    /// The text before normalisation.
    public let original: String
    /// The normalised text as UTF-8.
    public let bytes: [UInt8]

    /// Normalises `original`.
    public init(_ original: String) {
        self.original = original
        self.bytes = Array(original.utf8)
    }

    /// The range of UTF-8 offsets in `original` that the range of offsets in `bytes` came from.
    public func originalRange(of range: Range<Int>) -> Range<Int> {
        range
    }
}
