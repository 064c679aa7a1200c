extension Snapshot {
    /// Holds the tables against each other: what stands in one of them and is known to no other, and the numbers that
    /// are kept of them.
    func checkTables() throws(StoreError) -> [String] {
        try checkProperties() + checkDirectories() + checkBlocks() + checkChanges() + checkVocabulary()
    }

    private func keys(of table: Table, _ body: ([UInt8]) -> Void) throws(StoreError) {
        let cursor = try transaction.cursor(table)
        var entry = unsafe try cursor.first()
        while let found = unsafe entry {
            body(unsafe Array(found.key))
            unsafe entry = try cursor.next()
        }
    }

    private func checkProperties() throws(StoreError) -> [String] {
        var sentences: [String] = []
        try keys(of: core.tables.properties) { key in
            let name = String(decoding: key, as: UTF8.self)
            if StoreTables.Property(rawValue: name) == nil, !StoreTables.isSumName(key) {
                sentences.append("the property '\(name)' is unknown")
            }
        }
        let format = try core.tables.number(.format, transaction)
        if format != StoreTables.formatVersion { sentences.append("the store says that its format is \(format)") }
        return sentences
    }

    private func checkDirectories() throws(StoreError) -> [String] {
        var sentences: [String] = []
        try keys(of: core.tables.directories) { key in
            if key.count != 1 || Permutation(rawValue: key[0]) == nil {
                sentences.append("there is a directory of an unknown permutation")
            }
        }
        return sentences
    }

    /// Blocks without a permutation, with two, or with a number that a new block might get.
    private func checkBlocks() throws(StoreError) -> [String] {
        var sentences: [String] = []
        var owners: [UInt64: Permutation] = [:]
        for permutation in Permutation.allCases {
            guard let directory = try? quads.directory(permutation) else { continue }
            for entry in directory.entries {
                if let other = owners.updateValue(permutation, forKey: entry.number) {
                    sentences.append("block \(entry.number) stands in the directories of \(other) and \(permutation)")
                }
            }
        }
        // A load that was interrupted leaves blocks, which the next writer clears away.
        let next = try core.tables.number(.nextBlock, transaction)
        let unfinished = try core.tables.number(.unfinishedLoad, transaction)
        try keys(of: core.tables.blocks) { key in
            guard key.count == 8 else { return sentences.append("a block has no number") }
            let number = key.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            if unfinished > 0, number >= unfinished - 1, owners[number] == nil { return }
            if owners[number] == nil { sentences.append("block \(number) belongs to no permutation") }
            if number >= next { sentences.append("block \(number) has a number that is not given out yet") }
        }
        if unfinished > next + 1 { sentences.append("an interrupted load begins behind the last block") }
        return sentences
    }

    /// The number of changes against what is kept of it.
    private func checkChanges() throws(StoreError) -> [String] {
        var sentences: [String] = []
        var counts = [Int](repeating: 0, count: Permutation.allCases.count)
        try keys(of: core.tables.changes) { key in
            guard let permutation = key.first.flatMap(Permutation.init(rawValue:)),
                key.count == 1 + 8 * permutation.positions.count
            else { return sentences.append("a change is of an unknown permutation") }
            counts[Int(permutation.rawValue)] += 1
        }
        for permutation in Permutation.allCases {
            let property: StoreTables.Property = permutation.holdsNamedGraphs ? .namedChanges : .defaultChanges
            let kept = try core.tables.number(property, transaction)
            let count = counts[Int(permutation.rawValue)]
            if UInt64(count) != kept {
                sentences.append("\(permutation) has \(count) changes, and \(kept) are counted")
            }
        }
        return sentences
    }

    /// Values of segments that their directories do not know. Those of a segment without a directory are what an
    /// interrupted load left, unless a later segment has one.
    private func checkVocabulary() throws(StoreError) -> [String] {
        var sentences: [String] = []
        try keys(of: core.dictionary.vocabulary) { key in
            guard key.count == 8 else { return sentences.append("a value of the vocabulary has no number") }
            let (segment, kind) = (Int(key[0]), SegmentFormat.Kind(rawValue: UInt64(key[1])))
            let number = key[2...].reduce(0) { $0 << 8 | Int($1) }
            guard segment < terms.segments.count else {
                if kind == .directory { sentences.append("a vocabulary segment in front of \(segment) is missing") }
                return
            }
            let directory = terms.segments[segment].directory
            let isKnown =
                switch kind {
                case .directory: number == 0
                case .dictionary: number < directory.dictionaryCount
                case .chunk: number < directory.chunkCount
                case nil: false
                }
            if !isKnown { sentences.append("vocabulary segment \(segment) has a value that its directory lacks") }
        }
        return sentences
    }
}
