import Documents
import ThaiText

/// Collects the statements of one document, each once: the first evidence stays.
struct RelationSink {
    /// A statement that is not about an office.
    private struct Key: Hashable {
        var subject: Int
        var predicate: UInt32
        /// An entity, or the day as one number.
        var object: Int
    }

    private let scene: RelationScene
    private var known: [Key: Int] = [:]
    /// The offices of each person: the text without spaces, and the statement.
    private var offices: [Int: [(text: String, index: Int)]] = [:]
    /// The predicates, one bit each, that something is said with about each entity.
    private var said: [UInt32]
    private(set) var relations: [Relation] = []
    /// What the rules said of each of `relations`.
    private(set) var traces: [Trace] = []

    /// Which rules found a statement, and where its office stands.
    struct Trace {
        /// The rules, one bit each.
        var rules: UInt32
        /// The office, for a statement about one.
        var office: Range<Int>?
    }

    init(_ scene: RelationScene) {
        self.scene = scene
        said = [UInt32](repeating: 0, count: scene.entities.count)
    }

    /// Adds a statement about two entities, unless they are one.
    mutating func add(
        _ subject: Int, _ predicate: RelationPredicate, _ object: Int, rule: RelationRule, evidence: Range<Int>,
        status: ClaimStatus = .asserted
    ) {
        guard subject != object else { return }
        var (subject, object) = (subject, object)
        if predicate == .meets || predicate == .cooperatesWith, object < subject {
            (subject, object) = (object, subject)
        }
        let key = Key(subject: subject, predicate: predicate.code, object: object)
        if let index = known[key] { return confirm(index, rule, status) }
        known[key] = relations.count
        insert(subject, predicate, .entity(object), rule, evidence, status)
    }

    /// Adds an office, given by the range of its text.
    mutating func add(
        _ person: Int, office: Range<Int>, rule: RelationRule, evidence: Range<Int>, status: ClaimStatus
    ) {
        let exact = scene.original(office)
        // Two spellings that differ only in their spaces are one office.
        let key = String(decoding: exact.utf8.filter { $0 != UInt8(ascii: " ") }, as: UTF8.self)
        if let known = offices[person]?.first(where: { $0.text == key }) { return confirm(known.index, rule, status) }
        offices[person, default: []].append((key, relations.count))
        insert(person, .holdsPosition, .text(exact), rule, evidence, status, office: office)
    }

    /// Adds the day of an event.
    mutating func add(
        _ event: Int, on date: CalendarDate, rule: RelationRule, evidence: Range<Int>,
        status: ClaimStatus = .asserted
    ) {
        let key = Key(
            subject: event, predicate: RelationPredicate.onDate.code,
            object: (date.year * 16 + date.month) * 32 + date.day)
        if let index = known[key] { return confirm(index, rule, status) }
        known[key] = relations.count
        insert(event, .onDate, .date(date), rule, evidence, status)
    }

    /// Whether something is already said about a subject with a predicate.
    func holds(_ subject: Int, _ predicate: RelationPredicate) -> Bool {
        said[subject] & predicate.bit != 0
    }

    /// Takes back what other rules say better: the body that organises an event is its host, and no guest.
    mutating func settle() {
        var hosts: Set<SIMD2<Int>> = []
        for relation in relations where relation.predicate == .organises {
            guard case .entity(let event) = relation.object, scene.entities[relation.subject].type != .person else {
                continue
            }
            hosts.insert(SIMD2(relation.subject, event))
        }
        guard !hosts.isEmpty else { return }
        for relation in relations where relation.predicate == .chairs {
            if case .entity(let event) = relation.object { hosts.remove(SIMD2(relation.subject, event)) }
        }
        let kept = relations.indices.filter { index in
            guard relations[index].predicate == .participatesIn, case .entity(let event) = relations[index].object
            else { return true }
            return !hosts.contains(SIMD2(relations[index].subject, event))
        }
        guard kept.count < relations.count else { return }
        (relations, traces) = (kept.map { relations[$0] }, kept.map { traces[$0] })
        (known, offices) = ([:], [:])
    }

    /// Says a known statement once more.
    private mutating func confirm(_ index: Int, _ rule: RelationRule, _ status: ClaimStatus) {
        // An assertion anywhere in the text weighs more than a plan or a report.
        if status == .asserted { relations[index].status = .asserted }
        traces[index].rules |= rule.bit
    }

    private mutating func insert(
        _ subject: Int, _ predicate: RelationPredicate, _ object: RelationObject, _ rule: RelationRule,
        _ evidence: Range<Int>, _ status: ClaimStatus, office: Range<Int>? = nil
    ) {
        said[subject] |= predicate.bit
        traces.append(Trace(rules: rule.bit, office: office))
        relations.append(
            Relation(
                subject: subject, predicate: predicate, object: object, status: status, confidence: rule.confidence,
                evidence: scene.text.originalRange(of: evidence), rule: rule.rawValue))
    }
}
