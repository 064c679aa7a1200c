import Foundation
import Testing

@testable import QueryPrompt

@Suite("What was asked before")
struct HistoryTests {
    @Test func goesBackAndForth() {
        var history = History(["one", "two"])
        #expect(history.previous("draft") == "two")
        #expect(history.previous("two") == "one")
        #expect(history.previous("one") == nil)
        #expect(history.next() == "two")
        #expect(history.next() == "draft")
        #expect(history.next() == nil)
        let isNew = history.add("two")
        #expect(!isNew)
        let isOther = history.add("three")
        #expect(isOther)
        #expect(history.previous("") == "three")
    }

    @Test(arguments: ["a\nb", "\\n", "\\", "a\\\n\\\\b", "ที่", "", "\u{E4}", "a\u{308}"])
    func linesHoldAnyText(_ text: String) {
        let line = History.line(text)
        #expect(!line.contains("\n"))
        #expect(Array(History.entry(line).utf8) == Array(text.utf8))
    }

    @Test func theFileKeepsTheLatest() throws {
        let folder = NSTemporaryDirectory() + "yong-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = try #require(HistoryFile { $0 == "XDG_STATE_HOME" ? folder : nil })
        #expect(file.read() == [])
        for number in 0..<2 * History.limit + 1 { file.append("line\n\(number)") }
        #expect(file.read().last == "line\n\(2 * History.limit)")
        #expect(file.read().count == History.limit)
        let lines = try String(contentsOfFile: file.path, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == History.limit)
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func theFolderIsThatOfTheEnvironment() {
        #expect(HistoryFile { $0 == "HOME" ? "/home/me" : nil }?.path == "/home/me/.local/state/yong/query-history")
        #expect(HistoryFile { _ in "/x" }?.path == "/x/yong/query-history")
        #expect(HistoryFile { $0 == "XDG_STATE_HOME" ? "relative" : nil } == nil)
        #expect(HistoryFile { _ in nil } == nil)
        // A folder that cannot be made, and a file that cannot be read, are no error.
        let file = HistoryFile(path: "/proc/no/history")
        file.append("x")
        #expect(file.read() == [])
    }
}
