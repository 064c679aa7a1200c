import EntityExtraction
import GraphBuilding
import RDFModel
import Testing

@Suite("Seeds become gazetteer entries and words")
struct SeedsTests {
    @Test("A thing has its labels, other names, dated names and parent")
    func entry() throws {
        let seeds = try SeedFixture.seeds()
        let union = try #require(seeds.entries.first { $0.identifier == "organisation/ITU" })
        #expect(union.type == .organisation)
        #expect(union.names.map(\.text) == ["สหภาพโทรคมนาคมระหว่างประเทศ", "ITU", "สหภาพโทรเลขระหว่างประเทศ"])
        #expect(union.names.map(\.kind) == [.label, .alternative, .alternative])
        let department = try #require(seeds.entries.first { $0.identifier == "organisation/กรมการแพทย์" })
        #expect(department.parent == "ministry/สาธารณสุข")
        #expect(seeds.entries.first { $0.identifier == "place/เชียงใหม่" }?.type == .place)
    }

    @Test("A label that is hidden as well is not matched anywhere")
    func ambiguousLabel() throws {
        let country = try #require(try SeedFixture.seeds().entries.first { $0.identifier == "country/TD" })
        #expect(country.names.map(\.kind) == [.ambiguous])
    }

    @Test("Titles and office words are the lexicon, every spelling for itself")
    func lexicon() throws {
        let lexicon = try SeedFixture.seeds().lexicon
        #expect(lexicon.titles == ["นาย"])
        #expect(lexicon.offices == ["ปลัดกระทรวง", "ปลัดฯ", "รัฐมนตรีว่าการ", "Minister of", "รมว."])
    }

    @Test("A second file adds names to the same thing")
    func overlay() throws {
        let more = Dataset([Quad(id("organisation/ITU"), SKOS.altLabel, .literal(Literal("ไอทียู", language: "th")))])
        let seeds = try Seeds(files: [("seeds.ttl", SeedFixture.content()), ("more.ttl", more)])
        let union = try #require(seeds.entries.first { $0.identifier == "organisation/ITU" })
        #expect(union.names.map(\.text).contains("ไอทียู"))
    }

    @Test(
        "What would have no effect is an error: another class, no class, an empty name, a number, a parent that is not there"
    )
    func slips() {
        let thing = IRI(unchecked: Seeds.base + "ministry/x")
        let (ministry, label) = (
            Quad(.iri(thing), RDF.type, .iri(yong("Ministry"))), Quad(.iri(thing), RDFS.label, .literal(Literal("x")))
        )
        func seeds(_ quads: Quad...) throws -> Seeds { try Seeds(files: [("a.ttl", Dataset(quads))]) }
        #expect(throws: SeedsError.unknownClass(thing, yong("Minstry"), file: "a.ttl")) {
            try seeds(Quad(.iri(thing), RDF.type, .iri(yong("Minstry"))), label)
        }
        #expect(throws: SeedsError.missingClass(thing, file: "a.ttl")) { try seeds(label) }
        for name in [Literal(""), Literal(" \u{200B}"), Literal("5", datatype: XSD.integer)] {
            #expect(throws: SeedsError.wrongKindOfValue(thing, property: RDFS.label, file: "a.ttl")) {
                try seeds(ministry, Quad(.iri(thing), RDFS.label, .literal(name)))
            }
        }
        let parent = IRI(unchecked: Seeds.base + "ministry/y")
        #expect(throws: SeedsError.unknownParent(thing, parent: parent, file: "a.ttl")) {
            try seeds(ministry, label, Quad(.iri(thing), YongOntology.partOf, .iri(parent)))
        }
    }

    @Test("A thing without a name, of two kinds or inside itself is an error that names thing and file")
    func errors() {
        let ministry = Quad(id("ministry/x"), RDF.type, .iri(yong("Ministry")))
        let label = Quad(id("ministry/x"), RDFS.label, .literal(Literal("x")))
        let thing = IRI(unchecked: Seeds.base + "ministry/x")
        #expect(throws: SeedsError.missingLabel(thing, file: "a.ttl")) {
            try Seeds(files: [("a.ttl", Dataset([ministry]))])
        }
        #expect(throws: SeedsError.conflictingTypes(thing, file: "a.ttl")) {
            let country = Quad(id("ministry/x"), RDF.type, .iri(yong("Country")))
            return try Seeds(files: [("a.ttl", Dataset([ministry, label, country]))])
        }
        #expect(throws: SeedsError.parentCycle(thing)) {
            let parent = Quad(id("ministry/x"), YongOntology.partOf, id("ministry/x"))
            return try Seeds(files: [("a.ttl", Dataset([ministry, label, parent]))])
        }
        #expect(throws: SeedsError.wrongKindOfValue(thing, property: RDFS.label, file: "a.ttl")) {
            let link = Quad(id("ministry/x"), RDFS.label, id("y"))
            return try Seeds(files: [("a.ttl", Dataset([ministry, link]))])
        }
        #expect(throws: SeedsError.blankNode(file: "a.ttl")) {
            let blank = Quad(.blankNode(BlankNode("b")), RDFS.label, .literal(Literal("x")))
            return try Seeds(files: [("a.ttl", Dataset([blank]))])
        }
    }
}
