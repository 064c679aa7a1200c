public import RDFModel

/// What properties say of a thing, as far as linking uses it.
public enum PropertyRole: Hashable, Sendable {
    /// The class of a thing.
    case type
    /// A name of a rank.
    case name(NameRank)
    /// A node that holds names which the thing bore once.
    case formerNames
    /// Something of which the thing is a part, or in which it lies.
    case container
    /// A country, by its code or name or as a thing.
    case country
    /// A code or number of the thing.
    case identifier
    /// Another IRI of the same thing.
    case same
    /// The day or year with which the thing began.
    case begin
    /// The day or year with which it ended.
    case end
    /// Degrees north.
    case latitude
    /// Degrees east.
    case longitude
    /// A point as well-known text.
    case point
    /// The value of a node that stands for a code.
    case value
    /// A node of values: an address, a position, a code.
    case part
}

/// How close a name is to a thing.
public enum NameRank: UInt8, Comparable, Sendable {
    /// What it is called.
    case preferred
    /// What it is called as well.
    case alternative
    /// An abbreviation, or a form that is found but not shown.
    case hidden
    /// What it was called once.
    case former

    /// Closer ranks come first.
    public static func < (left: NameRank, right: NameRank) -> Bool { left.rawValue < right.rawValue }
}

/// The roles of properties of many vocabularies.
public struct LinkVocabulary: Sendable {
    /// The role of each property; properties without one lead to neighbours if their values are things.
    public var roles: [IRI: PropertyRole]
    /// Properties that lead to no neighbour.
    public var ignored: Set<IRI>

    /// Roles of properties.
    public init(roles: [IRI: PropertyRole], ignored: Set<IRI> = []) {
        self.roles = roles
        self.ignored = ignored
    }

    /// The vocabularies that are known: Yong's, RDFS, SKOS, schema.org, FOAF, ORG, Dublin Core, WGS84, GeoNames, DBpedia,
    /// Wikidata's direct properties.
    public static let standard: LinkVocabulary = {
        var roles: [IRI: PropertyRole] = [:]
        for (role, list) in table {
            for name in list.split(separator: " ") {
                let parts = name.split(separator: ":", maxSplits: 1)
                for namespace in namespaces[String(parts[0])] ?? [] {
                    roles[IRI(unchecked: namespace + parts[1])] = role
                }
            }
        }
        let ignored = [
            "http://purl.org/dc/terms/license", "http://purl.org/dc/terms/source", "http://purl.org/dc/terms/publisher",
            "http://www.w3.org/2000/01/rdf-schema#isDefinedBy", "http://www.w3.org/2000/01/rdf-schema#seeAlso",
            "http://www.w3.org/2004/02/skos/core#inScheme", "https://schema.org/url", "http://schema.org/url",
        ]
        return LinkVocabulary(roles: roles, ignored: Set(ignored.map { IRI(unchecked: $0) }))
    }()

    private static let namespaces: [String: [String]] = [
        "rdf": ["http://www.w3.org/1999/02/22-rdf-syntax-ns#"], "rdfs": ["http://www.w3.org/2000/01/rdf-schema#"],
        "skos": ["http://www.w3.org/2004/02/skos/core#"], "owl": ["http://www.w3.org/2002/07/owl#"],
        "schema": ["https://schema.org/", "http://schema.org/"], "foaf": ["http://xmlns.com/foaf/0.1/"],
        "org": ["http://www.w3.org/ns/org#"], "dct": ["http://purl.org/dc/terms/", "http://purl.org/dc/elements/1.1/"],
        "geo": ["http://www.w3.org/2003/01/geo/wgs84_pos#"], "gn": ["http://www.geonames.org/ontology#"],
        "gs": ["http://www.opengis.net/ont/geosparql#"], "dbo": ["http://dbpedia.org/ontology/"],
        "wdt": ["http://www.wikidata.org/prop/direct/"], "yong": ["https://w3id.org/yong/ontology#"],
    ]

    private static let table: [(PropertyRole, String)] = [
        (.type, "rdf:type gn:featureCode gn:featureClass wdt:P31"),
        (.name(.preferred), "rdfs:label skos:prefLabel schema:name foaf:name gn:name dct:title"),
        (
            .name(.alternative),
            "skos:altLabel schema:alternateName schema:legalName gn:alternateName gn:officialName dct:alternative "
                + "foaf:nick dbo:alias dbo:longName"
        ),
        (.name(.hidden), "skos:hiddenLabel gn:shortName dbo:abbreviation wdt:P1813"),
        (.name(.former), "dbo:formerName gn:historicalName"), (.formerNames, "yong:formerName"),
        (
            .container,
            "yong:partOf yong:locatedIn dct:isPartOf schema:containedInPlace schema:containedIn schema:isPartOf "
                + "schema:location schema:addressRegion schema:areaServed schema:parentOrganization gn:parentFeature "
                + "gn:parentADM1 org:subOrganizationOf org:unitOf skos:broader wdt:P131 wdt:P361 wdt:P749 dbo:isPartOf "
                + "dbo:location"
        ),
        (.country, "schema:addressCountry gn:parentCountry gn:countryCode dbo:country wdt:P17"),
        (
            .identifier,
            "yong:isoAlpha2 yong:isoAlpha3 yong:isoSubdivision schema:identifier skos:notation dct:identifier "
                + "org:identifier wdt:P297 wdt:P298 wdt:P299 wdt:P300 dbo:isoCode schema:taxID schema:leiCode"
        ),
        (.same, "owl:sameAs skos:exactMatch schema:sameAs"),
        (
            .begin,
            "schema:foundingDate schema:startDate schema:birthDate dbo:foundingDate wdt:P571 wdt:P569 yong:onDate"
        ),
        (.end, "schema:dissolutionDate schema:endDate schema:deathDate dbo:dissolutionDate wdt:P576 wdt:P570"),
        (.latitude, "geo:lat schema:latitude"), (.longitude, "geo:long schema:longitude"),
        (.point, "gs:asWKT wdt:P625"), (.value, "schema:value rdf:value"),
        (.part, "schema:geo schema:address gs:hasGeometry"),
    ]
}
