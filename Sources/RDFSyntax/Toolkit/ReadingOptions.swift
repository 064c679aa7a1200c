/// What a reader does when a document is wrong.
public enum ErrorPolicy: Equatable, Sendable {
    /// The first error ends the reading. Everything in front of it was handed to the sink.
    case stop
    /// The statement is left out, and the reading goes on behind it. The errors stand in the report.
    case skip
    /// As ``skip``, but once all is read the errors are thrown together.
    case collect
}

/// What a reader does with terms that the grammar takes and other rules forbid: characters that no IRI may hold, IRIs
/// without a scheme, language tags that BCP 47 does not make, `rdf:langString` without a language.
public enum TermPolicy: Equatable, Sendable {
    /// They are errors.
    case strict
    /// They are taken as they are, and a warning is kept.
    case warn
    /// They are taken as they are.
    case lenient
}

/// How a document is read.
public struct ReadingOptions: Equatable, Sendable {
    /// What happens at an error.
    public var errors: ErrorPolicy
    /// What happens at a doubtful term.
    public var terms: TermPolicy
    /// The longest term, in bytes of the source; a longer one is an error. Memory grows with it.
    public var longestTerm: Int
    /// How deep brackets may stand within each other.
    public var deepestNesting: Int
    /// How many threads read a file; 0 is one for each processor that is online. The result is the same.
    public var threads: Int
    /// How many errors, and how many warnings, are kept; the others are only counted.
    public var keptMessages: Int

    /// The usual options.
    public init(
        errors: ErrorPolicy = .stop, terms: TermPolicy = .strict, longestTerm: Int = 16 << 20,
        deepestNesting: Int = 1 << 16, threads: Int = 0, keptMessages: Int = 1000
    ) {
        self.errors = errors
        self.terms = terms
        self.longestTerm = longestTerm
        self.deepestNesting = deepestNesting
        self.threads = threads
        self.keptMessages = keptMessages
    }
}

/// What a reader found wrong.
public struct ReadingReport: Equatable, Sendable {
    /// The errors, in the order of the document.
    public internal(set) var errors: [SyntaxError] = []
    /// The warnings, in the order of the document.
    public internal(set) var warnings: [SyntaxError] = []
    /// The number of errors, kept or not.
    public internal(set) var errorCount = 0
    /// The number of warnings, kept or not.
    public internal(set) var warningCount = 0
    /// The number of warnings, kept or not, that are of terms which strict reading refuses.
    public internal(set) var doubtfulTermCount = 0

    mutating func add(error: SyntaxError, keeping limit: Int) {
        errorCount += 1
        if errors.count < limit { errors.append(error) }
    }

    mutating func add(warning: SyntaxError, keeping limit: Int) {
        warningCount += 1
        if warning.isDoubtfulTerm { doubtfulTermCount += 1 }
        if warnings.count < limit { warnings.append(warning) }
    }
}

/// The errors of a document that was read under ``ErrorPolicy/collect``.
public struct SyntaxErrors: Error, Equatable, Sendable, CustomStringConvertible {
    /// What was found.
    public let report: ReadingReport

    /// The errors, a message each.
    public var description: String {
        var text = report.errors.map(\.description).joined(separator: "\n")
        if report.errorCount > report.errors.count {
            text += "\nand \(report.errorCount - report.errors.count) more"
        }
        return text
    }
}
