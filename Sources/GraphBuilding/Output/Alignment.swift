import ExtractionModel
import RDFModel

/// What our classes and properties are in vocabularies that people query already.
///
/// Stores do not infer, so the aligned statements are written out. `ontology/yong.ttl` states the same as axioms.
enum Alignment {
    /// The classes of other vocabularies that a thing of a type belongs to.
    static func classes(of type: EntityType) -> [IRI] {
        switch type {
        case .person: [FOAF.person, SchemaOrg.person]
        case .ministry:
            [FOAF.organization, ORG.organization, SchemaOrg.organization, SchemaOrg.governmentOrganization]
        case .organisation: [FOAF.organization, ORG.organization, SchemaOrg.organization]
        case .country: [SchemaOrg.country, SchemaOrg.place]
        case .place: [SchemaOrg.place]
        case .event: [SchemaOrg.event]
        case .plan: []
        }
    }

    /// A statement in the words of another vocabulary.
    struct Statement {
        var predicate: IRI
        /// Whether subject and object change places.
        var isInverse = false
    }

    /// The statements of other vocabularies that follow from one of ours between things of the given types.
    static func statements(
        _ predicate: RelationPredicate, _ subject: EntityType, _ object: EntityType?
    ) -> [Statement] {
        let (isBody, isPlace) = (object.map(isBody) ?? false, object.map(isPlace) ?? false)
        switch predicate {
        case .worksFor:
            return isBody ? [.init(predicate: SchemaOrg.worksFor)] : []
        case .participatesIn:
            return [.init(predicate: SchemaOrg.attendee, isInverse: true)]
        case .organises:
            return [.init(predicate: SchemaOrg.organizer, isInverse: true)]
        case .takesPlaceAt, .locatedIn:
            return isPlace ? [.init(predicate: SchemaOrg.location)] : []
        case .onDate:
            return [.init(predicate: SchemaOrg.startDate)]
        case .partOf:
            var statements = [Statement(predicate: DCTerms.isPartOf)]
            if self.isBody(subject) && isBody { statements.append(.init(predicate: ORG.subOrganizationOf)) }
            if self.isPlace(subject) && isPlace { statements.append(.init(predicate: SchemaOrg.containedInPlace)) }
            return statements
        case .memberOf:
            guard isBody else { return [] }
            var statements = [Statement(predicate: ORG.memberOf)]
            if subject == .person || self.isBody(subject) { statements.append(.init(predicate: SchemaOrg.memberOf)) }
            return statements
        case .holdsPosition:
            return [.init(predicate: ORG.holds)]
        case .chairs, .meets, .cooperatesWith:
            return []
        }
    }

    static func isBody(_ type: EntityType) -> Bool { type == .ministry || type == .organisation }

    static func isPlace(_ type: EntityType) -> Bool { type == .place || type == .country }
}

extension RelationPredicate {
    /// The property of our vocabulary.
    var iri: IRI { IRI(unchecked: YongOntology.namespace + rawValue) }

    /// Whether the relation holds both ways.
    var isSymmetric: Bool { self == .meets || self == .cooperatesWith }
}

extension EntityType {
    /// The class of our vocabulary.
    var iri: IRI { IRI(unchecked: YongOntology.namespace + rawValue) }
}
