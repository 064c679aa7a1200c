import RDFModel
import RDFSyntax
import TestSupport
import Testing

/// Everything that a reading tells.
struct Outcome: Equatable, CustomStringConvertible {
    var quads: [Quad] = []
    var prefixes: [String] = []
    var error: String?
    var report: ReadingReport?

    /// Only what differs is worth a line.
    var description: String { "\(quads.count) quads, error \(error ?? "none"), report \(String(describing: report))" }

    private struct Collector: QuadSink {
        var quads: [Quad] = []
        var prefixes: [String] = []
        mutating func prefix(_ name: String, _ namespace: IRI) { prefixes.append(name + ": " + namespace.text) }
        mutating func quad(_ quad: Quad) { quads.append(quad) }
    }

    private init(_ body: (inout Collector) throws -> ReadingReport) {
        var collector = Collector()
        do { report = try body(&collector) } catch { self.error = "\(error)" }
        (quads, prefixes) = (collector.quads, collector.prefixes)
    }

    /// Reads pushed chunks, cut at the given places.
    init(_ bytes: [UInt8], _ format: RDFFormat, _ options: ReadingOptions, cuts: [Int] = []) {
        self.init { collector in
            var reader = try RDFReader(format: format, base: Outcome.base, source: "f", options: options)
            var start = 0
            for end in cuts + [bytes.count] {
                try reader.read(Array(bytes[start..<end]), into: &collector)
                start = end
            }
            try reader.finish(into: &collector)
            return reader.report
        }
    }

    /// Reads with several threads, which get the bytes in small pieces.
    init(threaded bytes: [UInt8], _ format: RDFFormat, _ options: ReadingOptions, piece: Int) {
        self.init { collector in
            try RDFReader.read(
                from: PieceSource(bytes: bytes, piece: piece), format: format, base: Outcome.base, source: "f",
                options: options, into: &collector)
        }
    }

    private static let base = IRI(unchecked: "http://base/dir/file")
}

/// Bytes in memory, given out in small pieces.
private struct PieceSource: ChunkSource {
    let bytes: [UInt8]
    let piece: Int
    var position = 0

    mutating func read(into buffer: inout [UInt8], from start: Int) -> Int {
        let count = min(piece, bytes.count - position, buffer.count - start)
        for offset in 0..<count { buffer[start + offset] = bytes[position + offset] }
        position += count
        return count
    }
}

@Suite("A document reads the same however it is cut and by however many threads")
struct EquivalenceTests {
    private static let options: [ReadingOptions] = [
        ReadingOptions(threads: 3), ReadingOptions(errors: .skip, terms: .warn, threads: 3),
        ReadingOptions(errors: .collect, terms: .lenient, threads: 3),
    ]

    /// The documents of the W3C suites, and generated ones.
    private static func documents(_ format: RDFFormat) throws -> [[UInt8]] {
        let folders: [String]
        switch format {
        case .ntriples: folders = ["rdf11/rdf-n-triples", "rdf12/rdf-n-triples/syntax", "rdf12/rdf-n-triples/c14n"]
        case .nquads: folders = ["rdf11/rdf-n-quads", "rdf12/rdf-n-quads/syntax"]
        case .turtle: folders = ["rdf11/rdf-turtle", "rdf12/rdf-turtle/syntax", "rdf12/rdf-turtle/eval"]
        default: folders = ["rdf11/rdf-trig", "rdf12/rdf-trig/syntax", "rdf12/rdf-trig/eval"]
        }
        var documents = try folders.flatMap { Manifest.entries("rdf/" + $0) }.map {
            try Shared.bytes(ofFile: $0.action)
        }
        for seed in 0..<20 as Range<UInt64> {
            var generator = GeneratedDataset(seed: seed)
            let dataset = generator.make(withGraphs: format.holdsNamedGraphs, isXML: false)
            documents.append(try RDFWriter.bytes(of: dataset, format: format, prefixes: RoundTripTests.prefixes))
        }
        return documents
    }

    private func check(_ bytes: [UInt8], _ format: RDFFormat, _ random: inout SeededGenerator, _ note: String) {
        for options in Self.options {
            let whole = Outcome(bytes, format, options)
            var cuts: [Int] = []
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                cuts.append(Int.random(in: 0...bytes.count, using: &random))
            }
            cuts.sort()
            let chunked = Outcome(bytes, format, options, cuts: cuts)
            #expect(chunked == whole, "\(note) cut at \(cuts): \(String(decoding: bytes, as: UTF8.self))")
            let piece = Int.random(in: 1...40, using: &random)
            let threaded = Outcome(threaded: bytes, format, options, piece: piece)
            #expect(threaded == whole, "\(note) in pieces of \(piece): \(String(decoding: bytes, as: UTF8.self))")
            if chunked != whole || threaded != whole { return }
        }
    }

    @Test("Documents as they are", arguments: RDFFormat.texts)
    func plain(format: RDFFormat) throws {
        var random = SeededGenerator(seed: 1)
        for (index, bytes) in try Self.documents(format).enumerated() {
            check(bytes, format, &random, "document \(index)")
        }
    }

    @Test("Byte by byte", arguments: RDFFormat.texts)
    func single(format: RDFFormat) throws {
        for bytes in try Self.documents(format) where bytes.count < 2000 {
            let whole = Outcome(bytes, format, ReadingOptions())
            let single = Outcome(bytes, format, ReadingOptions(), cuts: Array(0..<bytes.count))
            #expect(single == whole, "\(String(decoding: bytes, as: UTF8.self))")
        }
    }

    @Test(
        "Cases that were found",
        arguments: [
            // A comment that is cut goes on in the next chunk.
            (RDFFormat.turtle, "# <http://e/s> <http://e/p> 1 .\n<http://e/s> <http://e/p> 2 ."),
            // A name may go on behind dots.
            (.turtle, "@prefix e: <http://e/> . e:s...x e:p e:o.. ."),
            (.trig, "_:a..b <http://e/p> 1.5e3 , 1.. { }"),
            // A carriage return alone ends a line of N-Triples, but is not counted.
            (.ntriples, "<http://e/s> <http://e/p> \"a\" .\r<http://e/s> <http://e/p> x .\n"),
            // A backslash does not take the end of its line into the string.
            (.ntriples, "<http://e/s> <http://e/p> \"\\\n<u0041\" .\n<http://e/s> <http://e/p> \"\\\r000e\" .\n"),
            // A doubtful IRI is doubted each time.
            (.nquads, "<http://e/s> <p> <p> .\n<http://e/s> <p> <p> .\n"),
            // The message of a warning shows its line as a whole.
            (.turtle, "<http://e/\\u003E> <http://e/p> <http://e/a b> .\n<http://e/s> <http://e/p> 1 ."),
            // A statement that ends too early at the end of its graph is all that is skipped.
            (.trig, "<http://e/g> { <http://e/s> <http://e/p> }\n<http://e/h> { <http://e/s> <http://e/p> 1 }"),
        ])
    func found(format: RDFFormat, text: String) {
        let bytes = Array(text.utf8)
        for options in Self.options {
            let whole = Outcome(bytes, format, options)
            for cut in bytes.indices {
                #expect(Outcome(bytes, format, options, cuts: [cut]) == whole, "cut at \(cut)")
            }
            for piece in [1, 3, 7] {
                #expect(Outcome(threaded: bytes, format, options, piece: piece) == whole, "in pieces of \(piece)")
            }
        }
    }

    @Test("A line, and what a line of Turtle says, is handed out before more comes")
    func promptness() throws {
        for format in [RDFFormat.ntriples, .turtle] {
            var reader = try RDFReader(format: format)
            var counter = Counter()
            let line = Array("<http://e/s> <http://e/p> <http://e/o> .\n".utf8)
            try reader.read(Array(line[..<20]), into: &counter)
            try reader.read(Array(line[20...]) + line + line, into: &counter)
            #expect(counter.count >= 2, "\(format)")
        }
    }

    @Test("Documents that were damaged: never a crash, and the same result", arguments: RDFFormat.texts)
    func damaged(format: RDFFormat) throws {
        let documents = try Self.documents(format)
        for seed in Fuzzing.seeds(600, from: 1_000) {
            var random = SeededGenerator(seed: seed)
            guard var bytes = documents.randomElement(using: &random) else { continue }
            if let other = documents.randomElement(using: &random), Bool.random(using: &random) { bytes += other }
            Damage.damage(&bytes, &random)
            check(bytes, format, &random, "seed \(seed)")
        }
    }

    @Test("What is read of damaged documents can be written and read again", arguments: RDFFormat.texts)
    func roundTrip(format: RDFFormat) throws {
        let documents = try Self.documents(format)
        for seed in Fuzzing.seeds(300, from: 5_000) {
            var random = SeededGenerator(seed: seed)
            guard var bytes = documents.randomElement(using: &random) else { continue }
            Damage.damage(&bytes, &random)
            let read = Outcome(bytes, format, ReadingOptions(errors: .skip))
            let dataset = Dataset(read.quads)
            for target in format.holdsNamedGraphs ? [RDFFormat.nquads, .trig] : RDFFormat.texts {
                let written = try RDFWriter.bytes(of: dataset, format: target, prefixes: RoundTripTests.prefixes)
                var again = Dataset()
                try RDFReader.read(bytes: written, format: target, into: &again)
                let isSame = Isomorphism.areIsomorphic(dataset, again)
                #expect(isSame, "seed \(seed), \(target): \(String(decoding: written, as: UTF8.self))")
            }
        }
    }
}

/// Changes documents as files get damaged, and as people who attack a parser do.
enum Damage {
    private static let pieces = [
        "<", ">", "<<", "<<(", ")>>", ">>", "{|", "|}", "~", "{", "}", "[", "]", "(", ")", ".", ";", ",", "\"", "'",
        "\"\"\"", "\\", "\\u", "\\u0041", "\\U0010FFFF", "\\uD800", "@", "@en", "--ltr", "@en--rtl", "^^", "_:", "_:a",
        ":", "a", "#", "\n", "\r", "\r\n", "\t", " ", "\u{0}", "\u{7F}", "1", "-1.5e", "1e5", "true", "%", "%4", "ก",
        "\u{FFFE}", "PREFIX p: <http://p/>", "@prefix", "BASE <http://b/>", "GRAPH", "VERSION \"1.2\"", "p:x", " .\n",
        "<http://e/a b>", "<//x>", "\"x\"@cantbethislong",
    ].map { Array($0.utf8) }

    static func damage(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let place = Int.random(in: 0...bytes.count, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &random) }
            case 1: if place < bytes.count { bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random) }
            case 2: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...9, using: &random)))
            case 3:
                let end = min(bytes.count, place + Int.random(in: 1...60, using: &random))
                bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &random))
            case 4: bytes.removeSubrange(place...)
            default: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
            }
        }
    }
}
