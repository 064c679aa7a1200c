extension RelationExtractor {
    /// The same statements, each with its provenance.
    func explained(_ judged: [JudgedRelation], of scene: RelationScene, model: RelationModel) -> [JudgedRelation] {
        var reading = DocumentReading(scene, finder: CandidateFinder(scene: scene, namesFeatures: true))
        // The finder writes the template and the value of each feature behind its hash; see ``FeatureBuffer``.
        var candidates = CandidateCollector(expected: 8 * scene.mentions.count)
        read(&reading, consumer: &candidates)
        var document = DocumentFeatures(&reading, table: &candidates.table, namesFeatures: true)
        let words = FeatureWords(scene)
        return judged.map { statement in
            var statement = statement
            let pair = candidates.table.pairs[statement.pair]
            let places = statement.pair < candidates.places.count ? candidates.places[statement.pair] : []
            var features = document.features(of: pair, number: statement.pair, instances: places.count)
            // The place that scores best decides, the first of equal ones.
            var best: (features: [UInt32], sum: Int32)?
            for place in places {
                let sum = model.sum(FeatureBuffer.hashes(ofNamed: place))[statement.slot]
                if best.map({ sum > $0.sum }) ?? true { best = (place, sum) }
            }
            features += best?.features ?? []
            let sum = model.sum(FeatureBuffer.hashes(ofNamed: features))[statement.slot]
            let predicate = pair.group.predicates[statement.slot]
            var rules = document.rules(predicate, pair: statement.pair)
            // Whoever presides over an event takes part in it, by what says that they preside.
            if predicate != statement.relation.predicate { rules.insert("chair-takes-part", at: 0) }
            statement.relation.provenance = Provenance(
                rules: rules, score: model.score(sum),
                threshold: model.threshold(group: pair.group, slot: statement.slot),
                features: named(features, model, slot: statement.slot, words))
            return statement
        }
    }

    private func named(
        _ features: [UInt32], _ model: RelationModel, slot: Int, _ words: FeatureWords
    ) -> [Provenance.Feature] {
        stride(from: 0, to: features.count, by: FeatureBuffer.namedLength).compactMap { index in
            let weight = model.score(model.sum([features[index]])[slot])
            guard weight != 0 else { return nil }
            // What a kind of pair gets whatever is said of it has no template.
            guard let template = FeatureTemplate(rawValue: features[index + 1]) else {
                return Provenance.Feature(name: "kindOfPair", weight: weight)
            }
            return Provenance.Feature(
                name: String(describing: template), value: words.text(features[index + 2]), weight: weight)
        }
    }
}

/// The words that hashes in features stand for, as far as a document and the cue words tell.
struct FeatureWords {
    private var words: [UInt32: String] = [:]

    /// Knows the first characters of names, those around them, and cue words.
    init(_ scene: RelationScene) {
        for line in scene.lines {
            for mention in line.mentions {
                let range = scene.mentions[mention].range
                for characters in [2, 4] {
                    add(after: range.lowerBound, in: line, characters, scene)
                    add(after: range.upperBound, in: line, characters, scene)
                    add(before: range.lowerBound, in: line, characters, scene)
                }
            }
            var position = line.range.lowerBound
            while position < line.range.upperBound {
                let hit = scene.words.cues.longest(in: scene.bytes, at: position, limit: line.range.upperBound)
                if let hit { words[scene.hash(of: position..<hit.end)] = text(position..<hit.end, scene) }
                position = hit?.end ?? scene.next(position)
            }
        }
    }

    private mutating func add(
        after position: Int, in line: RelationScene.Line, _ characters: Int, _ scene: RelationScene
    ) {
        var end = scene.skippingSpaces(from: position, limit: line.range.upperBound)
        for _ in 0..<characters where end < line.range.upperBound { end = min(scene.next(end), line.range.upperBound) }
        words[scene.hash(after: position, in: line, characters: characters)] = text(position..<end, scene)
    }

    private mutating func add(
        before position: Int, in line: RelationScene.Line, _ characters: Int, _ scene: RelationScene
    ) {
        var start = position
        while start > line.range.lowerBound, scene.bytes[start - 1] == UInt8(ascii: " ") { start -= 1 }
        for _ in 0..<characters where start > line.range.lowerBound {
            start -= 1
            while start > line.range.lowerBound, scene.bytes[start] & 0xC0 == 0x80 { start -= 1 }
        }
        words[scene.hash(before: position, in: line, characters: characters)] = text(start..<position, scene)
    }

    private func text(_ range: Range<Int>, _ scene: RelationScene) -> String {
        String(decoding: scene.bytes[range], as: UTF8.self)
    }

    /// What a value stands for: a word, or a small number.
    func text(_ value: UInt32) -> String? { words[value] ?? (value < 4096 ? String(value) : nil) }
}
