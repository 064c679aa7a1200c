/// The kinds of pairs that the model judges. A pair has up to four slots, one for each predicate that may join it.
enum CandidateGroup: UInt32, CaseIterable {
    /// A person and a body, place or country.
    case personBody = 1
    /// A person, body or country, or a place, and an event.
    case actorEvent
    /// A body or country and the body that it may be part or member of.
    case bodyInBody
    /// A place or body and the place or country where it may lie.
    case spatial
    /// Two bodies or countries.
    case parties
    /// Two people.
    case people
    /// An event and a day.
    case eventDate
    /// A person and an office.
    case personOffice

    /// The number of slots of a pair.
    static let slots = 4

    /// The predicates of the slots.
    var predicates: [RelationPredicate] {
        switch self {
        case .personBody: [.worksFor, .memberOf, .meets]
        case .actorEvent: [.participatesIn, .chairs, .organises, .takesPlaceAt]
        case .bodyInBody: [.partOf, .memberOf]
        case .spatial: [.partOf, .locatedIn]
        case .parties: [.meets, .cooperatesWith]
        case .people: [.meets]
        case .eventDate: [.onDate]
        case .personOffice: [.holdsPosition]
        }
    }

    /// Whether a predicate may join things of these types.
    static func allows(_ predicate: RelationPredicate, _ subject: ElementType, _ object: ElementType) -> Bool {
        switch predicate {
        case .holdsPosition: subject == .person && object == .office
        case .onDate: subject == .event && object == .date
        case .worksFor: subject == .person && object.isEmployer
        case .participatesIn, .chairs, .organises: subject.isActor && object == .event
        case .takesPlaceAt: subject == .event && (object == .place || object == .organisation || object == .country)
        case .partOf:
            subject == .organisation && (object == .ministry || object == .organisation)
                || subject == .place && (object == .place || object == .country)
        case .locatedIn: subject == .organisation && (object == .place || object == .country)
        case .memberOf:
            (subject == .country || subject == .organisation || subject == .person) && object == .organisation
        case .meets: subject.isActor && object.isActor
        case .cooperatesWith: subject.isBodyOrCountry && object.isBodyOrCountry
        }
    }
}

/// The types of what may be an end of a relation: those of entities, days and offices.
enum ElementType: UInt8 {
    case person, ministry, organisation, country, place, event, plan, date, office

    init(_ type: EntityType) {
        switch type {
        case .person: self = .person
        case .ministry: self = .ministry
        case .organisation: self = .organisation
        case .country: self = .country
        case .place: self = .place
        case .event: self = .event
        case .plan: self = .plan
        }
    }

    var isActor: Bool { rawValue <= ElementType.country.rawValue }
    var isBodyOrCountry: Bool { self == .ministry || self == .organisation || self == .country }
    var isEmployer: Bool { isBodyOrCountry || self == .place }
    var code: UInt32 { UInt32(rawValue) }

    /// What may stand in one list: people, bodies and countries, places.
    var runKind: Int? {
        switch self {
        case .person: 0
        case .ministry, .organisation, .country: 1
        case .place: 2
        case .event, .plan, .date, .office: nil
        }
    }
}
