/// A statement, and the pair and the predicate's slot of it that the model judged.
struct JudgedRelation {
    var relation: Relation
    var pair: Int
    var slot: Int
}

/// Decides with the model which candidates are statements of the document.
struct RelationJudge {
    let model: RelationModel
    let scene: RelationScene
    /// For each entity the place of its first mention.
    private let firstMentions: [Range<Int>?]

    init(model: RelationModel, scene: RelationScene) {
        self.model = model
        self.scene = scene
        var first = [Range<Int>?](repeating: nil, count: scene.entities.count)
        for mention in scene.mentions where first[mention.entity] == nil { first[mention.entity] = mention.range }
        firstMentions = first
    }

    /// The statements, in no order.
    func judge(_ scores: inout CandidateScores, _ reading: inout DocumentReading) -> [JudgedRelation] {
        var document = DocumentFeatures(&reading, table: &scores.table)
        var relations: [JudgedRelation] = []
        var days: [Int32: Int] = [:]
        for (number, pair) in scores.table.pairs.enumerated() {
            let isPlaced = number < scores.best.count
            var sum = document.sum(
                of: pair, number: number, instances: isPlaced ? Int(scores.instances[number]) : 0, in: model)
            if isPlaced { sum &+= scores.best[number] }
            let types = scene.types(of: pair)
            for (slot, predicate) in pair.group.predicates.enumerated() {
                guard let confidence = model.confidence(sum[slot], group: pair.group, slot: slot),
                    CandidateGroup.allows(predicate, in: pair.group, types)
                else { continue }
                let fired = document.fired(predicate, pair: number)
                let relation =
                    fired.map { index -> Relation in
                        var relation = reading.sink.relations[index]
                        relation.confidence = confidence
                        return relation
                    } ?? made(predicate, pair, scores.place(number, slot: slot), confidence, reading)
                guard let relation else { continue }
                let judged = JudgedRelation(relation: relation, pair: number, slot: slot)
                if predicate == .onDate {
                    // An event has one first day.
                    if let known = days[pair.subject] {
                        if relations[known].relation.confidence < confidence { relations[known] = judged }
                        continue
                    }
                    days[pair.subject] = relations.count
                }
                relations.append(judged)
            }
        }
        doubtKinds(&relations)
        return withAttendance(relations)
    }

    /// How many people may preside over one event.
    private static let chairs = 2
    /// How sure a statement about a kind of event is at most, so that it is no knowledge of one event.
    private static let kindConfidence = 0.5

    /// Doubts what is said of events over which many people preside.
    ///
    /// A list of ceremonies by province has one name for all of them: what it says is true of some event of that name,
    /// and which one it is the name does not tell.
    private func doubtKinds(_ relations: inout [JudgedRelation]) {
        var chairs: [Int: Set<Int>] = [:]
        for judged in relations where judged.relation.predicate == .chairs {
            if case .entity(let event) = judged.relation.object {
                chairs[event, default: []].insert(judged.relation.subject)
            }
        }
        let kinds = chairs.filter { $0.value.count > RelationJudge.chairs }
        guard !kinds.isEmpty else { return }
        for index in relations.indices {
            let relation = relations[index].relation
            let event: Int
            switch (relation.predicate, relation.object) {
            case (.chairs, .entity(let object)), (.participatesIn, .entity(let object)): event = object
            case (.takesPlaceAt, _), (.onDate, _): event = relation.subject
            default: continue
            }
            guard kinds[event] != nil else { continue }
            relations[index].relation.confidence = min(relation.confidence, RelationJudge.kindConfidence)
        }
    }

    private func made(
        _ predicate: RelationPredicate, _ pair: CandidatePair, _ place: CandidatePlace?, _ confidence: Double,
        _ reading: DocumentReading
    ) -> Relation? {
        guard let place else {
            // Only the day of publication has no place in the text: the event's own name is its evidence.
            guard let mention = firstMentions[Int(pair.subject)] else { return nil }
            return Relation(
                subject: Int(pair.subject), predicate: predicate, object: scene.object(of: pair, reading),
                confidence: confidence, evidence: scene.text.originalRange(of: mention), rule: "model")
        }
        let evidence = scene.text.originalRange(of: place.evidence)
        if predicate == .takesPlaceAt {
            return Relation(
                subject: Int(pair.object), predicate: predicate, object: .entity(Int(pair.subject)),
                status: place.status, confidence: confidence, evidence: evidence, rule: "model")
        }
        return Relation(
            subject: Int(pair.subject), predicate: predicate, object: scene.object(of: pair, reading),
            status: place.status, confidence: confidence, evidence: evidence, rule: "model")
    }

    /// Whoever presides over an event takes part in it.
    private func withAttendance(_ relations: [JudgedRelation]) -> [JudgedRelation] {
        var present: Set<SIMD2<Int>> = []
        for judged in relations where judged.relation.predicate == .participatesIn {
            let relation = judged.relation
            if case .entity(let event) = relation.object { present.insert(SIMD2(relation.subject, event)) }
        }
        var relations = relations
        for chair in relations where chair.relation.predicate == .chairs {
            guard case .entity(let event) = chair.relation.object,
                present.insert(SIMD2(chair.relation.subject, event)).inserted
            else { continue }
            var presence = chair
            presence.relation.predicate = .participatesIn
            relations.append(presence)
        }
        return relations
    }
}
