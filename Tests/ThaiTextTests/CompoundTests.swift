import Testing
import ThaiText

@Suite("Words of the dictionary that are made of others")
struct CompoundTests {
    @Test(
        "The parts, and the words that several of them make",
        arguments: [
            ("นายกรัฐมนตรี", "นายก|รัฐ|มนตรี", "รัฐมนตรี"), ("กระทรวงการคลัง", "กระ|ทรวง|การ|คลัง", "กระทรวง"),
            ("โรงเรียน", "โรง|เรียน", "โรงเรียน"),
        ])
    func parts(_ word: String, _ parts: String, _ inner: String) {
        let bytes = Array(word.utf8)
        let compound = WordSegmenter.compound(in: bytes, 0..<bytes.count)
        let ends = [0] + compound.boundaries + [bytes.count]
        let found = zip(ends, ends.dropFirst()).map { String(decoding: bytes[$0..<$1], as: UTF8.self) }.joined(
            separator: "|")
        #expect(Array(found.utf8) == Array(parts.utf8), "\(found)")
        let words = compound.words.map { String(decoding: bytes[$0], as: UTF8.self) }
        #expect(words.contains { $0.utf8.elementsEqual(word.utf8) }, "the whole is one of the words")
        #expect(words.contains { $0.utf8.elementsEqual(inner.utf8) }, "\(words)")
        #expect(compound.words.allSatisfy { ends.contains($0.lowerBound) && ends.contains($0.upperBound) })
    }

    @Test(
        "What is not made of words has no parts",
        arguments: ["", "น้ำ", "abcdefghi", "กกกกกกกกกก", "๑๒๓๔๕๖", "ช่อชัยทิพฐ์", String(repeating: "นายก", count: 100)])
    func none(_ word: String) {
        let bytes = Array(word.utf8)
        let compound = WordSegmenter.compound(in: bytes, 0..<bytes.count)
        #expect(compound.boundaries.isEmpty == compound.words.isEmpty)
        if word.unicodeScalars.count > 60 || word.unicodeScalars.count < 6 { #expect(compound.words.isEmpty) }
    }
}
