/// A pair of things that may be related, with its features; what training and evaluation see of the candidates.
package struct RelationCandidate: Sendable {
    /// The kind of pair.
    package var group: Int
    /// The predicates that may join the pair, `nil` for a slot that its types do not allow.
    package var predicates: [RelationPredicate?]
    /// The entity that the statements would be about.
    package var subject: Int
    /// What they would say of it.
    package var object: RelationObject
    /// Whether a predicate's subject is `object` and its object `subject`.
    package var isReversed: [Bool]
    /// The features of each place where the two stand together.
    package var places: [[UInt32]]
    /// The features of the pair in the whole document.
    package var document: [UInt32]
    /// Which of the predicates the rules found.
    package var fired: [Bool]
}

/// Keeps the features of all places where two things stand together.
struct CandidateCollector: CandidateConsumer {
    var table: PairTable
    /// The features of each place, by the number of the pair.
    private(set) var places: [[[UInt32]]] = []

    init(expected: Int) {
        table = PairTable(expected: expected)
    }

    mutating func take(_ pair: CandidatePair, _ place: CandidatePlace, features: inout FeatureBuffer) {
        let number = table.number(of: pair)
        if number == places.count { places.append([]) }
        places[number].append(features.features)
    }

    /// All candidates of a document that was read.
    mutating func candidates(_ reading: inout DocumentReading) -> [RelationCandidate] {
        var document = DocumentFeatures(&reading, table: &table)
        let scene = reading.scene
        return table.pairs.enumerated().map { number, pair in
            let places = number < places.count ? places[number] : []
            let types = scene.types(of: pair)
            let object = scene.object(of: pair, reading)
            let predicates = pair.group.predicates.map { predicate in
                CandidateGroup.allows(predicate, in: pair.group, types) ? predicate : nil
            }
            return RelationCandidate(
                group: Int(pair.group.rawValue), predicates: predicates, subject: Int(pair.subject), object: object,
                isReversed: pair.group.predicates.map { $0 == .takesPlaceAt }, places: places,
                document: document.features(of: pair, number: number, instances: places.count),
                fired: pair.group.predicates.map { document.fired($0, pair: number) != nil })
        }
    }
}

extension CandidateGroup {
    /// Whether a predicate may join a pair.
    static func allows(
        _ predicate: RelationPredicate, in group: CandidateGroup, _ types: (subject: ElementType, object: ElementType)
    ) -> Bool {
        predicate == .takesPlaceAt
            ? allows(predicate, types.object, types.subject) : allows(predicate, types.subject, types.object)
    }
}

extension RelationScene {
    /// The types of the ends of a pair.
    func types(of pair: CandidatePair) -> (subject: ElementType, object: ElementType) {
        let subject = ElementType(entities[Int(pair.subject)].type)
        switch pair.group {
        case .eventDate: return (subject, .date)
        case .personOffice: return (subject, .office)
        default: return (subject, ElementType(entities[Int(pair.object)].type))
        }
    }

    /// What a pair's object is.
    func object(of pair: CandidatePair, _ reading: DocumentReading) -> RelationObject {
        switch pair.group {
        case .eventDate: .date(reading.days.days[Int(pair.object)])
        case .personOffice: .text(original(reading.finder?.offices[Int(pair.object)].range ?? 0..<0))
        default: .entity(Int(pair.object))
        }
    }
}
