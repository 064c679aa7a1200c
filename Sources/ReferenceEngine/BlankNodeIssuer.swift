import RDFModel

/// Makes blank nodes that a dataset does not hold.
final class BlankNodeIssuer {
    private let dataset: Dataset
    private var count = 0
    private lazy var taken: Set<BlankNode> = {
        var labels: Set<BlankNode> = []
        for term in dataset.terms { term.forEachBlankNode { labels.insert($0) } }
        return labels
    }()

    init(_ dataset: Dataset) {
        self.dataset = dataset
    }

    /// A node that nobody has.
    func fresh() -> BlankNode {
        while true {
            count += 1
            let node = BlankNode("query\(count)")
            if !taken.contains(node) { return node }
        }
    }
}
