import Documents
import EntityExtraction
import Foundation
import ThaiText

/// An annotated item as training and measuring need it.
struct TrainingItem: Sendable {
    /// The text.
    let document: Document
    /// The annotation.
    let gold: AnnotatedItem
    /// The labelled stretches of the text.
    let stretches: [MentionTrainer.Stretch]

    /// Reads the items of folders.
    ///
    /// - Parameter texts: where the texts of annotations without text are.
    static func items(
        in folders: [String], texts: String?, extractor: Extractor, vocabulary: VocabularyFile,
        index: inout MentionTrainer.Index
    ) throws -> [TrainingItem] {
        var items: [TrainingItem] = []
        for folder in folders {
            for placed in try AnnotatedItem.placed(in: folder, texts: texts) {
                items.append(
                    TrainingItem(
                        placed.item, placed.document, extractor: extractor, vocabulary: vocabulary, index: &index))
            }
        }
        return items
    }

    /// Labels a text by its annotation.
    init(
        _ gold: AnnotatedItem, _ document: Document, extractor: Extractor, vocabulary: VocabularyFile,
        index: inout MentionTrainer.Index
    ) {
        let text = AnalyzedText(document)
        let placed = GoldEntities(gold, in: text)
        let decided = Set(extractor.names(in: text))
        var forms: [[UInt8]: [MentionName]] = [:]
        for mention in placed.mentions {
            let type = placed.entities[mention.entity].type
            let key = Array(type.rawValue.utf8) + text.bytes[mention.range]
            forms[key, default: []].append(MentionName(range: mention.range, type: type))
        }
        // A short form is also a part of other words ("ไทย" in "คนไทย"): if the rules take some of its occurrences
        // for the name, those are meant.
        var names: [MentionName] = []
        for occurrences in forms.values {
            let sure = occurrences.filter { decided.contains($0) }
            let isShort = occurrences[0].range.count <= 18
            names += isShort && !sure.isEmpty ? sure : occurrences
        }
        names.sort { $0.range.lowerBound < $1.range.lowerBound }
        self.init(
            gold, document, names: names, samples: extractor.samples(in: text, vocabulary: vocabulary), index: &index)
    }

    /// Labels a text by names at their places, which do not overlap and are in order.
    init(
        _ gold: AnnotatedItem, _ document: Document, names: [MentionName], samples: [MentionSample], weight: Float = 1,
        index: inout MentionTrainer.Index
    ) {
        self.document = document
        self.gold = gold
        stretches = samples.map { sample in
            MentionTrainer.Stretch(
                features: sample.features.map { index.number($0) }, isRule: sample.isRule, offsets: sample.offsets,
                labels: TrainingItem.labels(sample.tokens, names), weight: weight)
        }
    }

    /// The labels of tokens; a name that starts or ends inside a token cannot be labelled.
    private static func labels(
        _ tokens: [Range<Int>], _ names: [MentionName]
    ) -> [UInt8] {
        var labels = [UInt8](repeating: 0, count: tokens.count)
        var token = 0
        for name in names {
            while token < tokens.count, tokens[token].lowerBound < name.range.lowerBound { token += 1 }
            guard token < tokens.count, tokens[token].lowerBound == name.range.lowerBound else { continue }
            var end = token
            while end < tokens.count, tokens[end].upperBound <= name.range.upperBound { end += 1 }
            guard end > token, tokens[end - 1].upperBound == name.range.upperBound else { continue }
            let number = EntityType.allCases.firstIndex(of: name.type) ?? 0
            labels[token] = UInt8(1 + number)
            for index in (token + 1)..<max(end, token + 1) { labels[index] = UInt8(8 + number) }
        }
        return labels
    }
}
