/// How a graph is built and what of it is written.
public struct GraphSettings: Sendable {
    /// What the IRIs of things begin with.
    public var base: String
    /// Whether each document's description, mentions and claims are written, in a named graph a document.
    public var writesEvidence: Bool
    /// Statements less sure than this, in 0...1, stay claims of their document and do not become knowledge; things
    /// less sure do not appear in the knowledge unless a statement speaks of them.
    public var minimumConfidence: Double
    /// Whether types and properties of schema.org, FOAF, ORG and other vocabularies are written beside our own.
    public var writesAlignment: Bool
    /// The version of the extractor, as it is written into each document's description.
    public var extractorVersion: String

    /// Makes settings; those left out have the command's defaults.
    public init(
        base: String = Seeds.base, writesEvidence: Bool = true, minimumConfidence: Double = 0.65,
        writesAlignment: Bool = true, extractorVersion: String = "0.1.0"
    ) {
        self.base = base
        self.writesEvidence = writesEvidence
        self.minimumConfidence = minimumConfidence
        self.writesAlignment = writesAlignment
        self.extractorVersion = extractorVersion
    }

    /// How sure something is, in 0...1, as it is written: in thousandths.
    static func thousandths(_ confidence: Double) -> Int {
        Int((min(max(confidence.isNaN ? 0 : confidence, 0), 1) * 1000).rounded())
    }

    /// Whether something is as sure as knowledge has to be, by the figure that is written of it.
    func isSure(_ confidence: Double) -> Bool {
        Double(GraphSettings.thousandths(confidence)) / 1000 >= minimumConfidence
    }
}
