internal import QuadStore
internal import RDFModel

/// The objects of some properties in all graphs, each once and ascending by id; what can be a string only.
struct ObjectMerge {
    private struct Input {
        var scan: Scan
        var batch: RowBatch
        var row = 0

        var id: UInt64 { batch.columns[1][row] }

        /// Goes to the next id that is not `last`; `false` at the end.
        mutating func advance(behind last: UInt64?) throws(StoreError) -> Bool {
            while true {
                while row < batch.count {
                    if batch.columns[1][row] != last { return true }
                    row += 1
                }
                row = 0
                guard try scan.next(&batch) else { return false }
            }
        }
    }

    private var inputs: [Input] = []

    /// - Parameter first: the least id that is wanted.
    init(_ view: QuadView, _ properties: [TermID], from first: UInt64 = 0) throws(StoreError) {
        // Strings are terms of the dictionary: sorted ones, and those of the tail.
        let (least, greatest) = (TermID(.sortedTerm, 0).bits, TermID(.tripleTerm, 0).bits - 1)
        guard first <= greatest else { return }
        for property in properties {
            for permutation in [Permutation.pos, .posg] {
                let range = ScanRange(permutation, prefix: [property], next: max(first, least)...greatest)
                let scan = try view.scan(range, columns: [1])
                var input = Input(scan: scan, batch: RowBatch(columnCount: scan.columnCount, capacity: 4096))
                if try input.advance(behind: nil) { inputs.append(input) }
            }
        }
    }

    /// Replaces `ids` by the next ones; `false` at the end.
    mutating func next(_ ids: inout [UInt64], atMost count: Int) throws(StoreError) -> Bool {
        ids.removeAll(keepingCapacity: true)
        while ids.count < count, let least = inputs.lazy.map(\.id).min() {
            ids.append(least)
            var (index, kept) = (0, inputs.count)
            while index < kept {
                if inputs[index].id == least, try !inputs[index].advance(behind: least) {
                    inputs.remove(at: index)
                    kept -= 1
                } else {
                    index += 1
                }
            }
        }
        return !ids.isEmpty
    }
}

extension QuadView {
    /// Calls `body` with each id that is that of a string, with or without a language, and its words.
    func forEachText(
        _ ids: [UInt64], _ analyzer: TextAnalyzer, _ body: (UInt64, TextWords) throws -> Void
    ) throws {
        try dictionary.forEachKey(ids.map { TermID(bits: $0) }) { index, key in
            guard let literal = TermKey.term(key)?.literal, literal.isText else { return }
            try body(ids[index], analyzer.words(of: literal.lexicalForm))
        }
    }
}
