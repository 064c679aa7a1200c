internal import RDFModel

extension TurtleParser {
    /// An IRI, a prefixed name or a blank node with a label; `nil`, without a step, if something else stands here.
    @inline(__always)
    mutating func iriOrLabelledNode() throws(ParseStop) -> UInt32? {
        let byte = reader.lexer.current
        if byte == UInt8(ascii: "<") { return try reader.iriReference(base: base) }
        if byte == UInt8(ascii: "_") {
            guard reader.lexer[reader.lexer.position &+ 1] == UInt8(ascii: ":") else { return nil }
            return try reader.labelledNode()
        }
        guard ASCII.isLetter(byte) || byte == UInt8(ascii: ":") || byte >= 0x80 else { return nil }
        return try prefixedName()
    }

    /// `'[' WS* ']'`
    mutating func anonymousNode() throws(ParseStop) -> UInt32 {
        reader.lexer.position += 1
        reader.lexer.skipSpace()
        if reader.lexer.isAtEnd { reader.furthest = reader.lexer.end }
        guard reader.lexer.skip(UInt8(ascii: "]")) else { throw reader.fail(expected: "']'") }
        return freshNode()
    }

    /// ASCII letters, digits, `_` and `-`.
    @inline(__always)
    private static func isNameByte(_ byte: UInt8) -> Bool {
        // A bit for each byte below 128: digits and `-` in the lower word, letters and `_` in the upper one.
        let bits: UInt64 = byte < 64 ? 0x03FF_2000_0000_0000 : byte < 128 ? 0x07FF_FFFE_87FF_FFFE : 0
        return bits >> UInt64(byte & 63) & 1 != 0
    }

    /// `PNAME_NS PN_LOCAL?`, as the IRI that it stands for.
    @inline(__always)
    private mutating func prefixedName() throws(ParseStop) -> UInt32 {
        let start = reader.lexer.position
        var index = start
        while TurtleParser.isNameByte(reader.lexer[index]) { index &+= 1 }
        guard reader.lexer[index] == UInt8(ascii: ":") else { return try unusualName() }
        let colon = index
        index &+= 1
        var end = index
        if reader.lexer[index] != UInt8(ascii: "-"), reader.lexer[index] != UInt8(ascii: ".") {
            while true {
                let byte = reader.lexer[index]
                if TurtleParser.isNameByte(byte) || byte == UInt8(ascii: ":") {
                    index &+= 1
                    end = index
                } else if byte == UInt8(ascii: ".") {
                    index &+= 1
                } else if byte >= 0x80 || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "\\") {
                    return try unusualName()
                } else {
                    break
                }
            }
        }
        if index > end { reader.furthest = index }
        let length = end &- start
        let place = reader.cache.place(start, length, reader.lexer)
        if let known = reader.cache.find(place, start, length, reader.lexer) {
            reader.lexer.position = end
            return known
        }
        if length > reader.options.longestTerm { throw reader.tooLong(start..<end) }
        let namespace = try namespace(start, colon)
        let offset = reader.block.made.count
        reader.block.made += namespace.bytes
        reader.lexer.append(colon &+ 1..<end, to: &reader.block.made)
        let number = reader.block.append(made: .iri, from: offset, isPlain: namespace.isPlain)
        reader.cache.keep(number, place, start, length)
        reader.lexer.position = end
        return number
    }

    private mutating func namespace(_ start: Int, _ colon: Int) throws(ParseStop) -> (bytes: [UInt8], isPlain: Bool) {
        guard let index = prefixes.find(start, colon, reader.lexer) else {
            throw reader.fail(expected: "a prefix that was declared", start..<colon + 1)
        }
        return prefixes.namespace(index)
    }

    /// A prefixed name with letters outside ASCII, dots in the prefix, or escapes.
    @inline(never)
    private mutating func unusualName() throws(ParseStop) -> UInt32 {
        let start = reader.lexer.position
        let colon = try prefixNameEnd(from: start)
        guard reader.lexer[colon] == UInt8(ascii: ":") else {
            throw reader.fail(expected: "an IRI, a prefixed name, a blank node or a literal")
        }
        let local = try localNameEnd(from: colon + 1)
        let length = local.end - start
        let place = reader.cache.place(start, length, reader.lexer)
        if let known = reader.cache.find(place, start, length, reader.lexer) {
            reader.lexer.position = local.end
            return known
        }
        if length > reader.options.longestTerm { throw reader.tooLong(start..<local.end) }
        let namespace = try namespace(start, colon)
        let offset = reader.block.made.count
        reader.block.made += namespace.bytes
        var index = colon + 1
        while index < local.end {
            // Every escape of a local name is a backslash in front of the character meant.
            if reader.lexer[index] == UInt8(ascii: "\\") { index += 1 }
            reader.block.made.append(reader.lexer[index])
            index += 1
        }
        let number: UInt32
        if local.isDoubtful {
            number = try reader.iri(madeFrom: offset, base: nil, source: start..<local.end)
        } else {
            number = reader.block.append(made: .iri, from: offset, isPlain: namespace.isPlain)
        }
        if !local.isDoubtful || reader.block.entries[Int(number)].isPlain {
            reader.cache.keep(number, place, start, length)
        }
        reader.lexer.position = local.end
        return number
    }

    /// The end of the part in front of the colon.
    ///
    /// `PN_PREFIX ::= PN_CHARS_BASE ((PN_CHARS | '.')* PN_CHARS)?`
    mutating func prefixNameEnd(from start: Int) throws(ParseStop) -> Int {
        var index = start
        var end = start
        while true {
            let byte = reader.lexer[index]
            var length = 1
            if byte >= 0x80 {
                guard let (scalar, width) = reader.lexer.scalar(at: index) else {
                    throw reader.fail(expected: "UTF-8", index..<index + 1)
                }
                guard end == start ? NameCharacters.isBase(scalar) : NameCharacters.isName(scalar) else { break }
                length = width
            } else if byte == UInt8(ascii: "."), end > start {
                index += 1
                continue
            } else if !(end > start ? TurtleParser.isNameByte(byte) : ASCII.isLetter(byte)) {
                break
            }
            index += length
            end = index
        }
        reader.furthest = max(reader.furthest, index)
        return end
    }

    /// The end of a local name, and whether what it stands for has to be checked as an IRI.
    ///
    /// `PN_LOCAL ::= (PN_CHARS_U | ':' | [0-9] | PLX) ((PN_CHARS | '.' | ':' | PLX)* (PN_CHARS | ':' | PLX))?`
    private mutating func localNameEnd(from start: Int) throws(ParseStop) -> (end: Int, isDoubtful: Bool) {
        var index = start
        var end = start
        var isDoubtful = false
        loop: while true {
            let byte = reader.lexer[index]
            var length = 1
            switch byte {
            case UInt8(ascii: "-") where end == start: break loop
            case _ where TurtleParser.isNameByte(byte) || byte == UInt8(ascii: ":"): break
            case UInt8(ascii: ".") where end > start:
                index += 1
                continue
            case UInt8(ascii: "%"):
                guard ASCII.hexadecimal(reader.lexer[index + 1]) != nil,
                    ASCII.hexadecimal(reader.lexer[index + 2]) != nil
                else {
                    reader.furthest = index + 2
                    throw reader.fail(expected: "two hexadecimal digits behind '%'", index..<index + 1)
                }
                length = 3
            case UInt8(ascii: "\\"):
                guard TurtleParser.mayBeEscaped(reader.lexer[index + 1]) else {
                    reader.furthest = index + 1
                    throw reader.fail(expected: "an escape that a local name may hold", index..<index + 2)
                }
                if reader.lexer[index + 1] == UInt8(ascii: "%") { isDoubtful = true }
                length = 2
            case 0x80...:
                guard let (scalar, width) = reader.lexer.scalar(at: index) else {
                    reader.furthest = index + 3
                    throw reader.fail(expected: "UTF-8", index..<index + 1)
                }
                guard end == start ? NameCharacters.isBase(scalar) : NameCharacters.isName(scalar) else { break loop }
                if scalar.value & 0xFFFE == 0xFFFE { isDoubtful = true }
                length = width
            default: break loop
            }
            index += length
            end = index
        }
        reader.furthest = max(reader.furthest, index)
        return (end, isDoubtful)
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
}
