package import RDFModel
internal import XSDTypes

extension TermID {
    /// The id of a literal whose value stands in the id; `nil` if the lexical form is not the one that the id gives
    /// back, or the value is out of range.
    ///
    /// Allocates nothing but for floating-point numbers of many digits.
    package init?(lexicalForm bytes: Span<UInt8>, _ datatype: InlineDatatype) {
        let id: TermID? =
            switch datatype {
            case .integer: LexicalReader.canonicalInteger(bytes).flatMap { TermID(integer: $0) }
            case .decimal: TermID.decimal(bytes)
            case .double: TermID.double(bytes)
            case .float: TermID.float(bytes)
            case .boolean: TermID.boolean(bytes)
            case .date: TermID.date(bytes)
            case .dateTime: TermID.dateTime(bytes)
            default: LexicalReader.canonicalInteger(bytes).flatMap { TermID(derivedInteger: $0, datatype) }
            }
        guard let id else { return nil }
        self = id
    }

    /// The id of a blank node whose label is `b` and a number; `nil` for other labels.
    package init?(blankNodeLabel bytes: Span<UInt8>) {
        guard bytes.count >= 2, bytes[0] == UInt8(ascii: "b"), bytes[1] != UInt8(ascii: "-"),
            let number = LexicalReader.canonicalInteger(bytes.extracting(1..<bytes.count))
        else { return nil }
        self.init(.numberedBlankNode, UInt64(number))
    }

    /// The datatype of a literal that stands in the id; `nil` for other terms and for bits that no store wrote.
    package var inlineDatatype: InlineDatatype? {
        switch tag {
        case .boolean: payload < 2 ? .boolean : nil
        case .integer: .integer
        case .derivedInteger: payload >> 56 < 12 ? InlineDatatype(rawValue: UInt8(payload >> 56)) : nil
        case .decimal: payload & 7 < 7 ? .decimal : nil
        case .double: .double
        case .float: .float
        case .dateTime: .dateTime
        case .date: .date
        default: nil
        }
    }

    /// Whether the term stands in the id, and in no dictionary.
    package var isInline: Bool {
        tag == .numberedBlankNode || inlineDatatype != nil
    }

    /// Appends the lexical form of a literal that stands in the id; for other ids nothing.
    package func appendLexicalForm(to bytes: inout [UInt8]) {
        switch tag {
        case .boolean: bytes += (payload != 0 ? "true" : "false").utf8
        case .integer, .derivedInteger: LexicalWriter.append(integer ?? 0, to: &bytes)
        case .decimal: TermID.appendDecimal(payload, to: &bytes)
        case .double: bytes += XSDFloating.canonicalForm(double ?? .nan).utf8
        case .float: bytes += XSDFloating.canonicalForm(float ?? .nan).utf8
        case .dateTime: TermID.appendDateTime(moment, to: &bytes)
        case .date: TermID.appendDate(moment, to: &bytes)
        default: break
        }
    }

    /// The term that stands in the id; `nil` if it stands in a dictionary.
    package var inlineTerm: Term? {
        if tag == .numberedBlankNode { return .blankNode(BlankNode("b" + String(payload))) }
        guard let datatype = inlineDatatype else { return nil }
        var bytes: [UInt8] = []
        appendLexicalForm(to: &bytes)
        return .literal(Literal(String(decoding: bytes, as: UTF8.self), datatype: datatype.iri))
    }

    private static func boolean(_ bytes: Span<UInt8>) -> TermID? {
        // SAFETY: the buffer is only looked at during the call.
        unsafe bytes.withUnsafeBufferPointer { bytes in
            if unsafe bytes.elementsEqual("true".utf8) { return TermID(boolean: true) }
            return unsafe bytes.elementsEqual("false".utf8) ? TermID(boolean: false) : nil
        }
    }
}
