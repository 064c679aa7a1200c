internal import RDFModel
internal import XSDTypes

extension Value {
    /// A hash that all values have in common for which `=` or `sameTerm` is true, so that only values of one key need to
    /// be compared; `nil` where one value alone does not tell it.
    package var equalityKey: UInt64? {
        switch self {
        case .iri(let iri): return Value.key(1, iri.text)
        case .blankNode(let node): return Value.key(2, node.label)
        case .triple: return nil
        case .string(let text): return Value.key(3, text)
        case .literal, .number, .boolean, .moment, .duration: break
        }
        switch typed {
        case .string(let text): return Value.key(3, text)
        case .languageString(let literal): return Value.key(4, literal.lexicalForm)
        case .boolean(let value): return Value.key(5, value)
        // An `xsd:float` equals numbers that have other doubles, as they are rounded for the comparison.
        case .number(.other(.float)): return nil
        case .number(let number):
            // There is one zero, though it has two signs, and one NaN for `sameTerm`, whatever its bits.
            return Value.key(6, number.isNaN ? Double.infinity : number.doubleValue)
        case .moment(let moment): return Value.key(7, moment.timeOnTimeline.doubleValue)
        case .duration: return nil
        case .illTyped(let literal), .unknown(let literal): return Value.key(8, literal.lexicalForm)
        case .notLiteral: return nil
        }
    }

    private static func key(_ kind: UInt8, _ value: some Hashable) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(kind)
        hasher.combine(value)
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }

    /// Strings are the same only if their bytes are, whatever Unicode says of their characters.
    private static func key(_ kind: UInt8, _ text: String) -> UInt64 {
        var text = text
        return text.withUTF8 { bytes in
            var hasher = Hasher()
            hasher.combine(kind)
            // SAFETY: the bytes live for the call.
            unsafe hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
            return UInt64(bitPattern: Int64(hasher.finalize()))
        }
    }
}
