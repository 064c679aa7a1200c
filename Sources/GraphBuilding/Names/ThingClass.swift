import ExtractionModel

/// The kinds of things that are resolved against each other: a ministry may be called an organisation
/// elsewhere, but never a place.
enum ThingClass: UInt8, Hashable, Sendable {
    case body, country, place, plan, person, event

    init(_ type: EntityType) {
        switch type {
        case .ministry, .organisation: self = .body
        case .country: self = .country
        case .place: self = .place
        case .plan: self = .plan
        case .person: self = .person
        case .event: self = .event
        }
    }
}

extension EntityType {
    /// The first step of the path of its things' IRIs.
    var pathSegment: String {
        switch self {
        case .person: "person"
        case .ministry: "ministry"
        case .organisation: "organisation"
        case .country: "country"
        case .place: "place"
        case .event: "event"
        case .plan: "plan"
        }
    }
}
