import ExtractionModel

/// Which types of things each relation holds between, as the ontology's domains and ranges say.
///
/// A claim that breaks them stays a claim: the text was misread, or names a thing of another type elsewhere.
enum Signature {
    private static let parties: Set<EntityType> = [.person, .ministry, .organisation, .country]
    private static let bodies: Set<EntityType> = [.ministry, .organisation]
    private static let places: Set<EntityType> = [.place, .country]

    /// Whether a relation may hold between things of the two types; `nil` stands for a text or a day.
    static func allows(_ predicate: RelationPredicate, _ subject: EntityType, _ object: EntityType?) -> Bool {
        guard let object else {
            return predicate == .holdsPosition ? subject == .person : predicate == .onDate && subject == .event
        }
        switch predicate {
        case .holdsPosition, .onDate:
            return false
        case .worksFor:
            return subject == .person && (bodies.contains(object) || places.contains(object))
        case .participatesIn, .chairs, .organises:
            return parties.contains(subject) && object == .event
        case .takesPlaceAt:
            return subject == .event && (bodies.contains(object) || places.contains(object))
        case .partOf:
            let isContained = bodies.contains(subject) || subject == .place
            return isContained && (bodies.contains(object) || places.contains(object))
        case .locatedIn:
            return bodies.contains(subject) && places.contains(object)
        case .memberOf:
            return parties.contains(subject) && bodies.contains(object)
        case .meets:
            return parties.contains(subject) && parties.contains(object)
        case .cooperatesWith:
            return subject != .person && object != .person && parties.contains(subject) && parties.contains(object)
        }
    }
}
