import QuadStore
import RDFModel
import SPARQLSyntax

/// The graphs that a query sees (SPARQL 1.1 §13).
struct QueryDataset {
    /// The default graph.
    enum DefaultGraph: Equatable {
        /// What stands in no named graph.
        case stored
        /// What stands anywhere, each statement once.
        case union
        /// The merge of named graphs, by their ids.
        case merge([UInt64])
    }

    /// The default graph.
    var defaultGraph: DefaultGraph
    /// The named graphs by their ids; `nil` is all.
    var named: Set<UInt64>?
}

/// The graph in which a pattern is evaluated.
enum ActiveGraph: Equatable {
    case defaultGraph
    case named(UInt64)
    /// Any named graph; a variable holds its name.
    case variable(Int)
}
