/// The ways to write a query's solutions.
public enum ResultFormat: String, CaseIterable, Sendable {
    /// Aligned columns for people.
    case table
    /// SPARQL Query Results JSON Format, with the triple terms and base directions of SPARQL 1.2.
    case json
    /// SPARQL Query Results XML Format, with the triple terms and base directions of SPARQL 1.2.
    case xml
    /// SPARQL Query Results CSV Format: values without their kind.
    case csv
    /// SPARQL Query Results TSV Format: terms as Turtle writes them.
    case tsv
}

extension ResultFormat {
    /// The media types, the registered one first; none of tables.
    public var mediaTypes: [String] {
        switch self {
        case .table: []
        case .json: ["application/sparql-results+json", "application/json"]
        case .xml: ["application/sparql-results+xml", "application/xml", "text/xml"]
        case .csv: ["text/csv"]
        case .tsv: ["text/tab-separated-values"]
        }
    }
}

/// Why a result cannot be written or read.
public enum ResultError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The result is a graph, which a format for solutions cannot hold.
    case graph(ResultFormat)
    /// The result is a graph, which has no rows.
    case notSolutions
    /// XML cannot hold the text, or the writer failed.
    case xml(String)
    /// The text is not of the format: what was expected instead of what stands in the line, which counts from 1.
    case malformed(ResultFormat, expected: String, line: Int)
    /// The format is written and not read.
    case unreadable(ResultFormat)

    /// One sentence for people.
    public var description: String {
        switch self {
        case .graph(let format): "a graph cannot be written as \(format.rawValue): choose a format for triples"
        case .notSolutions: "a graph has no rows"
        case .xml(let reason): "the result cannot be written as XML: \(reason)"
        case .malformed(let format, let expected, let line):
            "line \(line): the result is not \(format.rawValue): expected \(expected)"
        case .unreadable(let format): "results are not read as \(format.rawValue)"
        }
    }
}
