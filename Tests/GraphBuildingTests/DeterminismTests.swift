import EntityExtraction
import GraphBuilding
import RDFModel
import Testing

@Suite("The same documents give the same quads in the same order")
struct DeterminismTests {
    /// Keeps everything in the order in which it comes.
    private struct Recorder: QuadSink {
        var quads: [Quad] = []
        var prefixes: [String] = []

        mutating func prefix(_ name: String, _ namespace: IRI) { prefixes.append(name) }
        mutating func quad(_ quad: Quad) { quads.append(quad) }
    }

    private func recorded(_ news: [News], _ settings: GraphSettings = GraphSettings()) throws -> [Quad] {
        var recorder = Recorder()
        try graph(news, seeds: try SeedFixture.seeds(), settings: settings).write(into: &recorder)
        #expect(recorder.prefixes.contains("yong"))
        return recorder.quads
    }

    @Test("Whatever the order in which documents are added", arguments: 1...8 as ClosedRange<UInt64>)
    func order(seed: UInt64) throws {
        var generator = Generator(state: seed)
        #expect(try recorded(ExampleNews.all) == recorded(ExampleNews.all.shuffled(using: &generator)))
    }

    @Test("Evidence can be left out")
    func withoutEvidence() throws {
        let quads = try recorded(ExampleNews.all, GraphSettings(writesEvidence: false))
        #expect(!quads.isEmpty)
        #expect(quads.allSatisfy { $0.graph == nil })
    }

    @Test("A document added twice counts once; another one of its id has a name of its own")
    func doubles() throws {
        let (one, other) = (
            News("1", "กรมหนึ่ง").with(.organisation, "กรมหนึ่ง"), News("1", "กรมสอง").with(.organisation, "กรมสอง")
        )
        #expect(graph([one, one]).documentCount == 1)
        let both = graph([one, other])
        #expect(Set((0..<both.documentCount).map { both.documentIRI(at: $0).text }).count == 2)
        #expect(try recorded([one, other]) == recorded([other, one]))
    }

    /// SplitMix64, so that a failing order comes again.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
