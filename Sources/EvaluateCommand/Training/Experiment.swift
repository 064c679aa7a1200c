import EntityExtraction
import Yong

/// Trains on some items and scores on others.
struct Experiment: Sendable {
    /// What the extractor is made of besides models.
    let seeds: Seeds
    /// The words of the model.
    let vocabulary: VocabularyFile
    /// How training goes.
    var settings = MentionTrainer.Settings()
    /// The binary logarithm of the number of buckets in the model's table.
    var bits = 16
    /// How much more the surest rules are trusted than the items would have it.
    var trust: Float = 2
    /// Whether results tell how far the confidence of mentions can be believed.
    var calibrates = false

    /// The mention model that some items teach.
    func model(_ items: [TrainingItem], index: MentionTrainer.Index) -> MentionModel {
        let weights = MentionTrainer.train(items.flatMap(\.stretches), index: index, settings: settings)
        var model = MentionModel(weights, vocabulary: vocabulary, bits: bits)
        model.trust = trust
        return model
    }

    /// The extractor without models.
    var plain: Extractor { Extractor(entries: seeds.entries, lexicon: seeds.lexicon) }

    /// The score of an extractor on some items.
    ///
    /// - Parameters:
    ///   - entries: the things that the extractor knows, if not those of the seeds.
    ///   - hasRules: whether rules propose names.
    func score(
        _ items: [TrainingItem], models: ExtractionModels, entries: [GazetteerEntry]? = nil, hasRules: Bool = true
    ) -> Result {
        let entries = entries ?? seeds.entries
        var extractor =
            hasRules
            ? Extractor(entries: entries, lexicon: seeds.lexicon, models: models)
            : Extractor(withoutRules: entries, lexicon: seeds.lexicon, models: models)
        extractor.explains = calibrates
        var result = Result()
        for item in items {
            let extraction = extractor.extract(item.document)
            if calibrates { result.calibration.add(extraction, gold: item.gold) }
            let prediction = Experiment.prediction(item, extraction)
            result.score.add(prediction, gold: item.gold)
            result.predictions.append(prediction)
        }
        return result
    }

    /// What came out of an experiment.
    struct Result: Sendable {
        var score = Score()
        var predictions: [AnnotatedItem] = []
        var calibration = Calibration()
    }

    /// What an extractor finds in an item, in the form of an annotation.
    static func prediction(_ item: TrainingItem, _ extractor: Extractor) -> AnnotatedItem {
        prediction(item, extractor.extract(item.document))
    }

    private static func prediction(_ item: TrainingItem, _ extraction: Extraction) -> AnnotatedItem {
        let ids = extraction.entities.indices.map { "e\($0 + 1)" }
        var prediction = AnnotatedItem(
            extraction, ids: ids, text: item.document.text, published: item.gold.published)
        prediction.id = item.gold.id
        return prediction
    }

    /// The model of each fold: an item is in the fold of its place in the list.
    func folds(_ items: [TrainingItem], count: Int, index: MentionTrainer.Index) async -> Result {
        await withTaskGroup(of: (Int, Result).self) { group in
            for fold in 0..<count {
                group.addTask {
                    let parts = Dictionary(grouping: items.indices) { $0 % count == fold }
                    let model = self.model((parts[false] ?? []).map { items[$0] }, index: index)
                    let held = (parts[true] ?? []).map { items[$0] }
                    return (fold, self.score(held, models: ExtractionModels(mentions: model)))
                }
            }
            var results = [Result](repeating: Result(), count: count)
            for await (fold, result) in group { results[fold] = result }
            return results.reduce(into: Result()) { total, result in
                total.score.add(result.score)
                total.predictions += result.predictions
                total.calibration.add(result.calibration)
            }
        }
    }
}
