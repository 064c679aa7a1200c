import Foundation
import GraphBuilding
import TestSupport
import Testing
import Yong

private let corpusFolder = Shared.root + "/../shared/corpus"

/// Whether pairs of mentions name one thing, judged by reading the texts: `Data/pairs.tsv` holds documents' ids, first
/// and last code points and verdicts, drawn by `Scripts/pairs/draw.py`, most of them pairs that are hard in some way.
@Suite(
    "Mentions of the corpus that were judged by reading",
    .enabled(
        if: FileManager.default.fileExists(atPath: corpusFolder),
        "skipped: there is no ../shared/corpus beside the project"))
struct LabelledPairsTests {
    private struct Pair {
        var isSame: Bool
        var stratum: String
        var mentions: [(document: String, range: Range<Int>)]
    }

    private func pairs() throws -> [Pair] {
        let file = Shared.root + "/Tests/GraphBuildingTests/Data/pairs.tsv"
        return try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: "\t").map(String.init)
            let numbers = try [3, 4, 6, 7].map { try #require(Int(fields[$0])) }
            return Pair(
                isSame: fields[0] == "same", stratum: fields[1],
                mentions: [(fields[2], numbers[0]..<numbers[1]), (fields[5], numbers[2]..<numbers[3])])
        }
    }

    /// By document, each entity's mentions in code points.
    private struct Mentions: Sendable {
        var entities: [[Range<Int>]]

        init(_ document: Document, _ extraction: Extraction) {
            var counts = [0]
            for byte in document.text.utf8 { counts.append(counts[counts.count - 1] + (byte & 0xC0 != 0x80 ? 1 : 0)) }
            entities = extraction.entities.map { entity in
                entity.mentions.map { counts[$0.range.lowerBound]..<counts[$0.range.upperBound] }
            }
        }

        /// The entity whose mention covers the range best, if one covers a third of both together.
        func entity(at range: Range<Int>) -> Int? {
            var best: (share: Double, entity: Int)?
            for (number, mentions) in entities.enumerated() {
                for mention in mentions where mention.overlaps(range) {
                    let both = mention.clamped(to: range).count
                    let either = mention.count + range.count - both
                    let share = Double(both) / Double(either)
                    if share > best?.share ?? 0.33 { best = (share, number) }
                }
            }
            return best?.entity
        }
    }

    @Test("Pairwise F1 over the mentions that are found is 0.95 or more, over 150 pairs of which half are hard")
    func agreement() async throws {
        let pairs = try pairs()
        #expect(pairs.count >= 150)
        #expect(pairs.count { $0.stratum != "plain" } * 2 >= pairs.count)
        #expect(pairs.count { !$0.isSame } >= 60)
        let wanted = Set(pairs.flatMap { $0.mentions.map(\.document) })
        let seeds = try Seeds.embedded()
        var builder = GraphBuilder(seeds: seeds, settings: GraphSettings(writesEvidence: false))
        var mentions: [String: Mentions] = [:]
        let pipeline = NewsPipeline(
            extractor: Extractor(entries: seeds.entries, lexicon: seeds.lexicon), jobs: Machine.coreCount)
        _ = try await pipeline.run(DocumentReader(inputs: [corpusFolder])) { document, extraction in
            let found = wanted.contains(document.id) ? Mentions(document, extraction) : nil
            return (document.id, DocumentRecord(document, extraction), found)
        } deliver: { id, record, found in
            builder.add(record)
            if let found { mentions[id] = found }
        }
        let graph = builder.resolve()
        var found = Score()
        var all = Score()
        for pair in pairs {
            let things = try pair.mentions.map { mention -> [UInt8]? in
                let document = try #require(graph.documentIndex(ofID: mention.document), "\(mention.document)")
                let entity = mentions[mention.document]?.entity(at: mention.range)
                return entity.map { Array(graph.thing(ofEntity: $0, inDocumentAt: document).text.utf8) }
            }
            let areFound = !things.contains(nil)
            let isJoined = areFound && things[0] == things[1]
            // Of all pairs, a mention that the extractor does not find is nobody.
            all.add(isSame: pair.isSame, isJoined: isJoined)
            if areFound { found.add(isSame: pair.isSame, isJoined: isJoined) }
        }
        let figures = "of \(found.count) pairs found: \(found.figures); of all \(all.count): \(all.figures)\n"
        FileHandle.standardError.write(Data(figures.utf8))
        // Which mentions there are is for the extractor to say; that most of these are there keeps the figure honest.
        #expect(found.count * 10 >= all.count * 9, "\(figures)")
        #expect(found.f1 >= 0.95, "\(figures)")
        #expect(all.f1 >= 0.92, "\(figures)")
    }

    /// Joined pairs that are same or not, and same pairs that are not joined.
    private struct Score {
        private var (right, wrong, missed) = (0, 0, 0)
        private(set) var count = 0

        mutating func add(isSame: Bool, isJoined: Bool) {
            count += 1
            if isJoined {
                if isSame { right += 1 } else { wrong += 1 }
            } else if isSame {
                missed += 1
            }
        }

        var precision: Double { Double(right) / Double(right + wrong) }
        var recall: Double { Double(right) / Double(right + missed) }
        var f1: Double { 2 * precision * recall / (precision + recall) }
        var figures: String { "precision \(precision), recall \(recall), F1 \(f1)" }
    }
}
