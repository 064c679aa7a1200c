/// What the whole document says about a pair: which rules found something, and how often the two are named.
struct DocumentFeatures {
    private let scene: RelationScene
    private let days: DocumentDays
    /// For each entity the predicates, one bit each, that rules found with it as subject and as object.
    private var asSubject: [UInt32]
    private var asObject: [UInt32]
    /// For each pair with a number the statements of rules: a chain of indices of `sink.relations`.
    private var firstFired: [Int32] = []
    private var nextFired: [Int32]
    private let counts: [UInt8]
    private let events: UInt32
    private let people: UInt32
    private let mainPerson: Int32
    private var buffer: FeatureBuffer
    private let sink: RelationSink
    /// For two entities, by their indices, the predicates that rules found between them either way.
    private var between: [SIMD2<Int32>: UInt32] = [:]

    /// Makes the features of the pairs in `table`, and adds the pairs that only rules know to it.
    init(_ reading: inout DocumentReading, table: inout PairTable, namesFeatures: Bool = false) {
        buffer = FeatureBuffer(isNamed: namesFeatures)
        scene = reading.scene
        days = reading.days
        sink = reading.sink
        var counts = [UInt8](repeating: 0, count: scene.entities.count)
        var mainPerson: Int32 = -1
        for mention in scene.mentions {
            if counts[mention.entity] < 4 { counts[mention.entity] += 1 }
            if mainPerson < 0, scene.entities[mention.entity].type == .person { mainPerson = Int32(mention.entity) }
        }
        self.counts = counts
        self.mainPerson = mainPerson
        var (events, people) = (0, 0)
        for entity in scene.entities {
            if entity.type == .event { events += 1 }
            if entity.type == .person { people += 1 }
        }
        self.events = UInt32(min(events, 4))
        self.people = FeatureBuffer.scale(people)
        asSubject = [UInt32](repeating: 0, count: scene.entities.count)
        asObject = asSubject
        nextFired = [Int32](repeating: -1, count: sink.relations.count)
        addFired(&reading, &table)
        addPublished(&table)
        while firstFired.count < table.pairs.count { firstFired.append(-1) }
    }

    private mutating func addFired(_ reading: inout DocumentReading, _ table: inout PairTable) {
        for (index, relation) in sink.relations.enumerated() {
            guard
                let pair = scene.pair(
                    of: relation, office: sink.traces[index].office, days: days, finder: &reading.finder)
            else { continue }
            asSubject[relation.subject] |= relation.predicate.bit
            if case .entity(let object) = relation.object {
                asObject[object] |= relation.predicate.bit
                between[DocumentFeatures.ends(pair), default: 0] |= relation.predicate.bit
            }
            let number = table.number(of: pair)
            while firstFired.count <= number { firstFired.append(-1) }
            nextFired[index] = firstFired[number]
            firstFired[number] = Int32(index)
        }
    }

    private static func ends(_ pair: CandidatePair) -> SIMD2<Int32> {
        SIMD2(min(pair.subject, pair.object), max(pair.subject, pair.object))
    }

    /// The day of publication may be that of every event.
    private mutating func addPublished(_ table: inout PairTable) {
        guard days.published >= 0 else { return }
        for (index, entity) in scene.entities.enumerated() where entity.type == .event {
            _ = table.number(of: CandidatePair(group: .eventDate, subject: Int32(index), object: days.published))
        }
    }

    /// The statement that the rules make with a predicate about a pair.
    func fired(_ predicate: RelationPredicate, pair number: Int) -> Int? {
        var index = firstFired[number]
        while index >= 0 {
            if sink.relations[Int(index)].predicate == predicate { return Int(index) }
            index = nextFired[Int(index)]
        }
        return nil
    }

    /// The names of the rules that make a statement with a predicate about a pair.
    func rules(_ predicate: RelationPredicate, pair number: Int) -> [String] {
        fired(predicate, pair: number).map { RelationRule.names(sink.traces[$0].rules) } ?? []
    }

    /// The features of a pair that came at `instances` places.
    mutating func features(of pair: CandidatePair, number: Int, instances: Int) -> [UInt32] {
        describe(pair, number: number, instances: instances)
        return buffer.features
    }

    /// The sum of the weights of these features in a model.
    mutating func sum(of pair: CandidatePair, number: Int, instances: Int, in model: RelationModel) -> SIMD4<Int32> {
        describe(pair, number: number, instances: instances)
        return buffer.sum(in: model)
    }

    private mutating func describe(_ pair: CandidatePair, number: Int, instances: Int) {
        let subject = Int(pair.subject)
        let object = Int(pair.object)
        buffer.begin(mixedHash(pair.group.rawValue, 7))
        var types = ElementType(scene.entities[subject].type).code << 4
        switch pair.group {
        case .eventDate, .personOffice: break
        default:
            types |= ElementType(scene.entities[object].type).code
            buffer.add(.objectCount, UInt32(counts[object]), types)
            addOtherRules(pair, types)
        }
        buffer.add(.types, types)
        buffer.add(.subjectCount, UInt32(counts[subject]), types)
        buffer.add(.instances, UInt32(min(instances, 4)), types)
        addRules(pair, number, types)
        if pair.subject == mainPerson { buffer.add(.mainPerson, types) }
        switch pair.group {
        case .actorEvent:
            buffer.add(.document, events, types)
            buffer.add(.counts, people, types)
        case .eventDate:
            buffer.add(.document, events)
            buffer.add(.dates, UInt32(min(days.days.count, 5)))
            if pair.object == days.published { buffer.add(.isPublished, UInt32(min(days.days.count, 3))) }
        default: break
        }
    }

    /// What rules say of the two in slots of another kind of pair: who is part of a body hardly works together with it.
    private mutating func addOtherRules(_ pair: CandidatePair, _ types: UInt32) {
        let (subject, object) = (Int(pair.subject), Int(pair.object))
        // Of most pairs no rule says anything about one of the two.
        guard (asSubject[subject] | asObject[subject]) & (asSubject[object] | asObject[object]) != 0 else { return }
        var found = between[DocumentFeatures.ends(pair)] ?? 0
        for predicate in pair.group.predicates { found &= ~predicate.bit }
        while found != 0 {
            buffer.add(.firedOther, UInt32(found.trailingZeroBitCount), types)
            buffer.add(.firedOther, UInt32(found.trailingZeroBitCount))
            found &= found - 1
        }
    }

    private mutating func addRules(_ pair: CandidatePair, _ number: Int, _ types: UInt32) {
        var here: UInt32 = 0
        var index = firstFired[number]
        while index >= 0 {
            let relation = sink.relations[Int(index)]
            let predicate = relation.predicate.code
            here |= relation.predicate.bit
            var rules = sink.traces[Int(index)].rules
            buffer.add(.firedAny, predicate, types)
            buffer.add(.firedAny, predicate)
            if relation.status != .asserted { buffer.add(.statusOfRule, predicate) }
            while rules != 0 {
                buffer.add(.fired, predicate << 8 | UInt32(rules.trailingZeroBitCount))
                rules &= rules - 1
            }
            index = nextFired[Int(index)]
        }
        for predicate in pair.group.predicates {
            let isReversed = predicate == .takesPlaceAt
            let (subject, object) = isReversed ? (pair.object, pair.subject) : (pair.subject, pair.object)
            let isHere: UInt32 = here & predicate.bit != 0 ? 1 : 0
            if isHere == 0 { buffer.add(.fired, predicate.code << 8 | 99) }
            let says = asSubject[Int(subject)] & predicate.bit != 0
            buffer.add(.firedSubject, predicate.code << 2 | (says ? 2 : 0) | isHere)
            switch pair.group {
            case .eventDate, .personOffice: break
            default:
                let isSaid = asObject[Int(object)] & predicate.bit != 0
                buffer.add(.firedObject, predicate.code << 2 | (isSaid ? 2 : 0) | isHere)
            }
        }
    }
}

extension RelationPredicate {
    /// The predicate as a number; part of the model's format.
    var code: UInt32 {
        switch self {
        case .holdsPosition: 0
        case .worksFor: 1
        case .participatesIn: 2
        case .chairs: 3
        case .organises: 4
        case .takesPlaceAt: 5
        case .onDate: 6
        case .partOf: 7
        case .locatedIn: 8
        case .memberOf: 9
        case .meets: 10
        case .cooperatesWith: 11
        }
    }

    /// The predicate as one bit.
    var bit: UInt32 { 1 << code }
}

extension RelationScene {
    /// The pair that a statement is about.
    func pair(
        of relation: Relation, office: Range<Int>?, days: DocumentDays, finder: inout CandidateFinder?
    ) -> CandidatePair? {
        let subject = Int32(truncatingIfNeeded: relation.subject)
        switch relation.object {
        case .text:
            guard let office else { return nil }
            let number = finder?.number(ofOfficeAt: office, isFormer: relation.status == .former)
            return number.map { CandidatePair(group: .personOffice, subject: subject, object: $0) }
        case .date(let day):
            return days.number(of: day).map { CandidatePair(group: .eventDate, subject: subject, object: $0) }
        case .entity(let index):
            let object = Int32(truncatingIfNeeded: index)
            let group = CandidateGroup.group(
                of: relation.predicate, ElementType(entities[relation.subject].type),
                ElementType(entities[index].type))
            let isReversed =
                relation.predicate == .takesPlaceAt
                || group == .personBody && entities[relation.subject].type != .person
            if isReversed { return CandidatePair(group: group, subject: object, object: subject) }
            return CandidatePair(group: group, subject: subject, object: object)
        }
    }
}

extension CandidateGroup {
    /// The group whose slots hold a predicate between things of these types.
    static func group(of predicate: RelationPredicate, _ subject: ElementType, _ object: ElementType) -> CandidateGroup
    {
        switch predicate {
        case .holdsPosition: .personOffice
        case .onDate: .eventDate
        case .worksFor: .personBody
        case .participatesIn, .chairs, .organises, .takesPlaceAt: .actorEvent
        case .partOf: subject == .place ? .spatial : .bodyInBody
        case .locatedIn: .spatial
        case .memberOf: subject == .person ? .personBody : .bodyInBody
        case .cooperatesWith: .parties
        case .meets:
            subject == .person && object == .person
                ? .people : subject == .person || object == .person ? .personBody : .parties
        }
    }
}
