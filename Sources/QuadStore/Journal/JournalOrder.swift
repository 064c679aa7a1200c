/// Rows of a journal in the order of a permutation.
struct JournalOrder: Sendable {
    /// So many rows are looked at one by one before they are sorted in.
    static let mostUnsorted = 48

    private let permutation: Permutation
    /// How many rows were looked at; those of the permutation are sorted.
    private(set) var rowCount = 0
    /// The numbers of the rows.
    private var sorted: [UInt32] = []

    init(_ permutation: Permutation) { self.permutation = permutation }

    /// Sorts in what came up to a row.
    mutating func extend(to count: Int, _ rows: JournalRows) {
        let added = sortedRows(rowCount..<count, rows)
        var merged: [UInt32] = []
        merged.reserveCapacity(sorted.count + added.count)
        var start = 0
        for (row, number) in added {
            let end = lowerBound(row, rows, from: start)
            merged += sorted[start..<end]
            merged.append(number)
            start = end
        }
        merged += sorted[start...]
        sorted = merged
        rowCount = count
    }

    private func sortedRows(_ numbers: Range<Int>, _ rows: JournalRows) -> [(row: Row, number: UInt32)] {
        var found: [(row: Row, number: UInt32)] = []
        found.reserveCapacity(numbers.count)
        for number in numbers {
            let quad = rows.quad(number)
            if quad.graph.isBound == permutation.holdsNamedGraphs {
                found.append((permutation.row(quad), UInt32(number)))
            }
        }
        found.sort { $0.row < $1.row }
        return found
    }

    /// The place of the first row that is not less.
    private func lowerBound(_ row: Row, _ rows: JournalRows, from start: Int = 0) -> Int {
        var (low, high) = (start, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if permutation.row(rows.quad(Int(sorted[middle]))) < row { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Calls `body` with the rows of a range in their order, and their numbers: those that are sorted, and those behind
    /// them up to `count`.
    func forEach(in range: Range<Row>, upTo count: Int, _ rows: JournalRows, _ body: (Row, Int) -> Void) {
        var late: [(row: Row, number: UInt32)] = []
        for number in min(rowCount, count)..<count {
            let quad = rows.quad(number)
            guard quad.graph.isBound == permutation.holdsNamedGraphs else { continue }
            let row = permutation.row(quad)
            if range.contains(row) { late.append((row, UInt32(number))) }
        }
        if late.count > 1 { late.sort { $0.row < $1.row } }
        var next = 0
        var place = lowerBound(range.lowerBound, rows)
        while place < sorted.count {
            let row = permutation.row(rows.quad(Int(sorted[place])))
            guard row < range.upperBound else { break }
            while next < late.count, late[next].row < row {
                body(late[next].row, Int(late[next].number))
                next += 1
            }
            body(row, Int(sorted[place]))
            place += 1
        }
        for (row, number) in late[next...] { body(row, Int(number)) }
    }
}
