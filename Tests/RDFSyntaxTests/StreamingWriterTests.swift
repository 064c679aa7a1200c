import RDFModel
import RDFSyntax
import Testing

@Suite("Turtle and TriG that are written as the quads come")
struct StreamingWriterTests {
    private func write(_ bytes: [UInt8], _ source: RDFFormat, _ target: RDFFormat, piece: Int = .max) throws -> String {
        var writer = RDFWriter(
            format: target, to: MemorySink(), prefixes: ["e": IRI(unchecked: "http://e/")], streaming: true)
        var reader = try RDFReader(format: source)
        for start in stride(from: 0, to: bytes.count, by: min(piece, bytes.count)) {
            try reader.read(Array(bytes[start..<min(start + min(piece, bytes.count), bytes.count)]), into: &writer)
        }
        try reader.finish(into: &writer)
        try writer.finish()
        return writer.output.text
    }

    @Test("Subjects, predicates and graphs that follow each other are put together")
    func golden() throws {
        let source = """
            @prefix x: <http://x/> . @prefix e: <http://other/> .
            <http://e/s> a x:T ; x:p 1 , "a"@th , "x"^^x:T , <<( x:s x:p x:o )>> ; a <http://e/T> .
            x:g { <http://e/s> x:p [ x:q ( true ) ] . }
            <http://e/s> x:p <http://other/o> .
            """
        #expect(
            try write(Array(source.utf8), .trig, .trig) == """
                @prefix e: <http://e/> .
                @prefix x: <http://x/> .
                e:s a x:T ;
                    x:p 1,
                         "a"@th,
                         "x"^^x:T,
                         <<( x:s x:p x:o )>> ;
                    a e:T .
                x:g {
                _:g2 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> true ;
                    <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> \
                <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> .
                _:g1 x:q _:g2 .
                e:s x:p _:g1 .
                }
                e:s x:p <http://other/o> .

                """)
    }

    @Test("What is written reads as the same graph, from quads and from blocks", arguments: [RDFFormat.turtle, .trig])
    func roundTrip(format: RDFFormat) throws {
        for seed in 0..<40 as Range<UInt64> {
            var generator = GeneratedDataset(seed: seed)
            let dataset = generator.make(withGraphs: format.holdsNamedGraphs, isXML: false)
            var writer = RDFWriter(
                format: format, to: MemorySink(), prefixes: RoundTripTests.prefixes, streaming: true)
            try dataset.forEachQuad { (quad) throws in try writer.quad(quad) }
            try writer.finish()
            let lines = try RDFWriter.bytes(of: dataset, format: .nquads)
            for text in [
                writer.output.text, try write(lines, .nquads, format), try write(lines, .nquads, format, piece: 300),
            ] {
                var again = Dataset()
                try RDFReader.read(bytes: Array(text.utf8), format: format, into: &again)
                let isSame = Isomorphism.areIsomorphic(dataset, again)
                #expect(isSame, "seed \(seed):\n\(text)")
            }
        }
    }

    @Test("A prefix that is bound anew is written anew")
    func rebinding() throws {
        let source = "@prefix p: <http://a/> . p:s p:p p:o . @prefix p: <http://b/> . p:s p:p p:o ."
        var expected = Dataset()
        try RDFReader.read(bytes: Array(source.utf8), format: .turtle, into: &expected)
        for piece in [1, 20, 1000] {
            var again = Dataset()
            let text = try write(Array(source.utf8), .turtle, .turtle, piece: piece)
            try RDFReader.read(bytes: Array(text.utf8), format: .turtle, into: &again)
            #expect(again.quads() == expected.quads(), "\(text)")
        }
    }
}
