import CEmbedded
import TestSupport
import Testing

@Suite("Files in the binary")
struct EmbeddedFilesTests {
    /// The embedded files by name.
    static let embedded: [String: [UInt8]] = {
        var count: UInt = 0
        guard let table = yong_embedded_files(&count) else { return [:] }
        let files = UnsafeBufferPointer(start: table, count: Int(count))
        return Dictionary(
            uniqueKeysWithValues: files.map { file in
                (String(cString: file.name), Array(UnsafeBufferPointer(start: file.bytes, count: Int(file.count))))
            })
    }()

    @Test("All of seeds/, seeds/words/ and ontology/ is there, and the models, byte for byte, and nothing else")
    func everything() {
        let folders = ["ontology", "seeds"]
        var names = folders.flatMap { folder in SeedFiles.turtleFiles(in: folder).map { folder + "/" + $0 } }
        names += WordFiles.all.map { "seeds/words/" + $0.name }
        names += Self.embedded.keys.filter { $0.hasSuffix(".model") }
        #expect(names.count >= 12)
        #expect(Self.embedded.keys.sorted() == names.sorted())
        for name in names {
            let bytes = SeedFiles.bytes(name)
            #expect(Self.embedded[name] == bytes, "\(name)")
        }
    }
}
