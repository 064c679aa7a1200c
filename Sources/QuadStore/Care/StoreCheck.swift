internal import RDFModel

extension Snapshot {
    /// Looks for what is damaged: the pages of the file, check sums and order of the blocks, directories against blocks,
    /// the permutations against each other, changes against blocks and counters, the records of the journal, blocks that belong to nothing, the
    /// dictionary, terms that quads use and it does not have, and check sums of the attachments.
    ///
    /// - Parameter limit: how many findings are told.
    /// - Returns: a sentence each; none if the store is sound.
    public func check(limit: Int = 100) -> [String] {
        var findings = StoreFindings(limit: limit)
        do throws(StoreError) {
            let pages = try PageCheck(core.environment.read())
            for sentence in pages.findings { findings.add(sentence) }
            if pages.isUnreadable { return findings.sentences }
            for sentence in try checkTables() { findings.add(sentence) }
        } catch {
            findings.add("\(error)")
        }
        for sentence in checkJournal() { findings.add(sentence) }
        for group in [Permutation.ofDefaultGraph, Permutation.ofNamedGraphs] {
            var first: (permutation: Permutation, summary: RowSummary)?
            for permutation in group {
                guard
                    let summary = findings.reading({ () throws(StoreError) in try check(permutation) }, of: permutation)
                else { continue }
                for sentence in summary.sentences { findings.add(sentence) }
                if let first, first.summary.count != summary.count || first.summary.sum != summary.sum {
                    findings.add("\(permutation) does not hold the quads of \(first.permutation)")
                }
                if first == nil { first = (permutation, summary) }
                for sentence in summary.unknownTerms(terms) { findings.add(sentence) }
                if let number = try? core.tables.number(.nextBlankNode, transaction),
                    summary.blankNodeEnd > max(number, quads.journal?.blankNodeEnd ?? 0)
                {
                    findings.add("\(permutation) has a blank node with a number that is not given out yet")
                }
            }
        }
        do throws(StoreError) {
            for sentence in try terms.check(limit: limit) { findings.add(sentence) }
        } catch {
            findings.add("\(error)")
        }
        do {
            for sentence in try attachmentReader()?.check(limit: limit) ?? [] { findings.add(sentence) }
        } catch {
            findings.add("\(error)")
        }
        return findings.sentences
    }

    /// Reads a permutation as it is stored.
    private func check(_ permutation: Permutation) throws(StoreError) -> RowSummary {
        let directory = try quads.directory(permutation)
        var summary = RowSummary(permutation)
        for (index, entry) in directory.entries.enumerated() {
            let bytes = unsafe try quads.block(entry.number)
            if unsafe Hash64.hash(bytes) != entry.checksum {
                summary.sentences.append("block \(entry.number) of \(permutation) has another check sum")
                continue
            }
            guard let block = unsafe BlockReader(bytes, columnCount: permutation.positions.count),
                block.rowCount == entry.rowCount
            else {
                summary.sentences.append("block \(entry.number) of \(permutation) cannot be read")
                continue
            }
            summary.read(block, entry, behind: index == 0 ? nil : directory.entries[index - 1].last)
        }
        // What was found so far is told also where the changes cannot be held against the blocks.
        do throws(StoreError) {
            for change in try quads.reader(permutation, Row.all).changes {
                if try quads.blocksHold(change.row, of: permutation) == change.isInsertion {
                    summary.sentences.append("a change of \(permutation) is one that its blocks hold already")
                }
                summary.add(change.row, isThere: change.isInsertion)
            }
        } catch {
            summary.sentences.append("\(error)")
        }
        return summary
    }
}

/// What was found, so much of it as is told.
private struct StoreFindings {
    let limit: Int
    private(set) var sentences: [String] = []

    init(limit: Int) { self.limit = limit }

    mutating func add(_ sentence: String) {
        if sentences.count < limit { sentences.append(sentence) }
    }

    mutating func reading<Value>(
        _ body: () throws(StoreError) -> Value, of permutation: Permutation
    ) -> Value? {
        do throws(StoreError) {
            return try body()
        } catch {
            add("\(error)")
            return nil
        }
    }
}

/// The rows of a permutation, summed up so that two orders of the same quads can be told to be that.
private struct RowSummary {
    let permutation: Permutation
    /// How many rows there are.
    private(set) var count = 0
    /// A sum of the quads that does not depend on their order.
    private(set) var sum: UInt64 = 0
    /// What is wrong.
    var sentences: [String] = []
    private var leading: Set<UInt64> = []
    /// Behind the greatest number of a blank node in the first column.
    private(set) var blankNodeEnd: UInt64 = 0

    init(_ permutation: Permutation) { self.permutation = permutation }

    mutating func add(_ row: Row, isThere: Bool) {
        let quad = permutation.quad(row)
        var mixed = UInt64(0x9E37_79B9_7F4A_7C15)
        for id in [quad.subject.bits, quad.predicate.bits, quad.object.bits, quad.graph.bits] {
            let product = (mixed ^ id).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
            mixed = product.high ^ product.low
        }
        sum = isThere ? sum &+ mixed : sum &- mixed
        count += isThere ? 1 : -1
        guard leading.insert(row[0]).inserted else { return }
        let id = TermID(bits: row[0])
        if id.tag == .numberedBlankNode { blankNodeEnd = max(blankNodeEnd, id.payload + 1) }
    }

    /// Reads a block, and compares with what its directory says.
    mutating func read(_ block: BlockReader, _ entry: BlockDirectory.Entry, behind last: Row?) {
        var (previous, distinct) = (last, (0, 0, 0))
        for index in 0..<block.rowCount {
            let row = block.row(at: index)
            if let previous, previous >= row {
                sentences.append("block \(entry.number) of \(permutation) is not in order")
                return
            }
            func differs(_ columns: Int) -> Int {
                previous.map { row.hasPrefix($0, count: columns) ? 0 : 1 } ?? 1
            }
            distinct = (distinct.0 + differs(1), distinct.1 + differs(2), distinct.2 + differs(3))
            add(row, isThere: true)
            previous = row
        }
        if block.row(at: 0) != entry.first || previous != entry.last || distinct != entry.distinct {
            sentences.append("the directory of \(permutation) describes block \(entry.number) wrongly")
        }
    }

    /// The terms in the first column that the dictionary does not have, and those that may not stand there.
    func unknownTerms(_ terms: TermReader) -> [String] {
        var found: [String] = []
        let isPredicate = permutation.positions[0] == .predicate
        for bits in leading.sorted() where found.count < 3 {
            do throws(StoreError) {
                let term = try terms.term(TermID(bits: bits))
                if isPredicate, term.iri == nil { found.append("a predicate of \(permutation) is no IRI") }
            } catch {
                found.append("a quad of \(permutation) has a term that the dictionary does not have: \(error)")
            }
        }
        return found
    }
}
