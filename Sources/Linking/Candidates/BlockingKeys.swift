internal import RDFModel

/// The keys by which things meet that are worth a comparison.
enum BlockingKeys {
    /// A key of a thing.
    struct Entry: Sendable {
        let key: UInt64
        let record: Int32
    }

    /// Brings together what has a key in common.
    @inline(never)
    static func sort(_ entries: inout [Entry]) {
        entries.sort { $0.key != $1.key ? $0.key < $1.key : $0.record < $1.record }
    }

    /// Keys in which the same thing is likely to agree: names, codes, other IRIs.
    static func strong(_ record: EntityRecord, _ body: (UInt64) -> Void) {
        for name in record.names {
            body(name.key)
            if name.wordsKey != 0 { body(name.wordsKey) }
            if name.script == .thai, !name.latin.isEmpty { body(KeyHash.hash(name.latin, seed: 1)) }
            if name.sound.count > 2 { body(name.soundKey) }
        }
        for identifier in record.identifiers {
            body(KeyHash.hash(identifier.bytes, seed: 10 + UInt64(identifier.scheme.rawValue)))
        }
        body(KeyHash.hash(record.iri.text.utf8, seed: 20))
        for iri in record.same { body(KeyHash.hash(iri.text.utf8, seed: 20)) }
    }

    /// Keys in which names agree that differ in some letters or words.
    static func weak(_ record: EntityRecord, _ words: WordTable, _ body: (UInt64) -> Void) {
        for name in record.names where name.rank <= .alternative && !name.isShort {
            if name.rank == .preferred, (6...28).contains(name.sound.count) { deletions(name.sound, body) }
            if name.sound.count >= 14 {
                body(KeyHash.hash(name.sound.prefix(10), seed: 7))
                body(KeyHash.hash(name.sound.suffix(10), seed: 8))
            }
            guard name.words.count > 1 else { continue }
            for index in 1..<name.words.count {
                body(pair(words, name.words[index - 1], name.words[index]))
            }
            if let rarest = name.words.min(by: { words.counts[Int($0)] < words.counts[Int($1)] }) {
                body(KeyHash.hash(words.words[Int(rarest)], seed: 6))
            }
        }
    }

    /// Two words side by side, in any order.
    private static func pair(_ words: WordTable, _ left: Int32, _ right: Int32) -> UInt64 {
        KeyHash.hash(words.words[Int(left)], seed: 5) &+ KeyHash.hash(words.words[Int(right)], seed: 5)
    }

    /// The sound, and the sound without each of its letters: two sounds that differ in one letter meet.
    private static func deletions(_ sound: [UInt8], _ body: (UInt64) -> Void) {
        body(KeyHash.hash(sound, seed: 4))
        for index in sound.indices where index == 0 || sound[index] != sound[index - 1] {
            body(KeyHash.hash(sound[..<index] + sound[(index + 1)...], seed: 4))
        }
    }
}
