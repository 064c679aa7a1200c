import TestSupport
import Testing
import ThaiText

@testable import EntityExtraction

/// What one pass over a line finds, against a look-up at every character.
@Suite("Words of a line")
struct LineScannerTests {
    /// Thai letters, a mark, Latin letters, a digit, signs, a dash of three bytes and a letter of two.
    private static let characters = ["ก", "ข", "เ", "ุ", "a", "B", "1", " ", "(", "–", "é", "ก", "ข"]

    private static func text(_ numbers: inout SeededGenerator, _ lengths: ClosedRange<Int>) -> String {
        (0..<Int.random(in: lengths, using: &numbers))
            .map { _ in characters[Int.random(in: 0..<characters.count, using: &numbers)] }.joined()
    }

    /// The places of a line where a character begins.
    private static func starts(of line: Range<Int>, in bytes: [UInt8]) -> [Int] {
        line.filter { bytes[$0] & 0xC0 != 0x80 }
    }

    private static func beginsWord(_ position: Int, in line: Range<Int>, of bytes: [UInt8]) -> Bool {
        if bytes[position] >= 0x80 { return true }
        let isFirst = position == line.lowerBound || bytes[position - 1] == UInt8(ascii: " ")
        return isFirst && (0x41...0x5A).contains(bytes[position])
    }

    @Test("the same cues and offices as a look-up at every character finds", arguments: [1, 5, 60, 700])
    func words(count: Int) {
        var numbers = SeededGenerator(seed: UInt64(count))
        let cues = PhraseTrie((0..<count).map { (Self.text(&numbers, 0...6), Int16($0)) })
        let offices = PhraseTrie((0..<count).map { (Self.text(&numbers, 0...6), Int16($0)) })
        let scanner = LineScanner(cues: cues, offices: offices)
        for _ in 0..<300 {
            let bytes = NormalizedText(Self.text(&numbers, 1...30)).bytes
            let places = Self.starts(of: bytes.indices, in: bytes) + [bytes.count]
            let end = places[Int.random(in: 0..<places.count, using: &numbers)]
            let line = places[Int.random(in: places.indices, using: &numbers)]..<bytes.count
            for line in [0..<end, line] {
                var found = LineWords()
                scanner.scan(line, of: bytes, to: &found)
                var expected = LineWords()
                for start in Self.starts(of: line, in: bytes) {
                    if let hit = cues.longest(in: bytes, at: start, limit: line.upperBound) {
                        expected.cues.append(LineWords.Hit(range: start..<hit.end, value: hit.value))
                    }
                    if Self.beginsWord(start, in: line, of: bytes),
                        offices.longest(in: bytes, at: start, limit: line.upperBound) != nil
                    {
                        expected.offices.append(start)
                    }
                }
                #expect(found.cues.map(\.range) == expected.cues.map(\.range))
                #expect(found.cues.map(\.value) == expected.cues.map(\.value))
                #expect(found.offices == expected.offices)
                #expect(found.signs.map(\.position) == line.filter { "(),-\"/ 0123456789".utf8.contains(bytes[$0]) })
            }
        }
    }
}

/// Names by number.
@Suite("Names of a document")
struct NameTableTests {
    @Test("equal names of one kind have one number, all others their own")
    func numbers() {
        var table = NameTable(expected: 0)
        var known: [[UInt8]: Int] = [:]
        var numbers = SeededGenerator(seed: 7)
        for _ in 0..<2000 {
            let name = (0..<Int.random(in: 0...3, using: &numbers)).map { _ in
                UInt8.random(in: 0...9, using: &numbers)
            }
            let tag = UInt8.random(in: 0...1, using: &numbers)
            let (number, isNew) = table.number(of: name, tag: tag)
            #expect(isNew == (known[name + [tag]] == nil))
            #expect(number == known[name + [tag], default: known.count])
            #expect(table[number] == name)
            known[name + [tag]] = number
        }
    }
}
