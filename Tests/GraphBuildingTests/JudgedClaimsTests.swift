import Foundation
import GraphBuilding
import TestSupport
import Testing
import Yong

private let corpusFolder = Shared.root + "/../shared/corpus"

/// Statements of the corpus' graph that two readers judged apart from each other, text beside statement:
/// `Data/claims.tsv`, drawn by `Scripts/claims/draw.py --seed 11` with at least ten of every predicate. It holds
/// documents' ids, first and last code point of the evidence, hashes of subject and object, and verdicts.
@Suite(
    "Statements of the corpus that were judged by reading",
    .enabled(
        if: FileManager.default.fileExists(atPath: corpusFolder),
        "skipped: there is no ../shared/corpus beside the project"))
struct JudgedClaimsTests {
    private struct Claim {
        var verdicts: [Bool]
        var document: String
        var evidence: Range<Int>
        var predicate: String
    }

    private func claims() throws -> [Claim] {
        let file = Shared.root + "/Tests/GraphBuildingTests/Data/claims.tsv"
        return try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: "\t").map(String.init)
            let start = try #require(Int(fields[3]))
            return Claim(
                verdicts: [fields[0] == "right", fields[1] == "right"], document: fields[2],
                evidence: start..<(try #require(Int(fields[4]))), predicate: fields[5])
        }
    }

    @Test("What readers found right is still said, and what they found wrong is not said more often")
    func precision() throws {
        let claims = try claims()
        let agreed = claims.count { $0.verdicts[0] == $0.verdicts[1] }
        #expect(claims.count >= 200 && agreed * 100 >= claims.count * 95)
        let paths = FileManager.default.enumerator(atPath: corpusFolder)?.compactMap { $0 as? String } ?? []
        let wanted = Dictionary(grouping: claims, by: \.document)
        let seeds = try Seeds.embedded()
        let extractor = try Extractor(
            entries: seeds.entries, lexicon: seeds.lexicon, models: ExtractionModels.embedded())
        var (right, wrong, lost) = (0.0, 0.0, 0)
        for path in paths {
            let name = (path as NSString).lastPathComponent
            guard name.hasSuffix(".txt"), let judged = wanted[String(name.dropLast(4))] else { continue }
            for document in DocumentReader(inputs: [corpusFolder + "/" + path]).read().documents {
                var counts = [0]
                for byte in document.text.utf8 {
                    counts.append(counts[counts.count - 1] + (byte & 0xC0 != 0x80 ? 1 : 0))
                }
                let said = extractor.extract(document).relations.filter {
                    $0.status == .asserted && $0.confidence >= GraphSettings().minimumConfidence
                }
                for claim in judged {
                    let isSaid = said.contains { relation in
                        let evidence = counts[relation.evidence.lowerBound]..<counts[relation.evidence.upperBound]
                        return relation.predicate.rawValue == claim.predicate && evidence.overlaps(claim.evidence)
                    }
                    let share = Double(claim.verdicts.count { $0 }) / 2
                    if isSaid {
                        right += share
                        wrong += 1 - share
                    } else {
                        lost += share == 1 ? 1 : 0
                    }
                }
            }
        }
        let figures =
            "of the judged statements \(right) right and \(wrong) wrong ones are said, \(lost) right ones are not"
        FileHandle.standardError.write(Data((figures + "\n").utf8))
        #expect(right / (right + wrong) >= 0.92, "\(figures)")
        #expect(lost <= 10, "\(figures)")
    }
}
