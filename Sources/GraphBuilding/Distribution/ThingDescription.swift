import ExtractionModel
import RDFModel

/// What is written of a thing besides its statements, as it is handed over.
struct ThingDescription {
    var type: EntityType
    /// The identifier of the seed that it is; empty if it is none.
    var seed: String
    var label: [UInt8]
    var alternatives: [[UInt8]] = []
    var honorifics: [[UInt8]] = []
    var confidence: Double

    init(_ node: ResolvedGraph.Node, _ texts: TextTable, _ seeds: SeedIndex) {
        type = node.type
        seed = node.seed.map { seeds.entries[$0].identifier } ?? ""
        label = Array(texts[node.label])
        alternatives = node.alternatives.map { Array(texts[Int($0)]) }
        honorifics = node.honorifics.map { Array(texts[Int($0)]) }
        confidence = node.confidence
    }

    init(_ reader: inout RecordReader) {
        let types = EntityType.allCases
        type = types[min(Int(reader.byte()), types.count - 1)]
        seed = reader.string()
        label = Array(reader.text())
        confidence = Double(bitPattern: reader.word())
        for _ in 0..<reader.count() { alternatives.append(Array(reader.text())) }
        for _ in 0..<reader.count() { honorifics.append(Array(reader.text())) }
    }

    func write(to writer: inout RecordWriter) {
        writer.byte(UInt8(EntityType.allCases.firstIndex(of: type) ?? 0))
        writer.text(seed)
        writer.text(label[...])
        writer.word(confidence.bitPattern)
        writer.number(alternatives.count)
        for text in alternatives { writer.text(text[...]) }
        writer.number(honorifics.count)
        for text in honorifics { writer.text(text[...]) }
    }

    /// The thing in a graph.
    func node(_ iri: IRI, _ table: inout RecordTable, _ seeds: SeedIndex) -> ResolvedGraph.Node {
        ResolvedGraph.Node(
            iri: iri, type: type, seed: seed.utf8.isEmpty ? nil : seeds.seed(identifier: seed),
            label: table.intern(label), alternatives: alternatives.map { Int32(table.intern($0)) },
            honorifics: honorifics.map { Int32(table.intern($0)) }, confidence: confidence)
    }
}
