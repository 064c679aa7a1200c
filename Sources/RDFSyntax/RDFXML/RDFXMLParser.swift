internal import RDFModel
internal import XMLEvents

/// Makes triples out of the events of an RDF/XML document (RDF 1.2 XML Syntax §7).
///
/// A frame for every open element: what it is to RDF decides what may stand in it. Terms are entries of the block at
/// hand, so an element costs no allocation; see ``RDFXMLTerms`` for what outlives a block.
struct RDFXMLParser {
    /// What an open element is.
    enum Role: UInt8 {
        /// Around the document element.
        case document
        /// `rdf:RDF`: node elements stand in it.
        case root
        /// A node element, or a property element of `parseType="Resource"`: property elements stand in it.
        case node
        /// A property element whose content is not yet known: a node element, or else text.
        case property
        /// A property element that is complete with its start tag.
        case complete
        /// A property element of `parseType="Collection"`.
        case collection
        /// A property element of `parseType="Triple"`: what stands in it is not said, but spoken of.
        case triple
        /// A property element of `parseType="Literal"`.
        case literal
        /// An element within such a literal.
        case markup
        /// An element that is left out, with all that stands in it.
        case skipped
    }

    /// An open element.
    struct Frame {
        var role: Role
        /// Whether `rdf:version` says 1.2: triple terms and base directions are there only then.
        var isVersion12 = false
        var direction: BaseDirection?
        /// Whether a property element has met a node element.
        var hasObject = false
        /// Whether ``notes`` holds what names the statement.
        var isNamed = false
        /// The number of a property element's name.
        var name: UInt32 = 0
        /// In a node element the number of the last `rdf:li`; in a property element its own, or 0.
        var item: UInt32 = 0
        /// The subject of a node element, the datatype of a property element, the last cell of a collection.
        var term = HeldTerm()
        /// The tag of `xml:lang`.
        var language = HeldTerm()
        /// What there was of bases, notes, and so on, in front of the element.
        var before = Counts()
    }

    /// The lengths of the lists that open elements add to.
    struct Counts {
        var bases: Int32 = 0
        var saved: Int32 = 0
        var notes: Int32 = 0
        var spoken: Int32 = 0
    }

    /// What names a statement: `rdf:ID`, `rdf:annotation` or `rdf:annotationNodeID`.
    struct Note {
        var identifier: IRI?
        var annotation: Term?
    }

    var frames: [Frame] = [Frame(role: .document)]
    var terms: RDFXMLTerms
    var names: [RDFXMLName] = []
    var notes: [Note] = []
    /// The statements within the open elements of `parseType="Triple"`: the first of each and how many there are.
    var spoken: [(triple: Triple?, count: Int)] = []
    var literal = XMLLiteralText()
    /// The prefixes declared so far, the latest declaration of a name alone, for writers.
    var prefixes: [(name: String, namespace: IRI)] = []
    /// Doubtful terms that were taken nevertheless, since the last time.
    var warnings: [RDFXMLError] = []
    let options: ReadingOptions
    /// The IRIs that `rdf:ID` made, each as 128 bits that no other has, by all chance.
    private var identifiers: Set<UInt128> = []

    /// The text of the innermost property element: a range of the batch, or what came in several pieces.
    private var text: (start: UInt32, count: UInt32) = (0, 0)
    private var pending: [UInt8] = []
    private var isTextSpace = true
    /// How many frames from the document's on hold nothing that is not saved.
    private var savedFrames = 0
    /// The declarations of the batch that were read.
    private var declaration = 0

    init(base: IRI?, blankNodePrefix: String, options: ReadingOptions) {
        terms = RDFXMLTerms(base: base, blankNodePrefix: blankNodePrefix)
        self.options = options
    }

    /// The index of the innermost open element.
    var top: Int { frames.count - 1 }

    // MARK: Batches

    /// Starts with a batch, whose bytes are moved to the block.
    mutating func start(_ batch: inout XMLBatch, _ names: XMLNames) {
        terms.start(&batch.bytes)
        declaration = 0
        while self.names.count < names.all.count { self.names.append(RDFXMLName(names.all[self.names.count])) }
    }

    /// Keeps what open elements hold of the block, which can then be handed out.
    mutating func leave() {
        if text.count > 0 { movePending() }
        for index in savedFrames..<frames.count {
            frames[index].before.saved = Int32(terms.savedCount)
            terms.save(&frames[index].term, isLanguage: false)
            terms.save(&frames[index].language, isLanguage: true)
        }
        savedFrames = frames.count
        terms.block.prefixesInForce = prefixes
    }

    /// Ends the batch and gives its bytes back.
    mutating func end(_ batch: inout XMLBatch) { terms.end(&batch.bytes) }

    /// Takes an event of the batch.
    mutating func take(_ event: XMLBatch.Event, _ batch: XMLBatch, _ names: XMLNames) throws(RDFXMLError) {
        switch event.kind {
        case .start:
            let (depth, before) = (frames.count, counts)
            do throws(RDFXMLError) {
                try start(event, batch, names)
            } catch {
                // An end tag will come for the element whatever is wrong with it.
                if frames.count == depth { frames.append(Frame(role: .skipped, before: before)) }
                skip()
                throw error
            }
        case .end: try end(names[event.name])
        case .text: try take(text: event)
        case .comment:
            if isMarkup { literal.comment(string(event)) }
        case .instruction:
            if isMarkup {
                let parts = instruction(event, batch)
                literal.instruction(parts.target, parts.data)
            }
        }
    }

    /// Leaves out what is still to come of the innermost open element, or of the XML literal that it belongs to.
    mutating func skip() {
        var index = top
        while frames[index].role == .markup {
            frames[index].role = .skipped
            index -= 1
        }
        if frames[index].role != .document { frames[index].role = .skipped }
    }

    private var isMarkup: Bool { frames[top].role == .markup || frames[top].role == .literal }

    private func string(_ event: XMLBatch.Event) -> String {
        terms.string(XMLBatch.Attribute(name: 0, offset: event.first, length: event.count))
    }

    private func instruction(_ event: XMLBatch.Event, _ batch: XMLBatch) -> (target: String, data: String) {
        let first = Int(event.first)
        return (terms.string(batch.attributes[first]), terms.string(batch.attributes[first + 1]))
    }

    /// The lengths of the lists now.
    private var counts: Counts {
        Counts(
            bases: Int32(terms.baseCount), saved: Int32(terms.savedCount), notes: Int32(notes.count),
            spoken: Int32(spoken.count))
    }

    private mutating func pop() {
        let before = frames.removeLast().before
        terms.forgetBases(from: Int(before.bases))
        terms.forgetSaved(from: Int(before.saved))
        if notes.count > Int(before.notes) { notes.removeLast(notes.count - Int(before.notes)) }
        if spoken.count > Int(before.spoken) { spoken.removeLast(spoken.count - Int(before.spoken)) }
        savedFrames = min(savedFrames, frames.count)
    }

    /// Makes an open element be saved again, as it holds another term now.
    mutating func unsave(_ index: Int) {
        guard savedFrames > index else { return }
        if frames[index].language.saved >= frames[index].before.saved {
            frames[index].language = terms.held(terms.number(frames[index].language))
        }
        terms.forgetSaved(from: Int(frames[index].before.saved))
        savedFrames = index
    }

    // MARK: Text

    private mutating func take(text event: XMLBatch.Event) throws(RDFXMLError) {
        switch frames[top].role {
        case .skipped: return
        case .markup, .literal:
            literal.text(string(event))
            return try checkLength(literal.count)
        case .property:
            if frames[top].hasObject { break }
            if text.count > 0 || !pending.isEmpty { movePending() }
            text = (event.first, event.count)
            isTextSpace = isTextSpace && event.isSpace
            try checkLength(pending.count + Int(event.count))
            return
        case .document, .root, .node, .complete, .collection, .triple: break
        }
        guard event.isSpace else {
            if frames[top].role == .property {
                throw RDFXMLError(expected: "either text or a node element in a property element", found: "both")
            }
            throw RDFXMLError(
                expected: expectedContent, found: "the text '\(RDFXMLParser.beginning(of: string(event)))'")
        }
    }

    /// Checks that a term is not too long.
    @inline(__always)
    func checkLength(_ count: Int) throws(RDFXMLError) {
        if count > options.longestTerm {
            throw RDFXMLError(expected: "a term of at most \(options.longestTerm) bytes", found: "a longer one")
        }
    }

    /// Forgets the text of the property element before.
    mutating func startText() {
        text = (0, 0)
        pending.removeAll(keepingCapacity: pending.capacity <= 1 << 16)
        isTextSpace = true
    }

    /// Whether nothing but white space stands in the property element.
    var hasOnlySpace: Bool { isTextSpace }

    private mutating func movePending() {
        let start = Int(text.start)
        pending += terms.block.text[start..<start + Int(text.count)]
        text = (0, 0)
    }

    /// The text of the property element as a literal.
    private mutating func literal(
        _ kind: QuadBlock.Kind, extra: UInt32 = QuadBlock.none
    ) -> UInt32 {
        guard pending.isEmpty else {
            movePending()
            let offset = terms.block.made.count
            terms.block.made += pending
            return terms.block.append(made: kind, from: offset, extra: extra, isPlain: false)
        }
        let isPlain = RDFXMLParser.isPlain(terms.block.text.span, Int(text.start), Int(text.count))
        return terms.block.append(.init(kind, offset: text.start, length: text.count, extra: extra, isPlain: isPlain))
    }

    /// Whether no byte of the text has to be escaped in N-Triples.
    @inline(__always)
    private static func isPlain(_ text: Span<UInt8>, _ start: Int, _ count: Int) -> Bool {
        var isPlain = true
        for byte in start..<start + count {
            let byte = text[byte]
            isPlain =
                isPlain && byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0x7F
                && byte != 0xEF
        }
        return isPlain
    }

    var expectedContent: String {
        switch frames[top].role {
        case .document: "the document element"
        case .root, .collection: "a node element"
        case .triple: "a node element of one triple"
        case .node: "a property element"
        case .complete: "an empty element, as its attributes give the property's value"
        case .property, .markup, .literal, .skipped: "text or an element"
        }
    }

    // MARK: Elements

    private mutating func start(_ event: XMLBatch.Event, _ batch: XMLBatch, _ names: XMLNames) throws(RDFXMLError) {
        let first = declaration
        declaration += Int(event.declared)
        if frames.count > options.deepestNesting {
            throw RDFXMLError(
                expected: "at most \(options.deepestNesting) elements within each other", found: "one more")
        }
        switch frames[top].role {
        case .skipped: return frames.append(Frame(role: .skipped, before: counts))
        case .markup, .literal:
            literal.start(element(event, batch, names))
            return frames.append(Frame(role: .markup, before: counts))
        case .complete:
            throw RDFXMLError(
                expected: expectedContent, found: "the element '\(names[event.name].qualified)'")
        case .document, .root, .node, .property, .collection, .triple: break
        }
        for namespace in batch.declarations[first..<declaration] { declare(namespace) }
        var frame = frames[top]
        (frame.hasObject, frame.isNamed, frame.item, frame.term) = (false, false, 0, HeldTerm())
        frame.before = counts
        let attributes = try attributes(of: event, batch, names, &frame)
        switch frames[top].role {
        case .document where self.names[Int(event.name)].word == .rdf:
            guard attributes.isBare else {
                throw RDFXMLError(expected: "no attributes of rdf:RDF but those of XML", found: "another")
            }
            frame.role = .root
            frames.append(frame)
        case .property:
            try checkOnlyNode()
            try nodeElement(event, attributes, batch, names, frame)
        case .triple where frames[top].hasObject:
            throw RDFXMLError(expected: "one node element in a property element", found: "a second one")
        case .node: try propertyElement(event, attributes, batch, names, frame)
        default: try nodeElement(event, attributes, batch, names, frame)
        }
    }

    /// An element that belongs to an XML literal.
    private func element(_ event: XMLBatch.Event, _ batch: XMLBatch, _ names: XMLNames) -> XMLElement {
        let range = Int(event.first)..<Int(event.first) + Int(event.count)
        return XMLElement(
            name: names[event.name],
            attributes: batch.attributes[range].map { XMLAttribute(name: names[$0.name], value: terms.string($0)) })
    }

    /// Checks that a node element may stand in the property element at the top.
    private func checkOnlyNode() throws(RDFXMLError) {
        guard isTextSpace else {
            throw RDFXMLError(expected: "either text or a node element in a property element", found: "both")
        }
        guard !frames[top].hasObject else {
            throw RDFXMLError(expected: "one node element in a property element", found: "a second one")
        }
        guard frames[top].term.isNone else {
            throw RDFXMLError(expected: "text, as there is rdf:datatype", found: "an element")
        }
    }

    private mutating func end(_ name: XMLName) throws(RDFXMLError) {
        let index = top
        defer { pop() }
        switch frames[index].role {
        case .markup: literal.end(name)
        case .literal:
            // An entry takes all that is made behind its start: so the datatype goes first.
            let datatype = terms.append(.iri(RDF.xmlLiteral))
            let offset = terms.block.made.count
            terms.block.made += literal.take().utf8
            let object = terms.block.append(made: .typedLiteral, from: offset, extra: datatype, isPlain: false)
            add(property: index, object: object)
        case .property where !frames[index].hasObject: add(property: index, object: try textLiteral(frames[index]))
        case .node: endNode(index)
        case .collection: endCollection(index)
        case .triple: try endTriple(index)
        case .document, .root, .property, .complete, .skipped: break
        }
    }

    /// The literal that the text of a property element is.
    private mutating func textLiteral(_ frame: Frame) throws(RDFXMLError) -> UInt32 {
        if !frame.term.isNone {
            let datatype = terms.number(frame.term)
            if terms.isIRI(datatype, terms.string) { return literal(.stringLiteral) }
            if terms.languageStrings.contains(where: { terms.isIRI(datatype, $0) }) {
                try doubt(expected: "a language tag, which this datatype asks for", found: "rdf:datatype")
            }
            return literal(.typedLiteral, extra: datatype)
        }
        guard !frame.language.isNone else { return literal(.stringLiteral) }
        let kind = RDFXMLTerms.kind(frame.isVersion12 ? frame.direction : nil)
        return literal(kind, extra: terms.number(frame.language))
    }

    /// The first line of a text, without the space around it, for messages.
    private static func beginning(of text: String) -> String {
        let trimmed = text.unicodeScalars.drop { $0.properties.isWhitespace }
        return String(Substring(trimmed.prefix(40).prefix { $0 != "\n" }))
    }

    /// Whether an `rdf:ID` made this IRI for the first time.
    mutating func isFirst(_ identifier: IRI) -> Bool {
        var hasher = Hasher()
        identifier.hash(into: &hasher)
        var second = hasher
        second.combine(0xFF as UInt8)
        let low = UInt128(UInt64(bitPattern: Int64(hasher.finalize())))
        return identifiers.insert(UInt128(UInt64(bitPattern: Int64(second.finalize()))) << 64 | low).inserted
    }
}
