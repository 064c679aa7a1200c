/// The ways to write a query's solutions.
public enum ResultFormat: String, CaseIterable, Sendable {
    /// Aligned columns for people.
    case table
    /// SPARQL 1.1 Query Results JSON Format.
    case json
    /// SPARQL Query Results XML Format.
    case xml
    /// SPARQL 1.1 Query Results CSV Format: values without their kind.
    case csv
    /// SPARQL 1.1 Query Results TSV Format: terms as Turtle writes them.
    case tsv
}

/// Why a result cannot be written.
public enum ResultError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The result is a graph, which a format for solutions cannot hold.
    case graph(ResultFormat)
    /// XML cannot hold the text, or the writer failed.
    case xml(String)

    /// One sentence for people.
    public var description: String {
        switch self {
        case .graph(let format): "a graph cannot be written as \(format.rawValue): choose a format for triples"
        case .xml(let reason): "the result cannot be written as XML: \(reason)"
        }
    }
}
