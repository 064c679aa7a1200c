internal import RDFModel

/// Which rows of ``GroupedQuads`` are written at others as what reifies or annotates them (RDF 1.2 Turtle §2.11).
///
///     rows   0  s p o                          s p o {| q v |}
///            1  r q v
///            2  r rdf:reifies <<( s p o )>>    hidden: said by standing at row 0
struct Annotations {
    /// The rows that are spoken of, sorted, with the rows that speak of them.
    private var pairs: [(row: Int, reifier: Int)] = []
    private var hidden: [Bool] = []
    private var annotated: [Bool] = []
    private var first: [Bool] = []
    /// The blank nodes that are written within the braces of their annotation.
    private var inline: [Bool] = []

    /// Nothing is annotated.
    init() {}

    /// Takes the rows that speak of others: row of the triple, row of `rdf:reifies`.
    init(_ pairs: [(row: Int, reifier: Int)], rowCount: Int) {
        self.pairs = pairs.sorted { ($0.row, $0.reifier) < ($1.row, $1.reifier) }
        hidden = [Bool](repeating: false, count: rowCount)
        (annotated, first) = (hidden, hidden)
        for pair in self.pairs {
            hidden[pair.reifier] = true
            first[pair.reifier] = !annotated[pair.row]
            annotated[pair.row] = true
        }
    }

    /// Notes that a blank node is written in braces.
    mutating func inline(_ number: Int, termCount: Int) {
        if inline.isEmpty { inline = [Bool](repeating: false, count: termCount + 1) }
        inline[number] = true
    }

    /// Whether there are none.
    var isEmpty: Bool { pairs.isEmpty }

    /// Whether a row is written at another row.
    func isHidden(_ row: Int) -> Bool { !hidden.isEmpty && hidden[row] }

    /// Whether a row is the first of those that are written at the same row.
    func isFirstReifier(_ row: Int) -> Bool { isHidden(row) && first[row] }

    /// Whether something is written at the row.
    func isAnnotated(_ row: Int) -> Bool { !annotated.isEmpty && annotated[row] }

    /// Whether the node is written in the braces of its annotation.
    func isInline(_ number: UInt32) -> Bool { !inline.isEmpty && inline[Int(number)] }

    /// The rows of `rdf:reifies` that speak of a row, in order.
    func reifiers(of row: Int) -> [Int] {
        var (low, high) = (0, pairs.count)
        while low < high {
            let middle = (low + high) / 2
            if pairs[middle].row < row { low = middle + 1 } else { high = middle }
        }
        return pairs[low...].prefix { $0.row == row }.map(\.reifier)
    }
}
