import Testing

@testable import EvaluateCommand

/// The scorer, on invented items; its counts are those of the annotators' own scorer.
@Suite("Scores")
struct ScoreTests {
    static func item(_ entities: [(String, String, [String])], _ relations: [(String, String, String)] = [])
        -> AnnotatedItem
    {
        AnnotatedItem(
            id: "1", published: nil,
            entities: entities.map { AnnotatedItem.Entity(id: $0, type: $1, name: $2.first ?? "", mentions: $2) },
            relations: relations.map { AnnotatedItem.Relation(s: $0, p: $1, o: $2) })
    }

    static func counts(_ score: Score, _ kind: Score.Kind) -> [Int] {
        let total = score.total(kind)
        return [total.gold, total.predicted, total.right]
    }

    @Test("an entity is right once, by a shared form of its type; a title may be shorter by half")
    func entities() {
        var score = Score()
        score.add(
            Self.item([
                ("a", "Organisation", ["กรมฝน"]), ("b", "Organisation", ["กรมฝน ", "กฝ."]), ("c", "Place", ["กฝ."]),
                ("d", "Event", ["การประชุมใหญ่"]), ("e", "Plan", ["แผน"]),
            ]),
            gold: Self.item([
                ("x", "Organisation", ["กรมฝน", "กฝ."]), ("y", "Event", ["การประชุมใหญ่ ครั้งที่ 1"]),
                ("z", "Plan", ["แผนฝนหลวงแห่งชาติ"]),
            ]))
        #expect(Self.counts(score, .entity) == [3, 5, 2])
        #expect(Self.counts(score, .mention) == [4, 5, 2])
    }

    @Test("a relation is right between matched entities, a symmetric one either way round")
    func relations() {
        let entities = [("a", "Country", ["ลาว"]), ("b", "Country", ["ไทย"]), ("p", "Person", ["ใจ ดี"])]
        var score = Score()
        score.add(
            Self.item(entities, [("b", "meets", "a"), ("p", "holdsPosition", "ปลัด ใหญ่"), ("a", "memberOf", "b")]),
            gold: Self.item(
                [("1", "Country", ["ลาว"]), ("2", "Country", ["ไทย"]), ("3", "Person", ["ใจดี"])],
                [("1", "meets", "2"), ("3", "holdsPosition", "ปลัดใหญ่"), ("2", "memberOf", "1")]))
        #expect(Self.counts(score, .relation) == [3, 3, 2])
    }
}
