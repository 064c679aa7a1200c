import Foundation
import Linking
import RDFModel
import RDFSyntax
import TestSupport

/// The labelled pairs, and how good links are on them.
struct LabelledSet {
    /// The part by a hash of the thing's name.
    enum Part: String, CaseIterable, Sendable {
        case development, held

        /// The part of a name: FNV-1a, mixed, and the last bit.
        init(_ name: String) {
            var hash = 0xCBF2_9CE4_8422_2325 as UInt64
            for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash ^= hash >> 32
            hash &*= 0xD6E8_FEB8_6659_FD93
            hash ^= hash >> 32
            self = hash & 1 == 0 ? .development : .held
        }
    }

    /// How many links are right, wrong and missing.
    struct Counts: Equatable {
        var right = 0
        var wrong = 0
        var missing = 0

        var precision: Double { Double(right) / Double(max(1, right + wrong)) }
        var recall: Double { Double(right) / Double(max(1, right + missing)) }
    }

    private static let folder = Shared.root + "/Tests/LinkingTests/Data/"
    private static let ours = "https://w3id.org/yong/id/"
    private static let theirs = "http://example.org/theirs/"

    /// Our thing of each of theirs; an empty text where there is none.
    let gold: [String: String]
    let result: LinkResult

    init(_ options: LinkOptions = LinkOptions()) throws {
        var gold: [String: String] = [:]
        for line in try String(contentsOfFile: Self.folder + "links.tsv", encoding: .utf8).split(separator: "\n") {
            let cells = line.split(separator: "\t")
            gold[String(cells[0])] = cells[1] == "-" ? "" : String(cells[1])
        }
        self.gold = gold
        result = try Linker(options: options).links(
            from: Self.seeds(), to: Self.collect(Self.folder + "theirs.ttl"))
    }

    static func seeds() throws -> EntityCollector {
        let folder = Shared.root + "/seeds/"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".ttl") }.sorted()
        var collector = EntityCollector()
        for file in files { try RDFReader.read(file: folder + file, into: &collector) }
        return collector
    }

    static func collect(_ path: String) throws -> EntityCollector {
        var collector = EntityCollector()
        try RDFReader.read(file: path, into: &collector)
        return collector
    }

    /// The counts of a part; links that are not sure count where they are asked for.
    func counts(_ part: Part, withClose: Bool) -> Counts {
        var found: [String: [String]] = [:]
        for link in result.links where withClose || link.relation == .same {
            found[String(link.theirs.text.dropFirst(Self.theirs.count)), default: []].append(
                String(link.ours.text.dropFirst(Self.ours.count)))
        }
        var counts = Counts()
        for (name, ours) in gold where Part(ours.isEmpty ? name : ours) == part {
            let links = found[name] ?? []
            let right = links.count { $0.utf8.elementsEqual(ours.utf8) }
            counts.right += right
            counts.wrong += links.count - right
            if !ours.isEmpty, right == 0 { counts.missing += 1 }
        }
        return counts
    }
}
