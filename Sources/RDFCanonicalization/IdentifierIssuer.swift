import Sorting

/// Issues labels to blank nodes in the order in which they are asked for (RDFC-1.0 §4.5).
struct IdentifierIssuer {
    private let prefix: String
    private var identifiers: [Int: String] = [:]
    /// The nodes in the order in which they got their labels.
    private(set) var order: [Int] = []

    init(prefix: String) {
        self.prefix = prefix
    }

    /// The label of a node, if it has one.
    func identifier(of node: Int) -> String? { identifiers[node] }

    /// The label of a node, given to it now if it has none.
    mutating func issue(_ node: Int) -> String {
        if let identifier = identifiers[node] { return identifier }
        let identifier = prefix + String(order.count)
        identifiers[node] = identifier
        order.append(node)
        return identifier
    }
}

/// All orders of some numbers, from the sorted one on.
struct Permutations {
    private var numbers: [Int]
    private var isFirst = true

    init(_ numbers: [Int]) {
        self.numbers = numbers.ordered()
    }

    /// Whether there is no other order.
    static func isSingle(_ numbers: [Int]) -> Bool { numbers.allSatisfy { $0 == numbers[0] } }

    /// The next order by the algorithm of Narayana; an order that equal numbers would repeat comes once.
    mutating func next() -> [Int]? {
        if isFirst {
            isFirst = false
            return numbers
        }
        guard let pivot = numbers.indices.dropLast().last(where: { numbers[$0] < numbers[$0 + 1] }),
            let successor = numbers.indices.last(where: { numbers[$0] > numbers[pivot] })
        else { return nil }
        numbers.swapAt(pivot, successor)
        numbers[(pivot + 1)...].reverse()
        return numbers
    }
}
