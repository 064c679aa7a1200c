internal import RDFModel

extension TurtleParser {
    /// An IRI, a prefixed name or a blank node with a label; `nil`, without a step, if something else stands here.
    mutating func iriOrLabelledNode() throws(ParseStop) -> Term? {
        let byte = try lexer.peek()
        switch byte {
        case UInt8(ascii: "<"): return .iri(try lexer.iriReference(base: base))
        case UInt8(ascii: "_"):
            guard try lexer.peek(1) == UInt8(ascii: ":") else { return nil }
            lexer.position += 2
            let range = try lexer.blankNodeLabel()
            return .blankNode(scope.node(labelled: String(decoding: lexer.bytes[range], as: UTF8.self)))
        case UInt8(ascii: ":"): return .iri(try prefixedName())
        default:
            guard ByteLexer.isLetter(byte) || byte >= 0x80 else { return nil }
            return .iri(try prefixedName())
        }
    }

    /// Steps over the part in front of the colon.
    ///
    /// `PN_PREFIX ::= PN_CHARS_BASE ((PN_CHARS | '.')* PN_CHARS)?`
    mutating func prefixName() throws(ParseStop) {
        let start = lexer.position
        var end = start
        while true {
            let byte = try lexer.peek()
            var length = 1
            if ByteLexer.isLetter(byte) {
            } else if byte >= 0x80 {
                let (scalar, width) = try lexer.scalar(at: lexer.position)
                guard end == start ? NameCharacters.isBase(scalar) : NameCharacters.isName(scalar) else { break }
                length = width
            } else if byte == UInt8(ascii: "."), end > start {
                lexer.position += 1
                continue
            } else if end > start, ByteLexer.isDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") {
            } else {
                break
            }
            lexer.position += length
            end = lexer.position
        }
        lexer.position = end
    }

    /// `PNAME_NS PN_LOCAL?`, as the IRI that it stands for.
    private mutating func prefixedName() throws(ParseStop) -> IRI {
        let start = lexer.position
        try prefixName()
        let colon = lexer.position
        guard try lexer.peek() == UInt8(ascii: ":") else {
            lexer.position = start
            throw lexer.fail(expected: "an IRI, a prefixed name, a blank node or a literal")
        }
        guard let namespace = prefixes.namespace(of: lexer.bytes[start..<colon]) else {
            let name = String(decoding: lexer.bytes[start...colon], as: UTF8.self)
            throw lexer.fail(expected: "a prefix that was declared", found: "'\(name)'", start..<colon + 1)
        }
        lexer.position = colon + 1
        let isEscaped = try localName()
        let local = lexer.bytes[(colon + 1)..<lexer.position]
        lexer.scratch.removeAll(keepingCapacity: true)
        lexer.scratch += namespace
        if isEscaped {
            // Every escape of a local name is a backslash in front of the character meant.
            var index = local.startIndex
            while index < local.endIndex {
                if local[index] == UInt8(ascii: "\\") { index += 1 }
                lexer.scratch.append(local[index])
                index += 1
            }
        } else {
            lexer.scratch += local
        }
        return try lexer.iri(lexer.scratch[...], base: nil, source: start..<lexer.position)
    }

    /// Steps over a local name, which may be empty, and tells whether it holds a backslash.
    ///
    /// `PN_LOCAL ::= (PN_CHARS_U | ':' | [0-9] | PLX) ((PN_CHARS | '.' | ':' | PLX)* (PN_CHARS | ':' | PLX))?`
    private mutating func localName() throws(ParseStop) -> Bool {
        let start = lexer.position
        var end = start
        var isEscaped = false
        while true {
            let byte = try lexer.peek()
            var length = 1
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: ":"):
                break
            case UInt8(ascii: "-") where end > start:
                break
            case UInt8(ascii: ".") where end > start:
                lexer.position += 1
                continue
            case UInt8(ascii: "%"):
                guard ByteLexer.hexadecimal(try lexer.peek(1)) != nil, ByteLexer.hexadecimal(try lexer.peek(2)) != nil
                else {
                    throw lexer.fail(
                        expected: "two hexadecimal digits behind '%'", lexer.position..<lexer.position + 1)
                }
                length = 3
            case UInt8(ascii: "\\"):
                guard TurtleParser.mayBeEscaped(try lexer.peek(1)) else {
                    throw lexer.fail(
                        expected: "an escape that a local name may hold", lexer.position..<lexer.position + 2)
                }
                isEscaped = true
                length = 2
            case 0x80...:
                let (scalar, width) = try lexer.scalar(at: lexer.position)
                guard end == start ? NameCharacters.isBase(scalar) : NameCharacters.isName(scalar) else {
                    lexer.position = end
                    return isEscaped
                }
                length = width
            default:
                lexer.position = end
                return isEscaped
            }
            lexer.position += length
            end = lexer.position
        }
    }

    /// `PN_LOCAL_ESC ::= '\' ('_' | '~' | '.' | '-' | '!' | '$' | '&' | "'" | '(' | …)`
    static func mayBeEscaped(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "!"),
            UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="),
            UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "@"), UInt8(ascii: "%"):
            true
        default: false
        }
    }

    /// `String (LANGTAG | '^^' iri)?`
    mutating func literal() throws(ParseStop) -> Literal {
        let text = try lexer.string(isTurtle: true)
        switch try lexer.peek() {
        case UInt8(ascii: "@"):
            lexer.position += 1
            return Literal(text, language: try lexer.languageTag())
        case UInt8(ascii: "^"):
            guard try lexer.peek(1) == UInt8(ascii: "^") else { throw lexer.fail(expected: "'^^' or '@'") }
            lexer.position += 2
            guard case .iri(let datatype)? = try iriOrLabelledNode() else {
                throw lexer.fail(expected: "a datatype: an IRI or a prefixed name")
            }
            return Literal(text, datatype: datatype)
        default: return Literal(text)
        }
    }

    /// `INTEGER | DECIMAL | DOUBLE`
    mutating func number() throws(ParseStop) -> Literal {
        let start = lexer.position
        let sign = try lexer.peek()
        if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { lexer.position += 1 }
        let whole = try digits()
        var datatype = XSD.integer
        var fraction = 0
        if try lexer.peek() == UInt8(ascii: ".") {
            // A dot that neither a digit nor an exponent follows ends the statement.
            let next = try lexer.peek(1)
            if ByteLexer.isDigit(next) {
                lexer.position += 1
                fraction = try digits()
                datatype = XSD.decimal
            } else if whole > 0, next | 0x20 == UInt8(ascii: "e"), try exponentFollows(2) {
                lexer.position += 1
            }
        }
        guard whole + fraction > 0 else { throw lexer.fail(expected: "a number") }
        if try lexer.peek() | 0x20 == UInt8(ascii: "e") {
            guard try exponentFollows(1) else { throw lexer.fail(expected: "the digits of an exponent") }
            lexer.position += 1
            if try !ByteLexer.isDigit(lexer.peek()) { lexer.position += 1 }
            _ = try digits()
            datatype = XSD.double
        }
        return Literal(String(decoding: lexer.bytes[start..<lexer.position], as: UTF8.self), datatype: datatype)
    }

    /// Whether digits, behind a sign or not, stand `offset` behind the position.
    private func exponentFollows(_ offset: Int) throws(ParseStop) -> Bool {
        let byte = try lexer.peek(offset)
        if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
            return ByteLexer.isDigit(try lexer.peek(offset + 1))
        }
        return ByteLexer.isDigit(byte)
    }

    private mutating func digits() throws(ParseStop) -> Int {
        let start = lexer.position
        while try ByteLexer.isDigit(lexer.peek()) { lexer.position += 1 }
        return lexer.position - start
    }
}
