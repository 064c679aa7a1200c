import ExtractionModel
import RDFModel
import RDFSyntax
import Sorting
import ThaiText

/// Makes the lines of one document's evidence, in N-Quads: no object a statement, since evidence is most of a graph.
struct EvidenceWriter {
    /// A quoted stretch of the text, read from the document's record.
    private struct Quote {
        var start: Int
        var end: Int
        var prefix: ArraySlice<UInt8>
        var exact: ArraySlice<UInt8>
        var suffix: ArraySlice<UInt8>

        init(_ reader: inout RecordReader) {
            start = reader.number()
            end = start + reader.number()
            prefix = reader.text()
            exact = reader.text()
            suffix = reader.text()
        }
    }

    /// The lines so far.
    private(set) var bytes: [UInt8]
    private let graph: ResolvedGraph
    private let number: Int
    private let entities: Range<Int>
    /// For every entity, the number of its first mention.
    private let firstMention: [Int]
    private let terms = EvidenceTerms.shared
    /// The document's IRI in angle brackets.
    private let document: [UInt8]
    /// The document's IRI after an opening bracket, and `#`.
    private let stem: [UInt8]
    /// What ends a line: the name of the graph, if it is written, and a dot.
    private let lineEnd: [UInt8]

    /// - Parameters:
    ///   - namesGraph: Whether the lines name their graph, as N-Quads does and N-Triples does not.
    ///   - bytes: What the lines are appended to.
    init(graph: ResolvedGraph, document number: Int, namesGraph: Bool, appendingTo bytes: [UInt8]) {
        self.graph = graph
        self.number = number
        self.bytes = bytes
        entities = graph.table.entities(of: graph.order[number])
        var count = 0
        var starts: [Int] = []
        for entity in entities {
            starts.append(count)
            count += Int(graph.table.entities[entity].mentions)
        }
        firstMention = starts
        document = EvidenceTerms.encoded(graph.documentIRIs[number])
        stem = document.dropLast() + Array("#".utf8)
        lineEnd = namesGraph ? [0x20] + document + Array(" .\n".utf8) : Array(" .\n".utf8)
    }

    /// Writes all of the document's evidence.
    ///
    /// - Throws: What the archive throws that keeps the document's record.
    mutating func write() throws {
        let row = graph.table.documents[graph.order[number]]
        let record = try graph.archive.record(at: row.place).bytes
        var lengths = RecordReader(record)
        let length = lengths.number()
        var reader = RecordReader(record, at: lengths.place + max(0, min(length, record.count - lengths.place)))
        writeDescription(&reader)
        var mentions: [Range<Int>] = []
        writeMentions(&reader, &mentions)
        writeClaims(&reader, mentions)
    }

    // MARK: The document

    /// Writes what the document is: title, day, source, publisher, extractor, oddities, and what it mentions.
    private mutating func writeDescription(_ reader: inout RecordReader) {
        let row = graph.table.documents[graph.order[number]]
        let description = DocumentDescription(
            id: graph.repeatedIDs[graph.order[number]] ?? graph.table.texts.string(Int(row.id)),
            title: reader.string(), published: row.day.date, url: reader.string(),
            notes: (0..<reader.count()).map { _ in reader.string() })
        let iri = Term.iri(graph.documentIRIs[number])
        for (predicate, object) in description.statements(of: graph, at: number) {
            NQuads.append(iri, to: &bytes)
            bytes.append(0x20)
            NQuads.append(predicate, to: &bytes)
            bytes.append(0x20)
            NQuads.append(object, to: &bytes)
            bytes += lineEnd
        }
        for node in Set(entities.map { Int(graph.nodeOf[$0]) }).ordered() {
            bytes += document
            bytes += terms.mentions.bytes
            NQuads.append(graph.nodes[node].iri, to: &bytes)
            bytes += lineEnd
        }
    }

    // MARK: Mentions

    /// Writes a Web Annotation for each mention.
    private mutating func writeMentions(_ reader: inout RecordReader, _ mentions: inout [Range<Int>]) {
        for entity in entities {
            let row = graph.table.entities[entity]
            for _ in 0..<Int(row.mentions) {
                let quote = Quote(&reader)
                mentions.append(quote.start..<max(quote.start, quote.end))
                let number = mentions.count
                line("m", number, "", terms.type) { $0.bytes += $0.terms.mention }
                line("m", number, "", terms.type) { $0.bytes += $0.terms.annotation }
                let node = Int(graph.nodeOf[entity])
                line("m", number, "", terms.hasBody) { NQuads.append($0.graph.nodes[node].iri, to: &$0.bytes) }
                line("m", number, "", terms.hasTarget) { $0.name("m", number, "-target") }
                if row.confidence < 1 {
                    line("m", number, "", terms.confidence) { $0.decimal(row.confidence) }
                }
                writeTarget(number, quote)
            }
        }
    }

    private mutating func writeTarget(_ number: Int, _ quote: Quote) {
        line("m", number, "-target", terms.hasSource) { $0.bytes += $0.document }
        line("m", number, "-target", terms.hasSelector) { $0.name("m", number, "-position") }
        line("m", number, "-target", terms.hasSelector) { $0.name("m", number, "-quote") }
        writePosition("m", number, "-position", quote)
        line("m", number, "-quote", terms.type) { $0.bytes += $0.terms.textQuoteSelector }
        line("m", number, "-quote", terms.exact) { $0.quoted(quote.exact) }
        line("m", number, "-quote", terms.prefix) { $0.quoted(quote.prefix) }
        line("m", number, "-quote", terms.suffix) { $0.quoted(quote.suffix) }
    }

    private mutating func writePosition(_ letter: StaticString, _ number: Int, _ part: StaticString, _ quote: Quote) {
        line(letter, number, part, terms.type) { $0.bytes += $0.terms.textPositionSelector }
        line(letter, number, part, terms.start) { $0.integer(quote.start) }
        line(letter, number, part, terms.end) { $0.integer(quote.end) }
    }

    // MARK: Claims

    /// Writes a claim for each statement the document makes.
    private mutating func writeClaims(_ reader: inout RecordReader, _ mentions: [Range<Int>]) {
        let relations = graph.table.relations(of: graph.order[number])
        for relation in relations {
            let rule = reader.text()
            let quote = reader.byte() == 1 ? Quote(&reader) : nil
            let row = graph.table.relations[relation]
            guard row.predicate != .holdsPosition || graph.postOf[relation] >= 0 else { continue }
            if case .text = row.object, graph.postOf[relation] < 0 { continue }
            let claim = relation - relations.lowerBound + 1
            write(row, claim, post: Int(graph.postOf[relation]))
            line("c", claim, "", terms.rule) { $0.quoted(rule) }
            for mention in self.mentions(of: row, quote, mentions) {
                line("c", claim, "", terms.hasMention) { $0.name("m", mention + 1, "") }
            }
            guard let quote else { continue }
            line("c", claim, "", terms.quote) { $0.named(quote.exact) }
            line("c", claim, "", terms.evidence) { $0.name("c", claim, "-evidence") }
            writePosition("c", claim, "-evidence", quote)
        }
    }

    private mutating func write(_ row: RecordTable.Relation, _ claim: Int, post: Int) {
        line("c", claim, "", terms.type) { $0.bytes += $0.terms.claim }
        if graph.settings.writesAlignment { line("c", claim, "", terms.type) { $0.bytes += $0.terms.statement } }
        let subject = Int(graph.nodeOf[Int(row.subject)])
        line("c", claim, "", terms.subject) { NQuads.append($0.graph.nodes[subject].iri, to: &$0.bytes) }
        let predicate = RelationPredicate.allCases.firstIndex(of: row.predicate) ?? 0
        line("c", claim, "", terms.predicate) { $0.bytes += $0.terms.predicates[predicate] }
        line("c", claim, "", terms.object) { writer in
            switch row.object {
            case .entity(let entity):
                NQuads.append(writer.graph.nodes[Int(writer.graph.nodeOf[entity])].iri, to: &writer.bytes)
            case .text: NQuads.append(writer.graph.posts[post].iri, to: &writer.bytes)
            case .day(let day):
                writer.bytes.append(UInt8(ascii: "\""))
                writer.bytes += Array((day.date?.description ?? "").utf8)
                writer.bytes += writer.terms.dateEnd
            }
        }
        if case .text(let office) = row.object {
            line("c", claim, "", terms.officeText) { $0.named($0.graph.table.texts[office]) }
        }
        let status = ClaimStatus.allCases.firstIndex(of: row.status) ?? 0
        line("c", claim, "", terms.status) { $0.bytes += $0.terms.statuses[status] }
        line("c", claim, "", terms.confidence) { $0.decimal(row.confidence) }
        line("c", claim, "", terms.statedIn) { $0.bytes += $0.document }
    }

    /// The mentions of subject and object within the evidence; without one there, the nearest mention before it.
    private func mentions(of row: RecordTable.Relation, _ quote: Quote?, _ mentions: [Range<Int>]) -> [Int] {
        guard let quote else { return [] }
        var wanted = [Int(row.subject)]
        if case .entity(let object) = row.object { wanted.append(object) }
        return wanted.flatMap { entity -> [Int] in
            let start = firstMention[entity - entities.lowerBound]
            let all = start..<min(mentions.count, start + Int(graph.table.entities[entity].mentions))
            let within = all.filter { mentions[$0].lowerBound >= quote.start && mentions[$0].upperBound <= quote.end }
            if !within.isEmpty { return within }
            return (all.last { mentions[$0].lowerBound < quote.start } ?? all.first).map { [$0] } ?? []
        }
    }

    // MARK: Terms

    /// Writes a line about one of the document's parts.
    private mutating func line(
        _ letter: StaticString, _ number: Int, _ part: StaticString, _ property: EvidenceTerms.Property,
        object: (inout EvidenceWriter) -> Void
    ) {
        name(letter, number, part)
        bytes += property.bytes
        object(&self)
        bytes += lineEnd
    }

    private mutating func name(_ letter: StaticString, _ number: Int, _ part: StaticString) {
        bytes += stem
        bytes.append(contentsOf: UnsafeBufferPointer(start: letter.utf8Start, count: letter.utf8CodeUnitCount))
        digits(number)
        bytes.append(contentsOf: UnsafeBufferPointer(start: part.utf8Start, count: part.utf8CodeUnitCount))
        bytes.append(UInt8(ascii: ">"))
    }

    private mutating func digits(_ number: Int) {
        if number >= 10 { digits(number / 10) }
        bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }

    private mutating func integer(_ value: Int) {
        bytes.append(UInt8(ascii: "\""))
        digits(value)
        bytes += terms.integerEnd
    }

    /// A number in 0...1 as `xsd:decimal` with at most three digits after the point.
    private mutating func decimal(_ value: Double) {
        let thousandths = GraphSettings.thousandths(value)
        bytes.append(UInt8(ascii: "\""))
        digits(thousandths / 1000)
        bytes.append(UInt8(ascii: "."))
        var (rest, unit) = (thousandths % 1000, 100)
        repeat {
            digits(rest / unit)
            rest %= unit
            unit /= 10
        } while rest > 0
        bytes += terms.decimalEnd
    }

    /// A text in quotation marks.
    private mutating func quoted(_ text: ArraySlice<UInt8>) {
        let text = WritableText.bytes(text)
        bytes.append(UInt8(ascii: "\""))
        if text.allSatisfy({ $0 != 0x22 && $0 != 0x5C && $0 != 0x0A && $0 != 0x0D }) {
            bytes.append(contentsOf: text)
        } else {
            for byte in text {
                switch byte {
                case 0x22, 0x5C: bytes += [0x5C, byte]
                case 0x0A: bytes += Array("\\n".utf8)
                case 0x0D: bytes += Array("\\r".utf8)
                default: bytes.append(byte)
                }
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// A text with the tag of its language, see ``NameText/literal(_:)``.
    private mutating func named(_ text: ArraySlice<UInt8>) {
        quoted(text)
        if let language = NameText.language(of: text) {
            bytes.append(UInt8(ascii: "@"))
            bytes.append(contentsOf: language.utf8)
        }
    }
}
