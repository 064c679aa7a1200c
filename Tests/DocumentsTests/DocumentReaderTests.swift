import Documents
import Foundation
import Testing

@Suite("Files and folders")
struct DocumentReaderTests {
    /// A new folder with these files; a name may have folders in it.
    private static func folder(_ files: [(name: String, bytes: [UInt8])]) throws -> String {
        var template = Array("/tmp/documents-XXXXXX".utf8CString)
        let root = try #require(mkdtemp(&template).map { String(cString: $0) })
        for (name, bytes) in files {
            var path = root
            for part in name.split(separator: "/").dropLast() {
                path += "/" + part
                mkdir(path, 0o755)
            }
            let file = try #require(fopen(root + "/" + name, "w"))
            fwrite(bytes, 1, bytes.count, file)
            fclose(file)
        }
        return root
    }

    private static let news = Array("ข่าว\nเนื้อข่าว".utf8)

    @Test("A folder is read deeply, in the order of bytes, without what is hidden or no news")
    func deep() throws {
        let root = try Self.folder([
            ("b/2.txt", Self.news), ("b/10.txt", Self.news), ("a.txt", Self.news), (".hidden.txt", Self.news),
            (".git/x.txt", Self.news), ("notes.json", Self.news), ("seed.ttl", Self.news), ("README", Self.news),
            ("odd.xyz", [0, 1, 2]), ("c.json", Array(#"[{"id":"1","body":"ก"}]"#.utf8)),
            ("package.json", Array(#"{"name":"x"}"#.utf8)), ("b.html", Array("<p>ก</p>".utf8)),
        ])
        defer { try? FileManager.default.removeItem(atPath: root) }
        let listing = DocumentReader(inputs: [root]).files()
        #expect(listing.failures == [])
        #expect(
            listing.files.map { String($0.path.dropFirst(root.count + 1)) } == [
                "README", "a.txt", "b.html", "b/10.txt", "b/2.txt", "c.json",
            ])
        #expect(
            listing.skipped.map { String($0.dropFirst(root.count + 1)) } == [
                "notes.json", "odd.xyz", "package.json", "seed.ttl",
            ])
        #expect(DocumentReader(inputs: [root + "/"]).files().files.first?.path == root + "/README")
    }

    @Test("A file that is named is read, whatever its ending")
    func named() throws {
        let root = try Self.folder([("x.json", Self.news), ("y", Array(#"{"id":"1","body":"ก"}"#.utf8))])
        defer { try? FileManager.default.removeItem(atPath: root) }
        let batch = DocumentReader(inputs: [root + "/x.json", root + "/y"]).read()
        #expect(batch.failures == [])
        #expect(batch.documents.map(\.id) == ["x", "1"])
    }

    @Test("What cannot be read is told, and the rest is read")
    func failures() throws {
        let root = try Self.folder([("a.txt", Self.news), ("b.txt", []), ("c.txt", [0xE0, 0xB8]), ("d/e.json", [])])
        defer { try? FileManager.default.removeItem(atPath: root) }
        let batch = DocumentReader(inputs: [root + "/none.txt", root, root + "/d"]).read()
        #expect(batch.documents.map(\.source) == [root + "/a.txt"])
        #expect(
            batch.failures.map { String($0.description.dropFirst(root.count)) } == [
                "/none.txt: there is no such file", "/d: none of the folder's 1 files is news",
                "/b.txt: there is no text in it", "/c.txt: byte 0 is not valid in UTF-8",
            ])
        #expect(DocumentReader(inputs: []).read().failures == [DocumentFailure(source: "", reason: .noInput)])
        let empty = try Self.folder([])
        defer { try? FileManager.default.removeItem(atPath: empty) }
        #expect(
            DocumentReader(inputs: [empty]).read().failures == [
                DocumentFailure(source: empty, reason: .noNewsInFolder(skipped: 0))
            ])
    }

    @Test("A file that is too large is told")
    func large() throws {
        let root = try Self.folder([("a.txt", Self.news)])
        defer { try? FileManager.default.removeItem(atPath: root) }
        var settings = DocumentReader.Settings()
        settings.largestFile = Self.news.count - 1
        let batch = DocumentReader(inputs: [root], settings: settings).read()
        #expect(batch.failures.map(\.reason) == [.tooLarge(limit: Self.news.count - 1)])
        settings.largestFile = Self.news.count
        #expect(DocumentReader(inputs: [root], settings: settings).read().documents.count == 1)
    }

    @Test("Files may be read from several threads")
    func threads() async throws {
        let root = try Self.folder((0..<50).map { ("\($0).txt", Array("หัวข้อ \($0)\nข่าว".utf8)) })
        defer { try? FileManager.default.removeItem(atPath: root) }
        let reader = DocumentReader(inputs: [root])
        let ids = await withTaskGroup(of: [String].self) { group in
            for file in reader.files().files { group.addTask { reader.documents(in: file).documents.map(\.id) } }
            return await group.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(ids) == Set((0..<50).map(String.init)))
    }
}
