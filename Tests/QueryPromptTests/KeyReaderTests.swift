import Testing

@testable import QueryPrompt

@Suite("Keys from bytes")
struct KeyReaderTests {
    private func keys(_ text: String) -> [Key] { keys(Array(text.utf8)) }

    private func keys(_ bytes: [UInt8]) -> [Key] {
        var rest = bytes[...]
        let reader = KeyReader { _ in rest.popFirst() }
        var keys: [Key] = []
        while let key = reader.key() { keys.append(key) }
        return keys
    }

    @Test func characters() {
        #expect(keys("aที😀") == [.character("a"), .character("ท"), .character("ี"), .character("😀")])
        #expect(keys([0xFF, 0x41]) == [.other, .character("A")] || keys([0xFF, 0x41]) == [.other])
        #expect(keys([0xC3]) == [.other])
    }

    @Test(
        arguments: [
            ("\u{1B}[A", .up), ("\u{1B}OA", .up), ("\u{10}", .up), ("\u{1B}[B", .down), ("\u{1B}[C", .right),
            ("\u{1B}[D", .left), ("\u{1B}[1;5C", .wordRight), ("\u{1B}[1;3D", .wordLeft), ("\u{1B}b", .wordLeft),
            ("\u{1B}[H", .home), ("\u{1B}[1~", .home), ("\u{1B}OF", .end), ("\u{1B}[3~", .delete),
            ("\u{7F}", .backspace),
            ("\u{1B}\r", .newLine), ("\u{1B}[27;3;13~", .newLine), ("\r", .enter), ("\u{3}", .interrupt),
            ("\u{4}", .endOfInput), ("\u{1B}[99~", .other), ("\u{1B}", .other), ("\u{1B}[", .other),
            ("\u{1B}[99999999999999999999999~", .other), ("\u{17}", .deleteWord), ("\u{1B}\u{7F}", .deleteWord),
        ] as [(String, Key)])
    func sequences(_ bytes: String, _ key: Key) {
        #expect(keys(bytes) == [key])
        #expect(keys(bytes + "x").last == .character("x") || bytes.hasPrefix("\u{1B}") && bytes.utf8.count < 3)
    }

    @Test func pastedTextIsOneKey() {
        #expect(keys("\u{1B}[200~a\r\n\tb\u{1}\rc\u{1B}[201~d") == [.paste("a\n    b\nc"), .character("d")])
        #expect(keys("\u{1B}[200~unfinished") == [.paste("unfinished")])
    }
}
