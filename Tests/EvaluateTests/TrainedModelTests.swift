import EntityExtraction
import Foundation
import TestSupport
import Testing
import Yong

@testable import EvaluateCommand

/// A model trained in the test, on the annotated items beside the project.
@Suite("A model of the training items alone")
struct TrainedModelTests {
    static let gold = Shared.root + "/../shared/gold"
    static let isThere = FileManager.default.fileExists(atPath: gold + "/dev")

    // Skipped where no annotated items stand beside the project.
    @Test("reads the other items above the floor, and is the same when it is trained again", .enabled(if: isThere))
    func floor() throws {
        let vocabulary = try String(
            contentsOfFile: Shared.root + "/Scripts/train/vocabulary.tsv", encoding: .utf8)
        let experiment = Experiment(
            seeds: try Seeds(folder: Shared.root + "/seeds"), vocabulary: VocabularyFile(vocabulary))
        var index = MentionTrainer.Index()
        func items(_ part: String) throws -> [TrainingItem] {
            try TrainingItem.items(
                in: [Self.gold + "/" + part], texts: nil, extractor: experiment.plain,
                vocabulary: experiment.vocabulary,
                index: &index)
        }
        let learned = try items("train")
        let model = experiment.model(learned, index: index)
        let score = experiment.score(try items("dev"), models: ExtractionModels(mentions: model)).score
        print("trained on \(learned.count) items: entity F1 \(score.total(.entity).f1) on items not seen")
        #expect(score.total(.entity).f1 >= 0.83)
        #expect(score.total(.mention).f1 >= 0.775)
        let bytes = model.encoded(vocabulary: experiment.vocabulary)
        #expect(bytes.count < 5_000_000)
        #expect(experiment.model(learned, index: index).encoded(vocabulary: experiment.vocabulary) == bytes)
    }
}
