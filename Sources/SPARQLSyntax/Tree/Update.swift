public import RDFModel

/// A SPARQL update request: operations that are done one after another (SPARQL 1.1 Update §3), with prefixes
/// expanded and IRIs resolved.
public struct Update: Equatable, Sendable {
    /// The operations in their order.
    public var operations: [UpdateOperation]
    /// The prefixes that the request declared itself; a later declaration of a prefix wins.
    public var prefixes: [String: IRI]
    /// What the last `VERSION` announces (SPARQL 1.2).
    public var version: String?

    /// Makes a request.
    public init(operations: [UpdateOperation], prefixes: [String: IRI] = [:], version: String? = nil) {
        self.operations = operations
        self.prefixes = prefixes
        self.version = version
    }
}

/// One operation of an update request.
public struct UpdateOperation: Equatable, Sendable {
    /// What is done.
    public enum Kind: Equatable, Sendable {
        /// `INSERT DATA` (§3.1.1). Blank nodes carry the labels of the request, or labels that no request can write;
        /// they stand for nodes that are new to the store, the same label in one request for the same node.
        case insertData([Quad])
        /// `DELETE DATA` (§3.1.2), without blank nodes.
        case deleteData([Quad])
        /// `DELETE`/`INSERT … WHERE` (§3.1.3), and `DELETE WHERE`, whose template is its pattern.
        case modify(Modification)
        /// `LOAD` (§3.1.4) into the named graph, or into the default graph.
        case load(IRI, into: IRI?, silent: Bool)
        /// `CLEAR` (§3.1.5)
        case clear(GraphTarget, silent: Bool)
        /// `CREATE` (§3.2.1)
        case create(IRI, silent: Bool)
        /// `DROP` (§3.2.2)
        case drop(GraphTarget, silent: Bool)
        /// `COPY` (§3.2.3), `MOVE` (§3.2.4) and `ADD` (§3.2.5); `nil` is the default graph.
        case transfer(Transfer, from: IRI?, to: IRI?, silent: Bool)
    }

    /// What becomes of the statements of one graph in another.
    public enum Transfer: String, Sendable {
        /// They are put beside those that the target holds.
        case add = "ADD"
        /// They take the place of those that the target holds.
        case copy = "COPY"
        /// They take the place of those that the target holds, and the source is dropped.
        case move = "MOVE"
    }

    /// What is done.
    public var kind: Kind
    /// The base for relative IRIs that holds for this operation, as the functions `IRI` and `URI` need it.
    public var base: IRI?

    /// Makes an operation.
    public init(_ kind: Kind, base: IRI? = nil) {
        self.kind = kind
        self.base = base
    }
}

/// Which graphs `CLEAR` and `DROP` speak of (`GraphRefAll`).
public enum GraphTarget: Equatable, Sendable {
    /// `GRAPH` and a name.
    case graph(IRI)
    /// `DEFAULT`
    case defaultGraph
    /// `NAMED`: every named graph.
    case named
    /// `ALL`: every named graph and the default graph.
    case all
}

/// `DELETE`/`INSERT … WHERE` (SPARQL 1.1 Update §3.1.3).
///
/// The pattern is answered first, then for all its solutions the triples of ``delete`` go and those of ``insert``
/// come.
public struct Modification: Equatable, Sendable {
    /// The graph that `WITH` names: templates mean it outside of `GRAPH`, and so does the pattern unless ``using``
    /// is there.
    public var with: IRI?
    /// The template of what goes; it holds no blank nodes.
    public var delete: [QuadTemplate]
    /// The template of what comes; its blank nodes are new for each solution.
    public var insert: [QuadTemplate]
    /// The dataset that `USING` and `USING NAMED` make for the pattern; `nil` if there is neither.
    public var using: DatasetClause?
    /// The `WHERE` pattern.
    public var pattern: GroupPattern
    /// The pattern's translation into the algebra of §18.2.
    public var algebra: Algebra { withStack { AlgebraTranslation.translate(pattern) } }

    /// Makes a modification.
    public init(
        with: IRI? = nil, delete: [QuadTemplate] = [], insert: [QuadTemplate] = [], using: DatasetClause? = nil,
        pattern: GroupPattern
    ) {
        self.with = with
        self.delete = delete
        self.insert = insert
        self.using = using
        self.pattern = pattern
    }
}
