import Foundation
import Testing

@Suite("A folder of seeds on the command line")
struct SeedFolderTests {
    private static let news = "ข่าวทดสอบ\nตาเฒ่าสมหมาย ใจเย็น กล่าวว่า ฝนจะตก\n"

    @Test("Word files in the folder add to the words in the program")
    func words() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.file("seeds/words/mine.txt", "# A title.\n[titles]\nตาเฒ่า\n")
        let item = try folder.file("item.txt", Self.news)
        let plain = try Command.yong("extract", item)
        #expect(!plain.output.contains("\"สมหมาย ใจเย็น\""))
        let extended = try Command.yong("extract", item, "--seeds", folder.path + "/seeds")
        #expect(extended.status == 0, "\(extended.messages)")
        #expect(extended.output.contains("\"สมหมาย ใจเย็น\""))
    }

    @Test("A bad line in a word file is told with file and line")
    func badWords() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let file = try folder.file("seeds/words/mine.txt", "[titles]\nตาเฒ่า\n[tiltes]\n")
        let item = try folder.file("item.txt", Self.news)
        let result = try Command.yong("extract", item, "--seeds", folder.path + "/seeds")
        #expect(result.status == 1)
        #expect(result.messages.contains("\(file):3: there is no section [tiltes]"))
        #expect(result.output.isEmpty)
    }
}
