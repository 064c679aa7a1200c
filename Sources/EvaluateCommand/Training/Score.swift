/// Counts of what is annotated, predicted and right, by the rules of the annotators' own scorer.
struct Score: Sendable {
    /// How many of one kind.
    struct Count: Sendable {
        var gold = 0
        var predicted = 0
        var right = 0

        var precision: Double { predicted == 0 ? 0 : Double(right) / Double(predicted) }
        var recall: Double { gold == 0 ? 0 : Double(right) / Double(gold) }
        var f1: Double { gold + predicted == 0 ? 0 : 2 * Double(right) / Double(gold + predicted) }

        static func + (left: Count, right: Count) -> Count {
            Count(
                gold: left.gold + right.gold, predicted: left.predicted + right.predicted,
                right: left.right + right.right)
        }
    }

    /// What is counted.
    enum Kind: String, CaseIterable, Sendable {
        case entity, mention, relation
    }

    private(set) var counts: [Kind: [String: Count]] = [:]

    /// All of a kind together.
    func total(_ kind: Kind) -> Count {
        (counts[kind] ?? [:]).values.reduce(Count()) { $0 + $1 }
    }

    /// The counts of a kind by type or predicate.
    func rows(_ kind: Kind) -> [(name: String, count: Count)] {
        (counts[kind] ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private static let loose: Set<String> = ["Event", "Plan"]
    private static let symmetric: Set<String> = ["meets", "cooperatesWith"]
    private static let literal: Set<String> = ["holdsPosition", "onDate"]

    /// The characters that count in a comparison.
    static func norm(_ text: String) -> [UInt32] {
        var scalars: [UInt32] = []
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace || scalar.value == 0x200B || (0x1C...0x1F).contains(scalar.value) {
                continue
            }
            scalars.append(scalar.value == 0x201C || scalar.value == 0x201D ? 0x22 : scalar.value)
        }
        let quotes: Set<UInt32> = [0x22, 0x27]
        while let last = scalars.last, quotes.contains(last) { scalars.removeLast() }
        return Array(scalars.drop { quotes.contains($0) })
    }

    private static func contains(_ long: [UInt32], _ short: [UInt32]) -> Bool {
        guard !short.isEmpty else { return true }
        guard long.count >= short.count else { return false }
        return (0...(long.count - short.count)).contains { long[$0..<($0 + short.count)].elementsEqual(short) }
    }

    private static func overlap(_ a: [UInt32], _ b: [UInt32], _ isLoose: Bool) -> Int {
        if a == b { return 2 * a.count + 1 }
        let (short, long) = a.count < b.count ? (a, b) : (b, a)
        return isLoose && 2 * short.count >= long.count && contains(long, short) ? short.count : 0
    }

    /// Pairs predicted with annotated entities, one to one, the best overlap first.
    static func align(_ gold: [AnnotatedItem.Entity], _ predicted: [AnnotatedItem.Entity]) -> [String: String] {
        var pairs: [(score: Int, predicted: String, gold: String)] = []
        let goldForms = gold.map { $0.mentions.map(norm) }
        for entity in predicted {
            let forms = entity.mentions.map(norm)
            for (number, other) in gold.enumerated() where other.type == entity.type {
                var best = 0
                for form in forms {
                    for goldForm in goldForms[number] {
                        best = max(best, overlap(form, goldForm, loose.contains(entity.type)))
                    }
                }
                if best > 0 { pairs.append((best, entity.id, other.id)) }
            }
        }
        pairs.sort { $0.score != $1.score ? $0.score > $1.score : ($0.predicted, $0.gold) < ($1.predicted, $1.gold) }
        var result: [String: String] = [:]
        var used: Set<String> = []
        for pair in pairs where result[pair.predicted] == nil && !used.contains(pair.gold) {
            result[pair.predicted] = pair.gold
            used.insert(pair.gold)
        }
        return result
    }

    private struct Form: Hashable {
        var type: String
        var text: [UInt32]
    }

    private static func forms(_ item: AnnotatedItem) -> Set<Form> {
        Set(item.entities.flatMap { entity in entity.mentions.map { Form(type: entity.type, text: norm($0)) } })
    }

    private struct Statement: Hashable {
        var subject: [UInt32]
        var predicate: String
        var object: [UInt32]
    }

    private static func statements(_ item: AnnotatedItem, _ ids: [String: String]?) -> Set<Statement> {
        Set(
            item.relations.map { relation in
                func end(_ id: String) -> [UInt32] {
                    guard let ids else { return Array(id.unicodeScalars.map(\.value)) }
                    return Array((ids[id] ?? "?" + id).unicodeScalars.map(\.value))
                }
                var subject = end(relation.s)
                var object = literal.contains(relation.p) ? norm(relation.o) : end(relation.o)
                if symmetric.contains(relation.p), object.lexicographicallyPrecedes(subject) {
                    swap(&subject, &object)
                }
                return Statement(subject: subject, predicate: relation.p, object: object)
            })
    }

    /// Adds the counts of one item.
    mutating func add(_ predicted: AnnotatedItem, gold: AnnotatedItem) {
        let ids = Score.align(gold.entities, predicted.entities)
        let types = Dictionary(gold.entities.map { ($0.id, $0.type) }, uniquingKeysWith: { first, _ in first })
        for entity in gold.entities { counts[.entity, default: [:]][entity.type, default: Count()].gold += 1 }
        for entity in predicted.entities {
            counts[.entity, default: [:]][entity.type, default: Count()].predicted += 1
        }
        for id in ids.values { counts[.entity, default: [:]][types[id] ?? "", default: Count()].right += 1 }
        let (goldForms, forms) = (Score.forms(gold), Score.forms(predicted))
        for form in goldForms { counts[.mention, default: [:]][form.type, default: Count()].gold += 1 }
        for form in forms { counts[.mention, default: [:]][form.type, default: Count()].predicted += 1 }
        for form in forms.intersection(goldForms) {
            counts[.mention, default: [:]][form.type, default: Count()].right += 1
        }
        let (goldStatements, statements) = (Score.statements(gold, nil), Score.statements(predicted, ids))
        for one in goldStatements { counts[.relation, default: [:]][one.predicate, default: Count()].gold += 1 }
        for one in statements { counts[.relation, default: [:]][one.predicate, default: Count()].predicted += 1 }
        for one in statements.intersection(goldStatements) {
            counts[.relation, default: [:]][one.predicate, default: Count()].right += 1
        }
    }

    /// Adds the counts of another score.
    mutating func add(_ other: Score) {
        for (kind, rows) in other.counts {
            for (name, count) in rows { counts[kind, default: [:]][name] = (counts[kind]?[name] ?? Count()) + count }
        }
    }
}
