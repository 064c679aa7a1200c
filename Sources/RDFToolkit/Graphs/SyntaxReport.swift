public import JSONLD
public import RDFModel
public import RDFSyntax
internal import Sorting

/// What is wrong with a file of RDF.
public struct SyntaxReport: Sendable {
    /// The file's path, or `-`.
    public let file: String
    /// What keeps the file, or a part of it, from being read, in the order of the file.
    public private(set) var errors: [String] = []
    /// What is doubtful.
    public private(set) var warnings: [String] = []
    /// How many errors there are.
    public private(set) var errorCount = 0
    /// How many warnings there are.
    public private(set) var warningCount = 0
    /// How many statements could be read, those with doubtful terms among them.
    public private(set) var statementCount = 0
    private let isLenient: Bool

    /// Reads a file to its end, past errors where the syntax lets a reader find the next statement, and keeps nothing
    /// of it.
    ///
    /// - Parameters:
    ///   - file: the file's path; `-` is standard input.
    ///   - format: the syntax; `nil` takes it from the ending.
    ///   - base: what relative IRIs are resolved against; `nil` takes the file's own IRI.
    ///   - contexts: where the contexts come from that JSON-LD names by an IRI.
    ///   - isLenient: whether terms that strict reading refuses are doubtful only, and no errors.
    public init(
        checking file: String, format: RDFFormat? = nil, base: IRI? = nil, contexts: (any JSONLDLoader)? = nil,
        isLenient: Bool = false
    ) {
        self.file = file
        self.isLenient = isLenient
        var counter = StatementCounter()
        do {
            try GraphFiles.requireFile(file, format)
            let report = try RDFReader.read(
                file: file, format: format, base: base, options: ReadingOptions(errors: .collect, terms: .warn),
                contexts: contexts, into: &counter)
            take(report)
        } catch let found as SyntaxErrors {
            take(found.report)
        } catch {
            // What ends the reading: the file itself, or a syntax whose errors no statement bounds.
            errors.append("\(error)")
            errorCount += 1
        }
        statementCount = counter.count
    }

    private mutating func take(_ report: ReadingReport) {
        let doubts = isLenient ? [] : report.warnings.filter(\.isDoubtfulTerm)
        let doubtCount = isLenient ? 0 : report.doubtfulTermCount
        let faults = (report.errors + doubts).ordered { left, right in
            (left.line, left.columns.lowerBound) < (right.line, right.columns.lowerBound)
        }
        (errors, errorCount) = (faults.map(\.description), report.errorCount + doubtCount)
        warnings = report.warnings.filter { isLenient || !$0.isDoubtfulTerm }.map(\.description)
        warningCount = report.warningCount - doubtCount
    }

    /// The messages, each with line, column and caret where it speaks of a place, and a line with the counts.
    public var lines: [String] {
        func many(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
        let counts = [
            many(statementCount, "statement"), many(errorCount, "error"), many(warningCount, "warning"),
        ]
        let rest = errorCount + warningCount - errors.count - warnings.count
        return errors.map { "error: " + $0 } + warnings.map { "warning: " + $0 }
            + (rest > 0 ? ["and \(rest) more"] : []) + ["\(file): " + counts.joined(separator: ", ")]
    }
}

/// Counts statements as they come; one that comes twice counts twice.
public struct StatementCounter: QuadSink, Sendable {
    /// How many came.
    public private(set) var count = 0

    /// Nothing counted yet.
    public init() {}

    /// Passed over.
    public mutating func prefix(_ name: String, _ namespace: IRI) {}

    /// Counts one.
    public mutating func quad(_ quad: Quad) { count += 1 }

    /// Counts those of a block.
    public mutating func block(_ block: QuadBlock) { count += block.count }
}
