import Compression
import Foundation
import Testing

/// Streams of gzip, bzip2 and zstd.
@Suite struct CompressionTests {
    private static let text = Array(
        (0..<30_000).map { "<http://e/\($0)> <http://e/p> \"ข่าว \($0 % 97)\" .\n" }.joined().utf8)

    private func compressed(_ bytes: [UInt8], _ format: CompressionFormat, pieces: Int = 5000) throws -> [UInt8] {
        var compressor = try Compressor(format, source: "test")
        var output: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            try compressor.write(Array(bytes[start..<min(start + pieces, bytes.count)])) { output += $0 }
        }
        try compressor.finish { output += $0 }
        return output
    }

    private func decompressed(_ bytes: [UInt8], pieces: Int) throws -> [UInt8] {
        var decompressor = Decompressor(source: "test")
        var output: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            try decompressor.read(Array(bytes[start..<min(start + pieces, bytes.count)])) { output += $0 }
        }
        try decompressor.finish { output += $0 }
        return output
    }

    @Test(
        "What was packed is unpacked, however it is cut", arguments: CompressionFormat.allCases, [1, 7, 1000, 1 << 22])
    func roundTrip(_ format: CompressionFormat, pieces: Int) throws {
        let text = pieces == 1 ? Array(Self.text.prefix(20_000)) : Self.text
        let packed = try compressed(text, format)
        #expect(packed.count < text.count / 3)
        #expect(CompressionFormat(magic: packed) == format)
        #expect(try decompressed(packed, pieces: pieces) == text)
    }

    @Test(
        "Several members are one stream, and zeros behind them are passed over", arguments: CompressionFormat.allCases,
        [1, 9, 1 << 20])
    func members(_ format: CompressionFormat, pieces: Int) throws {
        let part = Array(Self.text.prefix(3000))
        let packed = try compressed(part, format)
        #expect(
            try decompressed(packed + packed + (try compressed([], format)) + packed, pieces: pieces) == part + part
                + part)
        #expect(try decompressed(packed + [0, 0, 0], pieces: pieces) == part)
    }

    @Test("Nothing packed is nothing unpacked", arguments: CompressionFormat.allCases)
    func empty(_ format: CompressionFormat) throws {
        #expect(try decompressed(try compressed([], format), pieces: 3).isEmpty)
    }

    @Test("A stream that ends too early is an error that names it", arguments: CompressionFormat.allCases)
    func truncated(_ format: CompressionFormat) throws {
        let packed = try compressed(Array(Self.text.prefix(5000)), format)
        for count in [4, 20, packed.count / 2, packed.count - 1] {
            #expect(throws: CompressionError.truncated(source: "test", format)) {
                try decompressed(Array(packed.prefix(count)), pieces: 11)
            }
        }
        #expect(throws: CompressionError.truncated(source: "test", format)) {
            try decompressed(packed + packed.prefix(10), pieces: 1 << 20)
        }
    }

    @Test("Damage and garbage behind the end are errors", arguments: CompressionFormat.allCases)
    func damaged(_ format: CompressionFormat) throws {
        let packed = try compressed(Array(Self.text.prefix(5000)), format)
        var bad = packed
        bad[packed.count - 6] ^= 0x55
        bad[packed.count / 2] ^= 0xFF
        #expect(throws: CompressionError.self) { try decompressed(bad, pieces: 1 << 20) }
        #expect(throws: CompressionError.damaged(source: "test", format)) {
            try decompressed(packed + Array("garbage, garbage, garbage".utf8), pieces: 1 << 20)
        }
    }

    @Test("Random damage never does more than throw", arguments: CompressionFormat.allCases, [1, 2, 3] as [UInt64])
    func fuzz(_ format: CompressionFormat, seed: UInt64) throws {
        let packed = try compressed(Array(Self.text.prefix(4000)), format)
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        for _ in 0..<300 {
            var bad = packed
            for _ in 0..<3 {
                state ^= state << 13
                state ^= state >> 7
                state ^= state << 17
                bad[4 + Int(state >> 33) % (bad.count - 4)] = UInt8(truncatingIfNeeded: state)
            }
            _ = try? decompressed(bad, pieces: 100)
        }
    }

    @Test("A bomb comes in small pieces, and a bound stops it", arguments: CompressionFormat.allCases)
    func bomb(_ format: CompressionFormat) throws {
        var compressor = try Compressor(format, source: "bomb")
        var packed: [UInt8] = []
        let zeros = [UInt8](repeating: 0x20, count: 1 << 20)
        for _ in 0..<64 { try compressor.write(zeros) { packed += $0 } }
        try compressor.finish { packed += $0 }
        #expect(packed.count < 1 << 17)
        var decompressor = Decompressor(source: "bomb")
        var (largest, total) = (0, 0)
        try decompressor.read(packed) {
            largest = max(largest, $0.count)
            total += $0.count
        }
        try decompressor.finish { total += $0.count }
        #expect(total == 64 << 20 && largest <= 1 << 18)
        #expect(try Decompressor.bytes(of: packed, source: "bomb", limit: 1000).count == 1000)
    }

    @Test("Other bytes pass as they are", arguments: ["", "B", "BZh", "BZhx", "<http://e/> .", "\u{1F}"], [1, 100])
    func plain(_ text: String, pieces: Int) throws {
        #expect(try decompressed(Array(text.utf8), pieces: pieces) == Array(text.utf8))
    }

    @Test(
        "The tools of the system read what is written, and the other way round",
        arguments: [
            (CompressionFormat.gzip, "gzip"), (.bzip2, "bzip2"), (.zstd, "zstd"),
        ])
    func tools(_ format: CompressionFormat, _ tool: String) throws {
        let path = "/usr/bin/" + tool
        guard FileManager.default.isExecutableFile(atPath: path) else {
            print("skipped: no \(path)")
            return
        }
        let folder = NSTemporaryDirectory() + "yong-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        func run(_ arguments: [String], _ input: [UInt8]) throws -> [UInt8] {
            try Data(input).write(to: URL(fileURLWithPath: folder + "/in"))
            _ = FileManager.default.createFile(atPath: folder + "/out", contents: nil)
            let process = Process()
            process.executableURL = URL(fileURLWithPath: path)
            process.arguments = arguments
            process.standardInput = FileHandle(forReadingAtPath: folder + "/in")
            process.standardOutput = FileHandle(forWritingAtPath: folder + "/out")
            try process.run()
            process.waitUntilExit()
            return Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/out")))
        }
        #expect(try run(["-dc"], try compressed(Self.text, format)) == Self.text)
        #expect(try decompressed(try run(["-c"], Self.text), pieces: 1 << 16) == Self.text)
    }

    @Test func names() {
        #expect(CompressionFormat(fileName: "a/b.ttl.GZ") == .gzip && CompressionFormat(fileName: "b.zst") == .zstd)
        #expect(CompressionFormat(fileName: "gz") == nil && CompressionFormat(fileName: "b.ttl") == nil)
        #expect(CompressionFormat.innerName(of: "ข่าว.ttl.bz2") == "ข่าว.ttl")
        #expect(CompressionFormat.innerName(of: "b.ttl") == "b.ttl")
    }
}
