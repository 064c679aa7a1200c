import Linking
import RDFModel
import RDFSyntax
import Testing

/// Two graphs in Turtle, and the links between them.
func links(_ ours: String, _ theirs: String, _ options: LinkOptions = LinkOptions()) throws -> LinkResult {
    let prefixes = """
        @prefix : <http://ours/> . @prefix t: <http://theirs/> . @prefix schema: <https://schema.org/> .
        @prefix yong: <https://w3id.org/yong/ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

        """
    func collect(_ text: String) throws -> EntityCollector {
        var collector = EntityCollector()
        try RDFReader.read(bytes: Array((prefixes + text).utf8), format: .turtle, into: &collector)
        return collector
    }
    return try Linker(options: options).links(from: collect(ours), to: collect(theirs))
}

/// The links as short text: `a=b` for the same, `a~b` for a close match.
func pairs(_ ours: String, _ theirs: String, _ options: LinkOptions = LinkOptions()) throws -> [String] {
    try links(ours, theirs, options).links.map {
        $0.ours.text.dropFirst(12) + ($0.relation == .same ? "=" : "~") + $0.theirs.text.dropFirst(14)
    }
}

@Suite("What speaks for a link and against it")
struct EvidenceTests {
    private static let province =
        ":p a yong:Province ; rdfs:label \"นนทบุรี\"@th , \"Nonthaburi\"@en ; yong:partOf :c . "
        + ":c a yong:Country ; rdfs:label \"Thailand\" , \"ไทย\"@th ; yong:isoAlpha2 \"TH\" ."

    @Test(
        "Names of a province",
        arguments: [
            "Nonthaburi", "NONTHABURI", "Nonthaburi Province", "Changwat Nonthaburi", "Nontha Buri", "Nontaburi",
            "นนทบุรี",
            "จังหวัดนนทบุรี", "จ.นนทบุรี",
        ])
    func names(name: String) throws {
        #expect(try pairs(Self.province, "t:p a schema:AdministrativeArea ; schema:name \"\(name)\" .") == ["p=p"])
    }

    @Test(
        "What is another thing in spite of its name",
        arguments: [
            "a schema:Person", "a schema:CreativeWork", "a schema:City ; schema:containedInPlace t:q",
            "a schema:AdministrativeArea ; schema:containedInPlace t:q",
            "a schema:AdministrativeArea ; schema:containedInPlace [ a schema:Country ; schema:name \"Laos\" ]",
            "a schema:AdministrativeArea ; schema:address [ schema:addressCountry \"LA\" ]",
        ])
    func others(what: String) throws {
        let theirs = "t:p \(what) ; schema:name \"Nonthaburi\" . t:q schema:name \"Nonthaburi\" ; a schema:Thing ."
        let found = try pairs(
            Self.province + " :l a yong:Country ; rdfs:label \"Laos\" ; yong:isoAlpha2 \"LA\" .", theirs)
        #expect(!found.contains { $0.hasSuffix("p") && $0.hasPrefix("p=") }, "\(found)")
    }

    @Test("Codes link what no name does, and part what a name links")
    func codes() throws {
        let ours = ":c a yong:Country ; rdfs:label \"ไทย\"@th ; yong:isoAlpha3 \"THA\" ."
        #expect(
            try pairs(ours, "t:c a schema:Country ; schema:name \"Tailandia\" ; schema:identifier \"tha\" .") == ["c=c"]
        )
        #expect(try pairs(ours, "t:c a schema:Country ; schema:name \"ไทย\"@th ; schema:identifier \"LAO\" .") == [])
        let node =
            "t:c a schema:Country ; schema:name \"X\" ; schema:identifier [ a schema:PropertyValue ; schema:value \"THA\" ] ."
        #expect(try pairs(ours, node) == ["c=c"])
        #expect(try pairs(ours, "t:c schema:name \"Siam\" ; owl:sameAs :c .") == ["c=c"])
    }

    @Test("Things of one name are told apart by where they lie, or not at all")
    func homonyms() throws {
        let ours = """
            :a a yong:Place ; rdfs:label "Ban Mai"@en ; yong:partOf [ a yong:Province ; rdfs:label "Tak"@en ] .
            :b a yong:Place ; rdfs:label "Ban Mai"@en ; yong:partOf [ a yong:Province ; rdfs:label "Nan"@en ] .
            """
        let place = "t:x a schema:Place ; schema:name \"Ban Mai\""
        #expect(try pairs(ours, place + " .") == [])
        #expect(
            try pairs(ours, place + " ; schema:containedInPlace [ a schema:State ; schema:name \"Nan\" ] .") == ["b=x"])
    }

    @Test("Positions and dates count")
    func numbers() throws {
        func ours(_ more: String) -> String { ":a a yong:Place ; rdfs:label \"Wat Pho\" ; \(more) ." }
        func theirs(_ more: String) -> String { "t:a a schema:Place ; schema:name \"Wat Pho\" ; \(more) ." }
        let here = "geo:lat \"13.7465\" ; geo:long \"100.4930\""
        #expect(
            try pairs(ours(here), theirs("schema:geo [ schema:latitude 13.746 ; schema:longitude 100.493 ]")) == ["a=a"]
        )
        #expect(try pairs(ours(here), theirs("schema:geo [ schema:latitude 18.8 ; schema:longitude 98.9 ]")) == [])
        let event = ":e a yong:Event ; rdfs:label \"Trade Forum\" ; yong:onDate \"2019-06-20\"^^xsd:date ."
        func meeting(_ day: String) -> String {
            "t:e a schema:Event ; schema:name \"Trade Forum\" ; schema:startDate \"\(day)\"^^xsd:date ."
        }
        #expect(try pairs(event, meeting("2019-06-20")) == ["e=e"])
        #expect(try !pairs(event, meeting("2014-03-01")).contains("e=e"))
    }

    @Test("People are known by their names in either script, and by what they are related to")
    func people() throws {
        let ours =
            ":p a yong:Person ; rdfs:label \"สมชาย ใจดี\"@th ; yong:worksFor :o . :o a yong:Organisation ; rdfs:label \"Siam Cement Works\" ."
        let found = try links(
            ours,
            "t:p a schema:Person ; schema:name \"Somchai Jaidee\" ; schema:worksFor t:o . "
                + "t:o a schema:Organization ; schema:name \"Siam Cement Works\" .")
        #expect(found.links.map(\.ours.text) == ["http://ours/o", "http://ours/p"])
        #expect(found.links[1].evidence.contains { $0.aspect == .neighbour && $0.bits > 0 })
    }

    @Test("Classes are aligned by what the data says of them")
    func alignment() throws {
        let theirs = "t:Ship rdfs:subClassOf schema:CreativeWork . t:s a t:Ship ; schema:name \"Nonthaburi\" ."
        #expect(try pairs(Self.province, theirs) == [])
        #expect(try pairs(Self.province, "t:s a t:Region ; schema:name \"Nonthaburi\" .") == ["p=s"])
    }

    @Test("One to one gives each thing one partner: those that are best altogether")
    func oneToOne() throws {
        let ours =
            ":a a yong:Organisation ; rdfs:label \"Siam Motor Works\" . :b a yong:Organisation ; rdfs:label \"Siam Motor Work\" ."
        let theirs = """
            t:a a schema:Organization ; schema:name "Siam Motor Works" .
            t:b a schema:Organization ; schema:name "Siam Motor Works Co., Ltd" ; schema:alternateName "Siam Motor Works" .
            """
        var options = LinkOptions()
        options.closeThreshold = 0.01
        let all = try links(ours, theirs, options).links
        options.isOneToOne = true
        let single = try links(ours, theirs, options).links
        #expect(all.count > single.count)
        #expect(Set(single.map(\.ours)).count == single.count && Set(single.map(\.theirs)).count == single.count)
        #expect(single.count == 2)
    }

    @Test("Nothing links with nothing, and things without names with none")
    func empty() throws {
        #expect(try pairs("", "") == [])
        #expect(try pairs(":a a yong:Place .", "t:a a schema:Place .") == [])
        #expect(try pairs(":a rdfs:label \"\" , \" \" , \"()\" , \",\" .", "t:a rdfs:label \"\" , \"-\" .") == [])
    }
}
