package import RDFModel

/// The bytes under which a term stands in the dictionary.
///
///     blank node        01 label
///     IRI               02 text
///     string literal    03 text
///     language literal  04 text 00 direction tag           direction: 00 none, 01 left to right, 02 right to left
///     typed literal     05 text 00 00 datatype
///
/// Within the text of the last two kinds, a byte 00 is written as 00 FF. So every text can be told from what stands
/// behind it, whatever bytes it holds; and the keys stand in the order of `memcmp` by kind, then by text, code point by
/// code point, then by language or datatype. Equal terms have equal keys: a language tag is in small letters, as
/// literals are equal without regard to the case of their tags (RDF 1.2 Concepts §3.3).
///
/// Triple terms have no key, and what is inline needs none (``TermID``).
package enum TermKey {
    /// The first byte.
    enum Kind: UInt8 {
        case blankNode = 1
        case iri = 2
        case stringLiteral = 3
        case languageLiteral = 4
        case typedLiteral = 5
    }

    /// The first byte of the keys of IRIs.
    package static let iriMark = Kind.iri.rawValue

    /// How a term is to be found.
    package enum Form: Equatable, Sendable {
        /// The term stands in its id.
        case inline(TermID)
        /// The term's key was appended to the buffer.
        case key
        /// A triple term, whose parts have to be found one by one.
        case triple
    }

    /// Appends the key of a term, unless it is inline or a triple term.
    package static func append(_ term: Term, to key: inout [UInt8]) -> Form {
        switch term {
        case .iri(let iri):
            key.append(Kind.iri.rawValue)
            key += iri.text.utf8
        case .blankNode(let node):
            if let id = TermID(blankNodeLabel: Array(node.label.utf8).span) { return .inline(id) }
            key.append(Kind.blankNode.rawValue)
            key += node.label.utf8
        case .triple: return .triple
        case .literal(let literal):
            let text = Array(literal.lexicalForm.utf8)
            if let language = literal.language {
                append(text.span, language: Array(language.utf8).span, literal.direction, to: &key)
            } else if literal.datatype == XSD.string {
                key.append(Kind.stringLiteral.rawValue)
                key += text
            } else {
                return append(text.span, datatype: Array(literal.datatype.text.utf8).span, to: &key)
            }
        }
        return .key
    }

    /// Appends the key of a term as it stands in a block, unless it is inline or a triple term. Makes no strings.
    package static func append(_ number: UInt32, of block: QuadBlock, to key: inout [UInt8]) -> Form {
        switch block.kind(of: number) {
        case .triple: return .triple
        case .iri:
            key.append(Kind.iri.rawValue)
            block.withBytes(of: number) { append($0, to: &key) }
        case .stringLiteral:
            key.append(Kind.stringLiteral.rawValue)
            block.withBytes(of: number) { append($0, to: &key) }
        case .blankNode:
            return block.withBytes(of: number) { label in
                if let id = TermID(blankNodeLabel: label) { return .inline(id) }
                key.append(Kind.blankNode.rawValue)
                append(label, to: &key)
                return .key
            }
        case .languageLiteral, .leftToRightLiteral, .rightToLeftLiteral:
            let direction: BaseDirection? =
                switch block.kind(of: number) {
                case .leftToRightLiteral: .leftToRight
                case .rightToLeftLiteral: .rightToLeft
                default: nil
                }
            block.withBytes(of: number) { text in
                block.withBytes(of: block.language(of: number) ?? number) { language in
                    append(text, language: language, direction, to: &key)
                }
            }
        case .typedLiteral:
            return block.withBytes(of: number) { text in
                block.withBytes(of: block.datatype(of: number) ?? number) { datatype in
                    append(text, datatype: datatype, to: &key)
                }
            }
        case .languageTag: preconditionFailure("a language tag is no term")
        }
        return .key
    }

    /// The term of a key; `nil` if it is none.
    package static func term(_ key: Span<UInt8>) -> Term? {
        guard key.count > 0, let kind = Kind(rawValue: key[0]) else { return nil }
        if kind.rawValue < Kind.languageLiteral.rawValue {
            let text = string(key, 1..<key.count)
            switch kind {
            case .blankNode: return .blankNode(BlankNode(text))
            case .iri: return .iri(IRI(unchecked: text))
            default: return .literal(Literal(text))
            }
        }
        var end = 1
        var text: [UInt8]?
        while true {
            guard end + 1 < key.count else { return nil }
            if key[end] == 0 {
                if key[end + 1] != 0xFF { break }
                // The text holds a byte 00; from here on it is copied.
                if text == nil { text = bytes(key, 1..<end) }
                text?.append(0)
                end += 2
            } else {
                text?.append(key[end])
                end += 1
            }
        }
        let lexicalForm = text.map { String(decoding: $0, as: UTF8.self) } ?? string(key, 1..<end)
        let suffix = string(key, end + 2..<key.count)
        if kind == .typedLiteral {
            return key[end + 1] == 0 ? .literal(Literal(lexicalForm, datatype: IRI(unchecked: suffix))) : nil
        }
        switch key[end + 1] {
        case 0: return .literal(Literal(lexicalForm, language: suffix))
        case 1: return .literal(Literal(lexicalForm, language: suffix, direction: .leftToRight))
        case 2: return .literal(Literal(lexicalForm, language: suffix, direction: .rightToLeft))
        default: return nil
        }
    }

    private static func append(
        _ text: Span<UInt8>, language: Span<UInt8>, _ direction: BaseDirection?, to key: inout [UInt8]
    ) {
        key.append(Kind.languageLiteral.rawValue)
        append(escaped: text, to: &key)
        key.append(0)
        switch direction {
        case nil: key.append(0)
        case .leftToRight: key.append(1)
        case .rightToLeft: key.append(2)
        }
        for index in language.indices { key.append(CodeUnits.lowercased(language[index])) }
    }

    private static func append(_ text: Span<UInt8>, datatype: Span<UInt8>, to key: inout [UInt8]) -> Form {
        if let inline = InlineDatatype(iri: datatype), let id = TermID(lexicalForm: text, inline) {
            return .inline(id)
        }
        key.append(Kind.typedLiteral.rawValue)
        append(escaped: text, to: &key)
        key.append(0)
        key.append(0)
        append(datatype, to: &key)
        return .key
    }

    private static func append(escaped text: Span<UInt8>, to key: inout [UInt8]) {
        let start = key.count
        append(text, to: &key)
        guard key[start...].contains(0) else { return }
        key.removeLast(key.count - start)
        for index in text.indices {
            key.append(text[index])
            if text[index] == 0 { key.append(0xFF) }
        }
    }

    @inline(__always)
    private static func append(_ bytes: Span<UInt8>, to key: inout [UInt8]) {
        // SAFETY: the buffer is copied during the call.
        unsafe bytes.withUnsafeBufferPointer { unsafe key.append(contentsOf: $0) }
    }

    private static func string(_ key: Span<UInt8>, _ range: Range<Int>) -> String {
        // SAFETY: the buffer is copied during the call.
        unsafe key.extracting(range).withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }

    private static func bytes(_ key: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
        // SAFETY: the buffer is copied during the call.
        unsafe key.extracting(range).withUnsafeBufferPointer { unsafe Array($0) }
    }
}
