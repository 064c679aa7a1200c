extension TermReader {
    /// Goes through the whole dictionary and looks for damage: hashes of all values, the order of the keys, counts,
    /// directories against chunks, the tail against its hashes, triple terms against their ids.
    ///
    /// - Returns: a sentence for each finding, at most `limit`; none if all is well.
    /// - Throws: ``StoreError`` where LMDB cannot read.
    package func check(limit: Int = 100) throws(StoreError) -> [String] {
        var findings = Findings(limit: limit)
        for segment in segments { try check(segment, &findings) }
        try checkTail(&findings)
        try checkTriples(&findings)
        return findings.sentences
    }

    private struct Findings {
        let limit: Int
        var sentences: [String] = []

        mutating func add(_ sentence: @autoclosure () -> String) {
            if sentences.count < limit { sentences.append(sentence()) }
        }

        /// Notes what cannot be read as a finding; `nil` then.
        mutating func read<Value>(_ body: () throws(StoreError) -> Value) throws(StoreError) -> Value? {
            do throws(StoreError) {
                return try body()
            } catch .damaged(_, let detail) {
                add(detail)
                return nil
            }
        }
    }

    private func check(_ segment: SegmentReader, _ findings: inout Findings) throws(StoreError) {
        let directory = segment.directory
        let name = "vocabulary segment \(segment.number)"
        // It may be known from before it was damaged.
        let stored = unsafe try transaction.value(dictionary.vocabulary, SegmentFormat.key(segment.number, .directory))
        if unsafe stored.map({ unsafe Hash64.hash(StoredBytes($0).from(8).pointer) }) != directory.identity {
            findings.add("the directory of \(name) is not what was written")
        }
        for index in 0..<directory.dictionaryCount {
            let key = SegmentFormat.key(segment.number, .dictionary, index)
            guard let value = unsafe try transaction.value(dictionary.vocabulary, key) else {
                findings.add("compression dictionary \(index) of \(name) is missing")
                continue
            }
            let bytes = unsafe StoredBytes(value)
            if unsafe Hash64.hash(bytes.from(8).pointer) != bytes.uint64(0) {
                findings.add("compression dictionary \(index) of \(name) is not what was written")
            }
        }
        var last: [UInt8] = []
        var textSize: UInt64 = 0
        for index in 0..<directory.chunkCount {
            guard let chunk = try findings.read({ () throws(StoreError) in try segment.chunk(index) }) else { continue }
            let hash = chunk.bytes.uint64(0)
            if unsafe hash != directory.hash(index) || Hash64.hash(chunk.bytes.from(8).pointer) != hash {
                findings.add("chunk \(index) of \(name) is not what was written")
            }
            if chunk.wholeSeparator(0) != directory.separator(index) {
                findings.add("the directory of \(name) does not lead to chunk \(index)")
            }
            var count = 0
            for number in 0..<chunk.groupCount {
                let group = chunk.firstGroup + number
                let decoded = try findings.read { () throws(StoreError) in try segment.decode(group, chunk) }
                guard let decoded else { continue }
                count += decoded.count
                let separator = chunk.wholeSeparator(number)
                let isBehind = last.lexicographicallyPrecedes(separator) || group == 0
                var (cursor, key) = (FrontCodedCursor(), [UInt8]())
                for position in 0..<decoded.count {
                    decoded.advance(&cursor, to: position, &key)
                    textSize += UInt64(key.count)
                    if position == 0, !isBehind || key.lexicographicallyPrecedes(separator) {
                        findings.add("group \(group) of \(name) does not begin where chunk \(index) says")
                    }
                    if !last.lexicographicallyPrecedes(key) {
                        findings.add("term \(group * directory.groupSize + position) of \(name) is out of order")
                    }
                    if TermKey.term(key.span) == nil {
                        findings.add("term \(group * directory.groupSize + position) of \(name) is no term")
                    }
                    last = key
                }
            }
            if count != chunk.termCount { findings.add("chunk \(index) of \(name) has \(count) terms") }
        }
        if textSize != directory.textSize { findings.add("the keys of \(name) have \(textSize) bytes") }
    }

    /// The number of entries by the last index; not much more than there are, so that a wrong one leads to no long search.
    private func sensibleCount(_ table: Table) throws(StoreError) -> UInt64 {
        let entries = UInt64(clamping: try transaction.statistics(table).entries)
        return min(try TailFormat.count(table, transaction), min(entries, TermID.payloadMask) * 2 + 1000)
    }

    private func checkTail(_ findings: inout Findings) throws(StoreError) {
        let count = try sensibleCount(dictionary.tail)
        if try transaction.statistics(dictionary.tail).entries != Int(count) {
            findings.add("the dictionary's tail has gaps")
        }
        var entries = 0
        for index in 0..<count {
            let key = try findings.read { () throws(StoreError) in try tailKey(index) }
            guard let key else { continue }
            if unsafe try transaction.value(dictionary.tail, index).map({ unsafe StoredBytes($0).uint32(0) })
                != TailFormat.check(key)
            {
                findings.add("term \(index) of the dictionary's tail is not what was written")
            }
            let hash = unsafe Hash64.hash(key.pointer)
            let found = try findings.read { () throws(StoreError) in try tailID(key, hash) }
            if let found, found != TermID(.tailTerm, index) {
                findings.add("term \(index) of the dictionary's tail is not found by its hash")
            }
            for segment in segments {
                let place = try findings.read { () throws(StoreError) in try segment.lowerBound(key) }
                if let place, place.isEqual {
                    findings.add("term \(index) of the dictionary's tail stands in segment \(segment.number) as well")
                }
            }
            if TermKey.term(unsafe key.pointer.bindMemory(to: UInt8.self).span) == nil {
                findings.add("term \(index) of the dictionary's tail is no term")
            }
        }
        let cursor = try transaction.cursor(dictionary.tailHashes)
        var entry = unsafe try cursor.first()
        while let found = unsafe entry {
            let value = unsafe StoredBytes(found.value)
            let indexes = value.from(4)
            if value.count < 12 || indexes.count % 8 != 0 || TailFormat.check(indexes) != value.uint32(0) {
                findings.add("the hash \(unsafe StoredBytes(found.key).uint64(0)) of the tail is not what was written")
            }
            entries += indexes.count / 8
            unsafe entry = try cursor.next()
        }
        if entries != Int(count) { findings.add("the hashes of the tail lead to \(entries) terms of \(count)") }
    }

    private func checkTriples(_ findings: inout Findings) throws(StoreError) {
        let count = try sensibleCount(dictionary.triples)
        for table in [dictionary.triples, dictionary.tripleIDs] {
            let entries = try transaction.statistics(table).entries
            if entries != Int(count) { findings.add("the table '\(table.name)' has \(entries) entries of \(count)") }
        }
        for index in 0..<count {
            let id = TermID(.tripleTerm, index)
            guard let value = unsafe try transaction.value(dictionary.triples, index) else {
                findings.add("triple term \(index) is missing")
                continue
            }
            let bytes = unsafe StoredBytes(value)
            if TailFormat.check(bytes.from(4)) != bytes.uint32(0) {
                findings.add("triple term \(index) is not what was written")
            }
            guard let parts = try findings.read({ () throws(StoreError) in try triple(id) }) else { continue }
            if try self.id(of: parts) != id { findings.add("triple term \(index) is not found by its parts") }
            _ = try findings.read { () throws(StoreError) in try term(id) }
        }
        let cursor = try transaction.cursor(dictionary.tripleIDs)
        var entry = unsafe try cursor.first()
        while let found = unsafe entry {
            let value = unsafe StoredBytes(found.value)
            if value.count != 12 || TailFormat.check(value.from(4)) != value.uint32(0) || value.uint64(4) >= count {
                findings.add("the number of a triple term is not what was written")
            }
            unsafe entry = try cursor.next()
        }
    }
}
