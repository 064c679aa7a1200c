internal import RDFModel
internal import XMLEvents

/// A term that an open element holds on to while blocks come and go.
///
/// It is a number within the block of one generation. When that block is handed out, what open elements still hold is
/// saved; it goes into a later block only if it is needed there.
struct HeldTerm {
    var number = QuadBlock.none
    var generation: UInt32 = 0
    /// The place among the saved terms, or -1.
    var saved: Int32 = -1

    /// Whether there is no term at all.
    var isNone: Bool { number == QuadBlock.none && saved < 0 }
}

/// The block that is being filled, and terms in it.
struct RDFXMLTerms {
    /// A saved term, and where it was put back.
    private struct Saved {
        /// The term, or a language tag as the text of a literal.
        let term: Term
        let isLanguage: Bool
        var number: UInt32
        var generation: UInt32
    }

    /// A term of the current block by the bytes that spell it.
    private struct Slot {
        var generation: UInt32 = 0
        var offset: UInt32 = 0
        var length: UInt32 = 0
        var number: UInt32 = 0
        /// What the bytes were read as: the number of a base, or one of the constants below.
        var meaning: Int32 = 0
    }

    /// IRIs that the syntax writes by other signs.
    enum Constant: Int, CaseIterable {
        case type, first, rest, `nil`, reifies, statement, subject, predicate, object

        var iri: IRI {
            switch self {
            case .type: RDF.type
            case .first: RDF.first
            case .rest: RDF.rest
            case .nil: RDF.nil_
            case .reifies: RDF.reifies
            case .statement: RDF.statement
            case .subject: RDF.subject
            case .predicate: RDF.predicate
            case .object: RDF.object
            }
        }
    }

    /// The ``Slot/meaning`` of a node's label.
    private static let label: Int32 = -2
    /// The ``Slot/meaning`` of a language tag.
    private static let language: Int32 = -3
    private static let places = 4096

    var block = QuadBlock()
    private(set) var generation: UInt32 = 1
    private var slots = [Slot](repeating: Slot(), count: places)
    private var constants = [HeldTerm](repeating: HeldTerm(), count: Constant.allCases.count)
    private var saved: [Saved] = []
    private var scope: BlankNodeScope
    private let prefix: [UInt8]
    // Kept here, as a look at a constant of another module costs a check that it is made.
    private let forbidden = ForbiddenBytes.inIRI
    /// The datatypes that are no datatypes of typed literals.
    let string = Array(XSD.string.text.utf8)
    let languageStrings = [Array(RDF.langString.text.utf8), Array(RDF.dirLangString.text.utf8)]
    /// The base IRIs in force, the innermost last. Each has a number of its own, so that what was resolved against
    /// one is never found for another.
    private var bases: [(iri: IRI, id: Int32)] = []
    private var lastBase: Int32 = 0

    init(base: IRI?, blankNodePrefix: String) {
        scope = BlankNodeScope(prefix: blankNodePrefix)
        prefix = Array(blankNodePrefix.utf8)
        if let base { push(base: base) }
    }

    // MARK: Blocks

    /// Starts a block on the text of a batch.
    mutating func start(_ bytes: inout [UInt8]) {
        swap(&block.text, &bytes)
        for _ in 0..<QuadBlock.padding { block.text.append(0) }
    }

    /// Ends the block; what open elements hold was saved.
    mutating func end(_ bytes: inout [UInt8]) {
        block.removeAll()
        swap(&block.text, &bytes)
        generation &+= 1
    }

    /// The number of terms saved, to go back to.
    var savedCount: Int { saved.count }

    /// Saves what an open element holds.
    mutating func save(_ held: inout HeldTerm, isLanguage: Bool) {
        guard held.saved < 0, held.number != QuadBlock.none, held.generation == generation else { return }
        let term: Term = isLanguage ? .literal(Literal(block.string(of: held.number))) : block.term(held.number)
        saved.append(Saved(term: term, isLanguage: isLanguage, number: held.number, generation: generation))
        held.saved = Int32(saved.count - 1)
    }

    /// Forgets the terms that were saved last.
    mutating func forgetSaved(from count: Int) {
        if saved.count > count { saved.removeLast(saved.count - count) }
    }

    /// The number of a held term in the current block.
    @inline(__always)
    mutating func number(_ held: HeldTerm) -> UInt32 {
        held.generation == generation ? held.number : restore(Int(held.saved))
    }

    @inline(never)
    private mutating func restore(_ index: Int) -> UInt32 {
        if saved[index].generation != generation {
            let entry = saved[index]
            if entry.isLanguage {
                saved[index].number = block.append(constant: .languageTag, entry.term.literal?.lexicalForm ?? "")
            } else {
                saved[index].number = append(entry.term)
            }
            saved[index].generation = generation
        }
        return saved[index].number
    }

    /// Holds a term of the current block.
    func held(_ number: UInt32) -> HeldTerm { HeldTerm(number: number, generation: generation) }

    // MARK: Terms

    /// A term that owns its text.
    mutating func append(_ term: Term) -> UInt32 {
        switch term {
        case .iri(let iri): return block.append(constant: .iri, iri.text)
        case .blankNode(let node): return append(node)
        case .triple(let triple):
            return block.append(
                triple: .init(
                    subject: append(triple.subject), predicate: append(.iri(triple.predicate)),
                    object: append(triple.object)))
        case .literal(let literal):
            let extra: UInt32
            let kind: QuadBlock.Kind
            if let language = literal.language {
                extra = block.append(constant: .languageTag, language)
                kind = RDFXMLTerms.kind(literal.direction)
            } else if literal.datatype == XSD.string {
                (extra, kind) = (QuadBlock.none, .stringLiteral)
            } else {
                (extra, kind) = (append(.iri(literal.datatype)), .typedLiteral)
            }
            let offset = block.made.count
            block.made += literal.lexicalForm.utf8
            return block.append(made: kind, from: offset, extra: extra, isPlain: false)
        }
    }

    /// A blank node.
    mutating func append(_ node: BlankNode) -> UInt32 {
        let offset = block.made.count
        block.made += node.label.utf8
        return block.append(made: .blankNode, from: offset, isPlain: false)
    }

    /// An IRI by its bytes, which are known to be valid.
    mutating func append(iri bytes: [UInt8]) -> UInt32 {
        let offset = block.made.count
        block.made += bytes
        return block.append(made: .iri, from: offset, isPlain: true)
    }

    /// The number of a constant.
    @inline(__always)
    mutating func constant(_ constant: Constant) -> UInt32 {
        let known = constants[constant.rawValue]
        if known.generation == generation { return known.number }
        let number = block.append(constant: .iri, constant.iri.text)
        constants[constant.rawValue] = held(number)
        return number
    }

    /// A node that nothing names.
    mutating func freshNode() -> UInt32 {
        scope.count += 1
        let offset = block.made.count
        block.made += prefix
        block.made.append(UInt8(ascii: "g"))
        var digits = 1
        while digits <= scope.count / 10 { digits *= 10 }
        while digits > 0 {
            block.made.append(UInt8(ascii: "0") + UInt8(scope.count / digits % 10))
            digits /= 10
        }
        return block.append(made: .blankNode, from: offset, isPlain: prefix.isEmpty || scope.isPlain)
    }

    /// The node that a label names; `nil` if it is no XML name without colon.
    mutating func node(_ attribute: XMLBatch.Attribute) -> UInt32? {
        if let known = find(attribute, RDFXMLTerms.label) { return known }
        let label = string(attribute)
        guard XMLCharacters.isNCName(label) else { return nil }
        let number = append(scope.node(labelled: label))
        keep(number, attribute, RDFXMLTerms.label)
        return number
    }

    /// The language tag that an attribute holds; `nil` if BCP 47 does not make it.
    mutating func language(_ attribute: XMLBatch.Attribute, isChecked: Bool) -> UInt32? {
        if let known = find(attribute, RDFXMLTerms.language) { return known }
        let range = Int(attribute.offset)..<Int(attribute.offset) + Int(attribute.length)
        if isChecked, !LanguageTag.isWellFormed(bytes: block.text.span.extracting(range)) { return nil }
        let number = block.append(
            .init(.languageTag, offset: attribute.offset, length: attribute.length, isPlain: true))
        keep(number, attribute, RDFXMLTerms.language)
        return number
    }

    /// The IRI that an attribute holds, if it is a usual one: absolute and without a doubtful character; or one that
    /// was kept under the same base.
    @inline(__always)
    mutating func usualIRI(_ attribute: XMLBatch.Attribute) -> UInt32? {
        if let known = find(attribute, base) { return known }
        guard isUsual(block.text.span, Int(attribute.offset), Int(attribute.length)) else { return nil }
        let number = block.append(.init(.iri, offset: attribute.offset, length: attribute.length, isPlain: true))
        keep(number, attribute, base)
        return number
    }

    /// Keeps an IRI that had to be put together for the next time that an attribute spells it so.
    mutating func keep(_ iri: IRI, isPlain: Bool, _ attribute: XMLBatch.Attribute) -> UInt32 {
        let offset = block.made.count
        block.made += iri.text.utf8
        let number = block.append(made: .iri, from: offset, isPlain: isPlain)
        keep(number, attribute, base)
        return number
    }

    /// Puts a base in force.
    mutating func push(base: IRI) {
        lastBase &+= 1
        bases.append((base, lastBase))
    }

    /// The number of bases, to go back to.
    var baseCount: Int { bases.count }

    /// The base in force.
    var baseIRI: IRI? { bases.last?.iri }

    private var base: Int32 { bases.last?.id ?? -1 }

    /// Goes back to earlier bases.
    mutating func forgetBases(from count: Int) {
        if bases.count > count { bases.removeLast(bases.count - count) }
    }

    /// The text of an attribute.
    func string(_ attribute: XMLBatch.Attribute) -> String {
        let start = Int(attribute.offset)
        return String(decoding: block.text[start..<start + Int(attribute.length)], as: UTF8.self)
    }

    /// The kind of a literal with a language.
    static func kind(_ direction: BaseDirection?) -> QuadBlock.Kind {
        switch direction {
        case nil: .languageLiteral
        case .leftToRight?: .leftToRightLiteral
        case .rightToLeft?: .rightToLeftLiteral
        }
    }

    // MARK: Terms read lately

    @inline(__always)
    private func place(_ attribute: XMLBatch.Attribute) -> Int {
        let text = block.text.span
        var hash = UInt64(attribute.length)
        let end = Int(attribute.offset) + Int(attribute.length)
        for index in max(Int(attribute.offset), end &- 12)..<end {
            hash = (hash ^ UInt64(text[index])) &* 0x9E37_79B9_7F4A_7C15
        }
        return Int(truncatingIfNeeded: hash >> 52)
    }

    @inline(__always)
    private func find(_ attribute: XMLBatch.Attribute, _ meaning: Int32) -> UInt32? {
        let slot = slots[place(attribute)]
        guard slot.generation == generation, slot.meaning == meaning, slot.length == attribute.length else {
            return nil
        }
        let text = block.text.span
        var (left, right) = (Int(slot.offset), Int(attribute.offset))
        let end = left + Int(slot.length)
        while left < end {
            if text[left] != text[right] { return nil }
            left &+= 1
            right &+= 1
        }
        return slot.number
    }

    @inline(__always)
    private mutating func keep(_ number: UInt32, _ attribute: XMLBatch.Attribute, _ meaning: Int32) {
        slots[place(attribute)] = Slot(
            generation: generation, offset: attribute.offset, length: attribute.length, number: number,
            meaning: meaning)
    }

    /// Whether the bytes are a scheme, a colon, and characters of ASCII that an IRI may hold without a look at their
    /// neighbours.
    @inline(__always)
    private func isUsual(_ text: Span<UInt8>, _ start: Int, _ length: Int) -> Bool {
        var index = start
        let end = start + length
        while index < end, RDFXMLTerms.isSchemeByte(text[index]) { index &+= 1 }
        guard index > start, index < end, text[index] == UInt8(ascii: ":"), text[start] | 0x20 >= UInt8(ascii: "a")
        else { return false }
        while index < end {
            let byte = text[index]
            if byte >= 0x7F || byte == UInt8(ascii: "%") || forbidden.contains(byte) { return false }
            index &+= 1
        }
        return true
    }

    @inline(__always)
    private static func isSchemeByte(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "+")
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
}
