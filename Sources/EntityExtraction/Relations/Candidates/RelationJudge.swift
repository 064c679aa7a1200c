/// Decides with the model which candidates are statements of the document.
struct RelationJudge {
    let model: RelationModel
    let scene: RelationScene

    /// The statements, in no order.
    func judge(_ scores: inout CandidateScores, _ reading: inout DocumentReading) -> [Relation] {
        var document = DocumentFeatures(&reading, table: &scores.table)
        var relations: [Relation] = []
        var days: [Int32: Int] = [:]
        for (number, pair) in scores.table.pairs.enumerated() {
            let isPlaced = number < scores.best.count
            let features = document.features(
                of: pair, number: number, instances: isPlaced ? Int(scores.instances[number]) : 0)
            var sum = model.sum(features)
            if isPlaced { sum &+= scores.best[number] }
            let types = scene.types(of: pair)
            for (slot, predicate) in pair.group.predicates.enumerated() {
                guard let confidence = model.confidence(sum[slot], group: pair.group, slot: slot),
                    CandidateGroup.allows(predicate, in: pair.group, types)
                else { continue }
                let fired = document.fired(predicate, pair: number)
                let relation = fired.map { index -> Relation in
                    var relation = reading.sink.relations[index]
                    relation.confidence = confidence
                    return relation
                } ?? made(predicate, pair, scores.place(number, slot: slot), confidence, reading)
                guard let relation else { continue }
                if predicate == .onDate {
                    // An event has one first day.
                    if let known = days[pair.subject] {
                        if relations[known].confidence < confidence { relations[known] = relation }
                        continue
                    }
                    days[pair.subject] = relations.count
                }
                relations.append(relation)
            }
        }
        return withAttendance(relations)
    }

    private func made(
        _ predicate: RelationPredicate, _ pair: CandidatePair, _ place: CandidatePlace?, _ confidence: Double,
        _ reading: DocumentReading
    ) -> Relation? {
        guard let place else {
            // Only the day of publication has no place in the text: the event's own name is its evidence.
            guard let mention = scene.mentions.first(where: { $0.entity == Int(pair.subject) }) else { return nil }
            return Relation(
                subject: Int(pair.subject), predicate: predicate, object: scene.object(of: pair, reading),
                confidence: confidence, evidence: scene.text.originalRange(of: mention.range), rule: "model")
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
    private func withAttendance(_ relations: [Relation]) -> [Relation] {
        var relations = relations
        for chair in relations where chair.predicate == .chairs {
            let isThere = relations.contains {
                $0.predicate == .participatesIn && $0.subject == chair.subject && $0.object == chair.object
            }
            if isThere { continue }
            var presence = chair
            presence.predicate = .participatesIn
            relations.append(presence)
        }
        return relations
    }
}
