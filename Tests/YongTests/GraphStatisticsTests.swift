import Testing

@testable import Yong

@Suite("Numbers of a graph")
struct GraphStatisticsTests {
    private func statistics(_ text: String, _ format: RDFFormat, into known: GraphStatistics? = nil) throws
        -> GraphStatistics
    {
        var statistics = known ?? GraphStatistics()
        try RDFReader.read(bytes: Array(text.utf8), format: format, into: &statistics)
        return statistics
    }

    @Test("What comes twice counts once, in whatever syntax and with whatever case of the language tag")
    func distinct() throws {
        let first = try statistics(
            """
            <http://e/a> a <http://e/C> ; <http://e/p> "x"@en , "x" , 1 , "1"^^<http://e/t> , <http://e/x> .
            <http://e/a> a <http://e/C> ; <http://e/p> "x"@EN .
            """, .turtle)
        #expect(first.quadCount == 6)
        let both = try statistics(
            """
            {"@id": "http://e/a", "@type": "http://e/C", "http://e/p": [{"@id": "http://e/x"}, {"@id": "http://e/y"}]}
            """, .jsonld, into: first)
        #expect(both.quadCount == 7 && both.defaultGraphCount == 7)
        #expect(both.predicates == [RDF.type: 1, IRI(unchecked: "http://e/p"): 6])
    }

    @Test("A thing that three graphs speak of is one thing of its class, and its statements are three")
    func graphs() throws {
        let graphs = (1...3).map {
            "<http://e/g\($0)> { <http://e/a> a <http://e/C> . <http://e/b\($0)> a <http://e/C> . }"
        }
        let counted = try statistics(graphs.joined(separator: "\n"), .trig)
        #expect(counted.quadCount == 6 && counted.namedGraphCount == 3 && counted.defaultGraphCount == 0)
        #expect(counted.classes == [IRI(unchecked: "http://e/C"): 4])
    }

    @Test("Triple terms are told apart by their parts")
    func tripleTerms() throws {
        let counted = try statistics(
            """
            <http://e/r> <http://e/q> <<( <http://e/a> <http://e/p> "1" )>> .
            <http://e/r> <http://e/q> <<( <http://e/a> <http://e/p> "2" )>> .
            <http://e/r> <http://e/q> <<( <http://e/a> <http://e/p> "1" )>> .
            """, .ntriples)
        #expect(counted.quadCount == 2)
    }
}
