internal import RDFModel

extension TurtleParser {
    /// A directive; `nil` if none stands here, `false` if it may go on behind the text.
    ///
    ///     '@prefix' PNAME_NS IRIREF '.' | '@base' IRIREF '.' | '@version' string '.'
    ///     "PREFIX" PNAME_NS IRIREF | "BASE" IRIREF | "VERSION" string
    mutating func directive(safe: Int) throws(ParseStop) -> Bool? {
        let start = reader.lexer.position
        let isOld = reader.lexer.skip(UInt8(ascii: "@"))
        switch reader.lexer.current | 0x20 {
        case UInt8(ascii: "p"):
            if try keyword("prefix", anyCase: !isOld, takesColon: isOld) {
                return try prefix(endsWithDot: isOld, safe: safe)
            }
        case UInt8(ascii: "b"):
            if try keyword("base", anyCase: !isOld) { return try base(endsWithDot: isOld, safe: safe) }
        case UInt8(ascii: "v"):
            if try keyword("version", anyCase: !isOld) { return try version(endsWithDot: isOld, safe: safe) }
        default: break
        }
        guard isOld else { return nil }
        throw reader.fail(expected: "'@prefix', '@base' or '@version'", start..<start + 1)
    }

    private mutating func prefix(endsWithDot: Bool, safe: Int) throws(ParseStop) -> Bool {
        reader.lexer.skipSpace()
        let start = reader.lexer.position
        let end = try prefixNameEnd(from: start)
        reader.lexer.position = end
        guard reader.lexer.skip(UInt8(ascii: ":")) else { throw reader.fail(expected: "a prefix and a colon") }
        reader.lexer.skipSpace()
        let namespace = try iriInBrackets()
        if endsWithDot { try dot() }
        if isCut(safe) { return false }
        let bytes = reader.bytes(of: namespace)
        let name = reader.lexer.array(start..<end)
        prefixes.bind(name, to: bytes, isPlain: reader.block.entries[Int(namespace)].isPlain)
        let declaration = (
            name: String(decoding: name, as: UTF8.self),
            namespace: IRI(unchecked: String(decoding: bytes, as: UTF8.self))
        )
        reader.block.declare(prefix: declaration.name, declaration.namespace)
        declared.removeAll { $0.name.utf8.elementsEqual(declaration.name.utf8) }
        declared.append(declaration)
        reader.cache.forget()
        return true
    }

    private mutating func base(endsWithDot: Bool, safe: Int) throws(ParseStop) -> Bool {
        reader.lexer.skipSpace()
        let iri = try iriInBrackets()
        if endsWithDot { try dot() }
        if isCut(safe) { return false }
        base = IRI(unchecked: String(decoding: reader.bytes(of: iri), as: UTF8.self))
        reader.cache.forget()
        return true
    }

    /// Which version of RDF a document says it needs changes nothing: all that is legal is read.
    private mutating func version(endsWithDot: Bool, safe: Int) throws(ParseStop) -> Bool {
        reader.lexer.skipSpace()
        let quote = reader.lexer.current
        let next = reader.lexer[reader.lexer.position + 1]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
            next != quote || reader.lexer[reader.lexer.position + 2] != quote
        else { throw reader.fail(expected: "a version in one pair of quotes") }
        _ = try reader.shortString(quote)
        if endsWithDot { try dot() }
        return !isCut(safe)
    }

    private mutating func iriInBrackets() throws(ParseStop) -> UInt32 {
        guard reader.lexer.current == UInt8(ascii: "<") else {
            throw reader.fail(expected: "an IRI in angle brackets")
        }
        return try reader.iriReference(base: base)
    }

    private mutating func dot() throws(ParseStop) {
        reader.lexer.skipSpace()
        guard reader.lexer.skip(UInt8(ascii: ".")) else {
            throw reader.fail(expected: "'.' at the end of the statement")
        }
    }

    /// Steps over a keyword that no further letter follows, and no colon unless that is taken.
    mutating func keyword(_ word: StaticString, anyCase: Bool, takesColon: Bool = false) throws(ParseStop) -> Bool {
        guard reader.lexer.stands(word, anyCase: anyCase) else { return false }
        let end = reader.lexer.position + word.utf8CodeUnitCount
        let next = reader.lexer[end]
        if ASCII.isLetter(next) || ASCII.isDigit(next) || next >= 0x80 { return false }
        switch next {
        case UInt8(ascii: ":") where !takesColon: return false
        case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."): return false
        default: break
        }
        reader.lexer.position = end
        return true
    }
}
