public import RDFModel
internal import RDFSyntax
public import SPARQLSyntax

/// Writes answers in the form of that name: one of results for solutions and booleans, a syntax of RDF for graphs.
public struct AnswerWriter {
    private let name: String?
    private let usual: ResultFormat
    private let prefixes: [String: IRI]

    /// A writer.
    ///
    /// - Parameters:
    ///   - format: the form's name; `nil` is `usual` for solutions, and Turtle for graphs.
    ///   - usual: the form of solutions if none is named.
    ///   - prefixes: what shortens IRIs in tables and graphs.
    /// - Throws: ``AnswerFormatError`` for a name that is neither.
    public init(format: String?, usual: ResultFormat, prefixes: [String: IRI] = [:]) throws(AnswerFormatError) {
        if let format, ResultFormat(rawValue: format) == nil, RDFFormat(name: format) == nil {
            throw .unknown(format)
        }
        name = format
        self.usual = usual
        self.prefixes = prefixes
    }

    /// Tells whether answers of a kind have the form, before any is asked for.
    ///
    /// - Throws: ``AnswerFormatError``.
    public func check(_ kind: QueryAnswer.Kind) throws(AnswerFormatError) {
        switch kind {
        case .graph: _ = try graphFormat()
        case .solutions, .boolean: _ = try resultFormat()
        }
    }

    private func graphFormat() throws(AnswerFormatError) -> RDFFormat {
        guard let format = RDFFormat(name: name ?? "turtle") else { throw .notForGraphs(name ?? "") }
        return format
    }

    private func resultFormat() throws(AnswerFormatError) -> ResultFormat {
        guard let format = name.map({ ResultFormat(rawValue: $0) }) ?? usual else {
            throw .notForSolutions(name ?? "")
        }
        return format
    }

    /// Writes an answer; rows as they come.
    ///
    /// - Throws: ``AnswerFormatError``, `ResultError`, what the answer and `output` throw.
    public func write(_ answer: QueryAnswer, to output: ([UInt8]) throws -> Void) throws {
        switch answer {
        case .graph(let forEachTriple):
            var writer = RDFWriter(format: try graphFormat(), to: MemorySink(), prefixes: prefixes)
            try forEachTriple { try writer.quad(Quad($0)) }
            try writer.finish()
            try output(writer.output.bytes)
        case .boolean(let value):
            let writer = try SolutionWriter(resultFormat(), prefixes: prefixes)
            try writer.boolean(value)
            try writer.end()
            try output(writer.take())
        case .solutions(let variables, let next):
            let writer = try SolutionWriter(resultFormat(), prefixes: prefixes)
            try writer.begin(variables)
            while let rows = try next() {
                for row in rows { try writer.row(row) }
                try output(writer.take())
            }
            try writer.end()
            try output(writer.take())
        }
    }
}

/// Why an answer cannot be written in a form.
public enum AnswerFormatError: Error, Equatable, Sendable, CustomStringConvertible {
    /// There is no form of that name.
    case unknown(String)
    /// The form is none of graphs.
    case notForGraphs(String)
    /// The form is none of solutions.
    case notForSolutions(String)

    /// One sentence.
    public var description: String {
        switch self {
        case .unknown(let name): "'\(name)' is no format; use table, json, xml, csv, tsv or a syntax of RDF"
        case .notForGraphs(let name): "a graph is no \(name); use a syntax of RDF"
        case .notForSolutions(let name): "solutions have no form \(name); use table, json, xml, csv or tsv"
        }
    }
}

extension Query {
    /// What answers to the query are.
    public var answerKind: QueryAnswer.Kind {
        switch form {
        case .select: .solutions
        case .ask: .boolean
        case .construct, .describe: .graph
        }
    }
}
