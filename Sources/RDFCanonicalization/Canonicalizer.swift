public import RDFModel

/// Gives the blank nodes of a dataset labels that depend on the dataset alone, by RDFC-1.0 (W3C Recommendation RDF
/// Dataset Canonicalization). Two datasets are isomorphic exactly if their canonical forms have the same bytes.
///
/// ```swift
/// let canonical = try Canonicalizer().canonicalize(dataset.quads())
/// let fingerprint = canonical.nquads
/// ```
///
/// Blank nodes that look alike are told apart by trying their orders, which may take exponential time: a few lines
/// can keep any implementation busy for years. So the work is bounded, and such a graph ends with an error.
public struct Canonicalizer: Sendable {
    /// The hash functions that the recommendation names.
    public enum HashFunction: String, CaseIterable, Sendable {
        /// SHA-256, which is used unless both sides agree on another.
        case sha256
        /// SHA-384.
        case sha384
    }

    /// The hash function.
    public let hashFunction: HashFunction
    /// The most steps that telling alike nodes apart may take, each a call of Hash N-Degree Quads or an order that is
    /// tried; `nil` is a number that grows with the dataset: 50,000, and 50 for each blank node, and besides as many as
    /// it has pairs of blank nodes (5 millions at most) of those where but one order has to be tried, as in chains.
    public let limit: Int?
    /// How deep calls of Hash N-Degree Quads may go: as far as a chain of nodes that look alike is long. A call takes some
    /// kilobytes of the thread's stack.
    public let deepest: Int

    /// Makes a canonicalizer.
    public init(hashFunction: HashFunction = .sha256, limit: Int? = nil, deepest: Int = 1000) {
        self.hashFunction = hashFunction
        self.limit = limit
        self.deepest = deepest
    }

    /// Canonicalizes a dataset; quads that come twice count once.
    ///
    /// - Throws: ``CanonicalizationError``.
    public func canonicalize(
        _ quads: some Sequence<Quad>
    ) throws(CanonicalizationError) -> CanonicalDataset {
        var state = try CanonicalizationState(quads, hashFunction)
        let count = state.nodes.count
        state.limit = limit ?? 50_000 + 50 * count
        state.straightLimit =
            limit == nil ? min(count.multipliedReportingOverflow(by: count).partialValue, 5_000_000) : 0
        state.deepest = deepest
        try state.issueLabels()
        return state.result()
    }
}

/// Why a dataset has no canonical form here.
public enum CanonicalizationError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Telling alike blank nodes apart took more steps than allowed.
    case tooComplex(limit: Int)
    /// A blank node stands within a triple term. RDFC-1.0 is defined on RDF 1.1 and does not say how such a node is
    /// hashed; triple terms without blank nodes are no obstacle, since each has one line of canonical N-Quads.
    case blankNodeInTripleTerm(BlankNode)
    /// libcrypto does not offer the hash function.
    case noHashFunction(Canonicalizer.HashFunction)

    /// One line for people.
    public var description: String {
        switch self {
        case .tooComplex(let limit):
            "the blank nodes are too much alike: they could not be told apart in \(limit) steps"
        case .blankNodeInTripleTerm(let node):
            "RDFC-1.0 does not define a label for _:\(node.label), which stands within a triple term"
        case .noHashFunction(let function):
            "the system's libcrypto does not offer \(function.rawValue)"
        }
    }
}

/// A dataset with canonical labels.
public struct CanonicalDataset: Sendable {
    /// The canonical label of each blank node, without `_:`; the issued identifiers map of the recommendation.
    public let labels: [BlankNode: String]
    /// The quads with canonical labels, in the order of their lines.
    public let quads: [Quad]
    /// The canonical form: sorted lines of canonical N-Quads.
    public let nquads: [UInt8]
}
