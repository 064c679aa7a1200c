public import RDFModel

/// Which classes of which vocabularies mean the same sort of thing.
///
/// It knows the vocabulary of Yong, schema.org, FOAF, W3C ORG, SKOS, DBpedia's ontology, GeoNames' feature codes and some
/// classes of Wikidata. More is learned from statements: `rdfs:subClassOf`, `owl:equivalentClass`, `skos:exactMatch`,
/// `skos:closeMatch` and `skos:broadMatch` between a new class and one that is known.
public struct ClassAlignment: Sendable {
    private var kinds: [IRI: Kind] = [:]
    /// Classes whose members are never linked: what describes the data, and not the world.
    private var excluded: Set<IRI> = []

    /// An alignment that knows nothing.
    public init() {}

    /// Says that members of a class are of a kind.
    public mutating func align(_ type: IRI, _ kind: Kind) {
        kinds[type] = kind
    }

    /// Says that members of a class are not linked.
    public mutating func exclude(_ type: IRI) {
        excluded.insert(type)
    }

    /// The kind of a class; `nil` if it is not known.
    public func kind(of type: IRI) -> Kind? { kinds[type] }

    /// Whether members of a class are not linked.
    public func excludes(_ type: IRI) -> Bool { excluded.contains(type) }

    /// Learns from statements that relate classes to known ones, over as many steps as there are.
    public mutating func learn(from triples: [Triple]) {
        var edges: [(from: IRI, to: IRI)] = []
        for triple in triples {
            guard let subject = triple.subject.iri, let object = triple.object.iri else { continue }
            if ClassAlignment.upward.contains(triple.predicate) { edges.append((subject, object)) }
            if ClassAlignment.sideward.contains(triple.predicate) {
                edges.append((subject, object))
                edges.append((object, subject))
            }
        }
        var changed = true
        while changed {
            changed = false
            for edge in edges {
                if kinds[edge.from] == nil, let kind = kinds[edge.to] {
                    kinds[edge.from] = kind
                    changed = true
                }
                if excluded.contains(edge.to), excluded.insert(edge.from).inserted { changed = true }
            }
        }
    }

    /// The properties that ``learn(from:)`` reads.
    static let properties = upward.union(sideward)
    private static let upward: Set<IRI> = [
        IRI(unchecked: "http://www.w3.org/2000/01/rdf-schema#subClassOf"),
        IRI(unchecked: "http://www.w3.org/2004/02/skos/core#broadMatch"),
    ]
    private static let sideward: Set<IRI> = [
        IRI(unchecked: "http://www.w3.org/2002/07/owl#equivalentClass"),
        IRI(unchecked: "http://www.w3.org/2004/02/skos/core#exactMatch"),
        IRI(unchecked: "http://www.w3.org/2004/02/skos/core#closeMatch"),
    ]

    /// The kind of a thing of several classes: what all of them allow, or any of them where they contradict each other.
    func kind(of types: some Sequence<IRI>) -> Kind {
        var (all, any) = (Kind.thing, Kind())
        for type in types {
            guard let kind = kinds[type] else { continue }
            all.formIntersection(kind)
            any.formUnion(kind)
        }
        return all.isEmpty ? any : all
    }
}

extension ClassAlignment {
    /// The alignment of the vocabularies that are known.
    public static let standard: ClassAlignment = {
        var alignment = ClassAlignment()
        for (namespaces, classes) in vocabularies {
            for namespace in namespaces {
                for (kind, names) in classes {
                    for name in names.split(separator: " ") {
                        alignment.align(IRI(unchecked: namespace + name), kind)
                    }
                }
            }
        }
        for (namespace, names) in descriptions {
            for name in names.split(separator: " ") { alignment.exclude(IRI(unchecked: namespace + name)) }
        }
        return alignment
    }()

    private static let vocabularies: [(namespaces: [String], classes: [(Kind, String)])] = [
        (
            ["https://w3id.org/yong/ontology#"],
            [
                (.person, "Person"), (.organisation, "Organisation"), (.ministry, "Ministry"), (.country, "Country"),
                (.locality, "Place"), (.province, "Province"), (.event, "Event"), (.plan, "Plan"), (.post, "Post"),
            ]
        ),
        (
            ["https://schema.org/", "http://schema.org/"],
            [
                (.person, "Person"), (.organisation, "Organization"), (.governmentBody, "GovernmentOrganization"),
                (.company, "Corporation LocalBusiness Airline BankOrCreditUnion"), (.party, "PoliticalParty"),
                (.school, "CollegeOrUniversity EducationalOrganization School HighSchool"),
                (.otherBody, "NGO SportsOrganization NewsMediaOrganization"),
                (.area, "AdministrativeArea"), (.country, "Country"), (.province, "State"),
                (.municipality, "City"), (.place, "Place"),
                (.site, "CivicStructure LandmarksOrHistoricalBuildings Airport Hospital PlaceOfWorship StadiumOrArena"),
                (.landform, "Landform BodyOfWater RiverBodyOfWater Mountain SeaBodyOfWater LakeBodyOfWater"),
                (.event, "Event"), (.plan, "Legislation Project"), (.work, "CreativeWork NewsArticle Book Dataset"),
            ]
        ),
        (
            ["http://xmlns.com/foaf/0.1/"],
            [
                (.person, "Person"), (.organisation, "Organization"), (.otherBody, "Group"), (.work, "Document Image"),
                (.plan, "Project"), ([.person, .organisation], "Agent"),
            ]
        ),
        (
            ["http://www.w3.org/ns/org#"],
            [
                (.organisation, "Organization FormalOrganization OrganizationalUnit OrganizationalCollaboration"),
                (.post, "Post Role"), (.site, "Site"), (.event, "ChangeEvent"),
            ]
        ),
        (
            ["http://dbpedia.org/ontology/"],
            [
                (.person, "Person"), (.organisation, "Organisation"), (.governmentBody, "GovernmentAgency"),
                (.company, "Company Bank Airline"), (.school, "University School EducationalInstitution"),
                (.party, "PoliticalParty"), (.country, "Country"), (.place, "Place Location"),
                (.area, "AdministrativeRegion PopulatedPlace Region"), (.province, "Province State"),
                (.district, "District"), (.municipality, "City Town Village Settlement"), (.event, "Event"),
                (.site, "ArchitecturalStructure Building Airport"), (.landform, "NaturalPlace River Mountain Island"),
            ]
        ),
        (
            ["http://www.geonames.org/ontology#"],
            [
                (.place, "Feature"), (.area, "A A.ADMD"),
                (.country, "A.PCL A.PCLI A.PCLD A.PCLF A.PCLS A.PCLIX A.TERR"),
                (.province, "A.ADM1"), (.district, "A.ADM2 A.ADM3 A.ADM4"),
                (.municipality, "P P.PPL P.PPLC P.PPLA P.PPLA2"),
                (.site, "S S.AIRP S.BLDG"), (.landform, "H T H.STM T.MT T.ISL"),
            ]
        ),
        (
            ["http://www.wikidata.org/entity/"],
            [
                (.person, "Q5"), (.organisation, "Q43229"), (.country, "Q6256 Q3624078"), (.province, "Q50198"),
                (.ministry, "Q192350"), (.agency, "Q327333"), (.school, "Q3918"), (.company, "Q4830453 Q783794"),
                (.district, "Q475061"), (.municipality, "Q515 Q486972"), (.party, "Q7278"), (.event, "Q1656682"),
            ]
        ),
    ]

    private static let descriptions: [(String, String)] = [
        (
            "https://w3id.org/yong/ontology#",
            "DatedName Claim Mention Document Resolution Word Title OfficeWord OfficeModifier Exclusion Correction"
        ),
        (
            "http://www.w3.org/2002/07/owl#",
            "Class ObjectProperty DatatypeProperty AnnotationProperty Ontology Axiom AllDisjointClasses Restriction"
        ),
        ("http://www.w3.org/2000/01/rdf-schema#", "Class Datatype"),
        ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "Property Statement List"),
        ("http://www.w3.org/2004/02/skos/core#", "ConceptScheme Collection OrderedCollection"),
        ("http://www.w3.org/ns/oa#", "Annotation TextPositionSelector TextQuoteSelector SpecificResource"),
        ("http://www.w3.org/ns/org#", "Membership"),
        ("http://rdfs.org/ns/void#", "Dataset Linkset"),
        ("http://www.w3.org/ns/dcat#", "Dataset Distribution Catalog"),
        ("https://schema.org/", "PropertyValue PostalAddress GeoCoordinates"),
        ("http://schema.org/", "PropertyValue PostalAddress GeoCoordinates"),
    ]
}
