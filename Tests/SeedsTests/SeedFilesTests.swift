import EntityExtraction
import GraphBuilding
import RDFModel
import RDFSyntax
import TestSupport
import Testing

@Suite("The seed files")
struct SeedFilesTests {
    @Test("Every file is Turtle, and names its source and its licence", arguments: SeedFiles.names)
    func file(name: String) throws {
        let content = try SeedFiles.dataset(name)
        let bytes = SeedFiles.bytes("seeds/" + name)
        #expect(bytes.starts(with: Array("# ".utf8)), "begins with a comment")
        let sources = content.quads(predicate: Word.source)
        #expect(!sources.isEmpty && sources.allSatisfy { $0.object.literal != nil })
        let licences = content.quads(predicate: Word.license).compactMap { $0.object.iri?.text }
        #expect(licences == ["https://creativecommons.org/publicdomain/zero/1.0/"])
        #expect(Set(sources.map(\.subject)) == Set(content.quads(predicate: Word.license).map(\.subject)))
    }

    @Test("No blank nodes, and every word of the vocabulary is defined in the ontology")
    func vocabulary() throws {
        var ontology = Dataset()
        try RDFReader.read(file: Shared.root + "/ontology/yong.ttl", into: &ontology)
        let defined = Set(ontology.quads().compactMap { $0.subject.iri })
        let namespace = "https://w3id.org/yong/ontology#"
        var used: Set<IRI> = []
        for (name, content) in SeedFiles.everything {
            for quad in content.quads() {
                #expect(quad.subject.blankNode == nil && quad.object.blankNode == nil, "\(name)")
                used.insert(quad.predicate)
                if quad.predicate == RDF.type, let type = quad.object.iri { used.insert(type) }
            }
        }
        let own = used.filter { $0.text.utf8.starts(with: namespace.utf8) }
        #expect(own.count >= 12)
        #expect(own.subtracting(defined).map(\.text).sorted() == [])
    }

    @Test("Together they make a gazetteer and a lexicon")
    func loading() throws {
        let seeds = try Seeds(files: SeedFiles.everything)
        #expect(seeds.entries.count >= 1900)
        #expect(seeds.lexicon.titles.count >= 300)
        #expect(seeds.lexicon.offices.count >= 350)
        #expect(seeds.entries.contains { $0.identifier.utf8.elementsEqual("organisation/ITU".utf8) })
    }

    @Test("The counts are those of the scope")
    func counts() {
        func count(_ file: String) -> Int { SeedEntry.of(file).count }
        #expect(count("countries.ttl") == 249)
        #expect(count("provinces.ttl") == 77)
        #expect(count("international-organisations.ttl") >= 120)
        #expect(count("departments.ttl") >= 160)
        #expect(count("state-enterprises.ttl") >= 50)
        #expect(count("public-organisations.ttl") >= 60)
        #expect(count("universities.ttl") >= 90)
        #expect(count("titles.ttl") >= 120)
        #expect(count("offices.ttl") >= 250)
        #expect(SeedEntry.all.count >= 1500)
        // A ministry that was abolished has the day.
        let gone = Set(
            SeedFiles.everything.flatMap { $0.content.quads(predicate: Word.validUntil) }.compactMap(\.subject.iri))
        #expect(SeedEntry.of("ministries.ttl").filter { !gone.contains($0.iri) }.count == 20)
    }

    @Test("Codes are unique and complete")
    func codes() {
        for (property, file, length, count) in [
            ("isoAlpha2", "countries.ttl", 2, 249), ("isoAlpha3", "countries.ttl", 3, 249),
            ("isoSubdivision", "provinces.ttl", 5, 77),
        ] {
            let content = SeedFiles.everything.first { $0.name.utf8.elementsEqual(file.utf8) }?.content
            let codes = content?.quads(predicate: Word.ontology(property)).compactMap { $0.object.literal } ?? []
            #expect(codes.count == count, "\(property)")
            #expect(Set(codes).count == count, "\(property)")
            #expect(codes.allSatisfy { $0.lexicalForm.utf8.count == length }, "\(property)")
        }
    }

    @Test("Whatever contains something is described itself")
    func parents() {
        let known = Set(SeedEntry.all.map(\.iri))
        var count = 0
        for (name, content) in SeedFiles.everything {
            for quad in content.quads(predicate: Word.partOf) {
                count += 1
                #expect(quad.object.iri.map(known.contains) == true, "\(name): \(quad.object)")
            }
        }
        #expect(count >= 700)
    }
}
