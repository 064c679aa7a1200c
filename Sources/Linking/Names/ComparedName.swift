/// What letters a name is written in.
enum Script: UInt8, Sendable {
    case latin, thai, other
}

/// A name in the forms in which it is compared.
package struct ComparedName: Sendable {
    /// As it was written.
    package let text: String
    let rank: NameRank
    let script: Script
    /// The letters and digits without spaces and without a noun for the sort of place, folded.
    let compact: [UInt8]
    /// A hash of them.
    let key: UInt64
    /// The kind that its noun tells.
    let kind: Kind?
    /// The numbers in it and in what it was taken from, ascending.
    let numbers: [UInt64]
    /// Its words that say something, by their numbers, in their order; none for Thai.
    let words: [Int32]
    /// A hash of the words without their order; 0 without words.
    let wordsKey: UInt64
    /// The name in Latin letters without spaces: as it is, or Thai romanised; empty for other scripts.
    let latin: [UInt8]
    /// Its rough sound.
    let sound: [UInt8]
    let soundKey: UInt64
    /// Whether it is an abbreviation, or as short as one.
    let isShort: Bool
}

/// The words of all names of a run, numbered, with how many names hold each of them.
struct WordTable {
    private var numbers: [[UInt8]: Int32] = [:]
    private(set) var words: [[UInt8]] = []
    private(set) var counts: [Int32] = []
    private(set) var nameCount = 0

    /// Forgets the words from a number on.
    mutating func truncate(to count: Int) {
        for word in words[count...] { numbers[word] = nil }
        words.removeLast(words.count - count)
        counts.removeLast(counts.count - count)
    }

    /// The number of a word.
    mutating func number(of word: [UInt8]) -> Int32 {
        if let number = numbers[word] { return number }
        let number = Int32(words.count)
        numbers[word] = number
        words.append(word)
        counts.append(0)
        return number
    }

    /// Counts the words of a name.
    mutating func count(_ numbers: [Int32]) {
        nameCount += 1
        for number in Set(numbers) { counts[Int(number)] += 1 }
    }
}

/// Makes names comparable. One thread at a time may use it.
final class NameReader {
    private let romanizer = ThaiRomanizer()
    private(set) var table = WordTable()
    /// Whether the names that are read count for how common words are.
    private var isCounting = true

    /// Reads names of a question, and forgets their words again.
    func withoutCounting<Value>(_ body: () throws -> Value) rethrows -> Value {
        let count = table.words.count
        isCounting = false
        defer {
            table.truncate(to: count)
            isCounting = true
        }
        return try body()
    }

    /// Reads a name, and the shorter ones that stand in it: what is in front of a bracket, a comma or an abbreviation, and
    /// what is left without the country's name.
    func read(_ text: String, _ rank: NameRank) -> [ComparedName] {
        var names: [ComparedName] = []
        // A shorter name stands for the whole: its meeting is that of the year that the bracket tells.
        let numbers = NameNumbers.numbers(NormalizedName.bytes(text))
        func add(_ text: String, _ rank: NameRank) {
            guard let name = name(text, rank, numbers), !names.contains(where: { $0.key == name.key }) else { return }
            names.append(name)
        }
        add(text, rank)
        if let shorter = NameParts.front(of: text) {
            // "Universal Postal Union (UPU)" is that body; "Congo (Dem. Rep.)" is not Congo.
            add(shorter.text, max(rank, shorter.isWhole ? .alternative : .hidden))
        }
        if let general = NameParts.withoutCountry(text) { add(general, max(rank, .hidden)) }
        return names
    }

    private func name(_ text: String, _ rank: NameRank, _ found: [UInt64]) -> ComparedName? {
        let bytes = NormalizedName.bytes(text)
        let folded = NameFolding.words(bytes)
        guard !folded.isEmpty else { return nil }
        let script = NameReader.script(folded)
        let spaced = script == .thai ? folded : NameReader.standard(folded)
        let (core, kind) = ClassNouns.split(spaced, script)
        let compact = core.filter { $0 != UInt8(ascii: " ") }
        var numbers: [Int32] = []
        if script == .latin {
            let words = core.split(separator: UInt8(ascii: " ")).map(Array.init)
            let full = words.filter { !LatinWords.isSmall($0) }
            numbers = (full.isEmpty ? words : full).map { table.number(of: $0) }
            if isCounting { table.count(numbers) }
        }
        var latin: [UInt8] = []
        switch script {
        case .latin: latin = compact
        case .thai:
            latin = romanizer.romanised(bytes: core).filter { $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 }
        case .other: break
        }
        let sound = LatinSound.sound(latin)
        return ComparedName(
            text: text, rank: rank, script: script, compact: compact, key: KeyHash.hash(compact, seed: 1), kind: kind,
            numbers: found, words: numbers, wordsKey: NameReader.wordsKey(numbers, table), latin: latin, sound: sound,
            soundKey: sound.isEmpty ? 0 : KeyHash.hash(sound, seed: 2),
            isShort: NameReader.isShort(text, compact, script))
    }

    /// Words with abbreviations in full.
    private static func standard(_ folded: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        for word in folded.split(separator: UInt8(ascii: " ")) {
            if !output.isEmpty { output.append(UInt8(ascii: " ")) }
            output += LatinWords.standard(word)
        }
        return output
    }

    private static func wordsKey(_ numbers: [Int32], _ table: WordTable) -> UInt64 {
        guard !numbers.isEmpty else { return 0 }
        var key: UInt64 = 0
        for number in Set(numbers) { key &+= KeyHash.hash(table.words[Int(number)], seed: 3) }
        return key == 0 ? 1 : key
    }

    private static func script(_ folded: [UInt8]) -> Script {
        var (latin, thai, other) = (0, 0, 0)
        var offset = 0
        while offset < folded.count {
            let byte = folded[offset]
            let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            if byte < 0x80 {
                if byte != UInt8(ascii: " ") { latin += 1 }
            } else if byte == 0xE0, offset + 1 < folded.count, folded[offset + 1] & 0xFE == 0xB8 {
                thai += 1
            } else {
                other += 1
            }
            offset += length
        }
        return thai >= latin && thai >= other ? .thai : latin > other ? .latin : .other
    }

    /// ITU, ก.พ., UN, MOPH: what stands for many things.
    private static func isShort(_ text: String, _ compact: [UInt8], _ script: Script) -> Bool {
        if script == .thai { return compact.count <= 9 || text.utf8.contains(UInt8(ascii: ".")) && compact.count <= 15 }
        if compact.count <= 2 { return true }
        let letters = text.utf8.filter { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
        return letters.count <= 6 && letters.count > 1 && letters.dropFirst().allSatisfy { $0 < 0x61 }
    }
}
