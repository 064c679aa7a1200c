extension Snapshot {
    /// Reads the records of the journal anew, and holds their terms against the dictionary and their quads against the
    /// blocks.
    func checkJournal() -> [String] {
        do throws(StoreError) {
            guard let journal = quads.journal else { return [] }
            return try checkRecords(journal) + checkTerms(journal) + checkQuads(journal)
        } catch {
            return ["\(error)"]
        }
    }

    /// The file against what is known of it.
    private func checkRecords(_ journal: JournalView) throws(StoreError) -> [String] {
        let generation = try core.tables.number(.journal, transaction)
        let bytes = try core.journal.file.read(at: 0, count: core.journal.file.size())
        let read = bytes.withStoredBytes { JournalReading($0, generation: generation, as: journal.memory.terms) }
        // Others may have brought it into the tables, and begun it anew.
        guard try core.journal.isLast(transaction) else { return [] }
        if let damage = read.damage { return [damage] }
        let known = JournalView(read.memory, read.extent)
        let (count, found) = (journal.changes.count, known.changes)
        var sentences: [String] = []
        if read.extent.terms < journal.extent.terms || read.extent.triples < journal.extent.triples {
            sentences.append("records of the journal were lost: terms are missing")
        }
        if found.count < count { sentences.append("records of the journal were lost: changes are missing") }
        return sentences
    }

    /// Terms that cannot be read, stand elsewhere, or contain what is not there.
    private func checkTerms(_ journal: JournalView) throws(StoreError) -> [String] {
        var sentences: [String] = []
        let known = journal.memory.terms
        let tables = try TermReader(core.dictionary, transaction)
        for number in 0..<journal.extent.terms {
            let key = known.key(number)
            if TermKey.term(unsafe key.pointer.bindMemory(to: UInt8.self).span) == nil {
                sentences.append("term \(number) of the journal is no term")
            }
            if try tables.id(ofStored: key) != nil {
                sentences.append("term \(number) of the journal stands in the dictionary as well")
            }
        }
        for number in 0..<journal.extent.triples {
            do throws(StoreError) {
                _ = try terms.term(TermID(.tripleTerm, known.firstTriple + UInt64(number)))
            } catch {
                sentences.append("triple term \(number) of the journal cannot be read: \(error)")
            }
        }
        return sentences
    }

    /// Quads that the blocks hold though the journal says that they do not, or the other way round.
    private func checkQuads(_ journal: JournalView) throws(StoreError) -> [String] {
        var sentences: [String] = []
        for (quad, isInBlocks) in journal.changes {
            let permutation: Permutation = quad.graph.isBound ? .spog : .spo
            if try quads.blocksHold(permutation.row(quad), of: permutation) != isInBlocks {
                sentences.append("a quad of the journal is said to be in the blocks, or not to be, wrongly")
            }
        }
        return sentences
    }
}

/// The records of a generation as they stand in a file.
private struct JournalReading {
    let memory: JournalMemory
    private(set) var extent = JournalExtent()
    /// What is wrong.
    private(set) var damage: String?

    init(_ bytes: StoredBytes, generation: UInt64, as terms: JournalTerms) {
        memory = JournalMemory(firstTerm: terms.firstTerm, firstTriple: terms.firstTriple)
        var (offset, count) = (0, 0)
        while let head = JournalRecord.head(bytes.from(offset)), head.generation == generation, head.number == count {
            do throws(JournalRecord.Obstacle) {
                try JournalRecord.apply(bytes.part(offset, offset + head.size), head, to: memory, &extent)
            } catch {
                damage = "record \(count) of the journal contradicts itself"
                return
            }
            offset += head.size
            count += 1
        }
        damage = JournalRemains(bytes.from(offset), generation: generation, count: count).damage
    }
}
