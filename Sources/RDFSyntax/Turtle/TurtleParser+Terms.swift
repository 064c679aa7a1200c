internal import RDFModel

extension TurtleParser {
    /// `iri | BLANK_NODE_LABEL | literal`; `nil`, without a step, if something else stands here.
    @inline(__always)
    mutating func plainTerm() throws(ParseStop) -> UInt32? {
        let byte = reader.lexer.current
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return try literal(quote: byte)
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return try number()
        case UInt8(ascii: "t"):
            if let boolean = boolean("true") { return boolean }
        case UInt8(ascii: "f"):
            if let boolean = boolean("false") { return boolean }
        default: break
        }
        return try iriOrLabelledNode()
    }

    /// `'true' | 'false'`
    private mutating func boolean(_ word: StaticString) -> UInt32? {
        guard reader.lexer.stands(word, anyCase: false) else { return nil }
        let start = reader.lexer.position
        let end = start + word.utf8CodeUnitCount
        func isName(_ byte: UInt8) -> Bool {
            ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte >= 0x80 || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
        }
        let next = reader.lexer[end]
        // A dot with more of a name behind it belongs to a prefix.
        if isName(next) || (next == UInt8(ascii: ".") && isName(reader.lexer[end + 1])) { return nil }
        reader.lexer.position = end
        return reader.block.append(
            .init(
                .typedLiteral, offset: UInt32(start), length: UInt32(end - start), extra: reader.constant(.boolean),
                isPlain: true))
    }

    /// `String (LANG_DIR | '^^' iri)?`
    @inline(__always)
    private mutating func literal(quote: UInt8) throws(ParseStop) -> UInt32 {
        let start = reader.lexer.position
        let text: TermReader.Text
        if reader.lexer[start &+ 1] == quote, reader.lexer[start &+ 2] == quote {
            text = try reader.longString(quote)
        } else {
            text = try reader.shortString(quote)
        }
        switch reader.lexer.current {
        case UInt8(ascii: "@"):
            reader.lexer.position &+= 1
            return try reader.languageLiteral(text)
        case UInt8(ascii: "^"): return try typedLiteral(text)
        case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "#"):
            reader.lexer.skipSpace()
            if reader.lexer.current == UInt8(ascii: "@") {
                reader.lexer.position &+= 1
                return try reader.languageLiteral(text)
            }
            if reader.lexer.current == UInt8(ascii: "^") { return try typedLiteral(text) }
        default: break
        }
        return reader.stringLiteral(text)
    }

    private mutating func typedLiteral(_ text: TermReader.Text) throws(ParseStop) -> UInt32 {
        guard reader.lexer[reader.lexer.position &+ 1] == UInt8(ascii: "^") else {
            throw reader.fail(expected: "'^^' or '@'")
        }
        reader.lexer.position &+= 2
        reader.lexer.skipSpace()
        let start = reader.lexer.position
        guard let datatype = try iriOrLabelledNode(), reader.block.kind(of: datatype) == .iri else {
            throw reader.fail(expected: "a datatype: an IRI or a prefixed name")
        }
        return try reader.typedLiteral(text, datatype: datatype, source: start..<reader.lexer.position)
    }

    /// `INTEGER | DECIMAL | DOUBLE`
    private mutating func number() throws(ParseStop) -> UInt32 {
        let start = reader.lexer.position
        var index = start
        if reader.lexer[index] == UInt8(ascii: "+") || reader.lexer[index] == UInt8(ascii: "-") { index += 1 }
        var digits = index
        index = digitsEnd(from: index)
        digits = index - digits
        let whole = digits
        var datatype = TermReader.Constant.integer
        if reader.lexer[index] == UInt8(ascii: ".") {
            // A dot that neither a digit nor an exponent follows ends the statement.
            if ASCII.isDigit(reader.lexer[index + 1]) {
                let fraction = index + 1
                index = digitsEnd(from: fraction)
                digits += index - fraction
                datatype = .decimal
            } else if whole > 0, reader.lexer[index + 1] | 0x20 == UInt8(ascii: "e"), isExponent(at: index + 2) {
                index += 1
            }
        }
        guard digits > 0 else { throw reader.fail(expected: "a number") }
        if reader.lexer[index] | 0x20 == UInt8(ascii: "e") {
            reader.lexer.position = index
            guard isExponent(at: index + 1) else { throw reader.fail(expected: "the digits of an exponent") }
            index += 1
            if !ASCII.isDigit(reader.lexer[index]) { index += 1 }
            index = digitsEnd(from: index)
            datatype = .double
        }
        if index - start > reader.options.longestTerm { throw reader.tooLong(start..<index) }
        reader.lexer.position = index
        return reader.block.append(
            .init(
                .typedLiteral, offset: UInt32(start), length: UInt32(index - start),
                extra: reader.constant(datatype), isPlain: true))
    }

    /// Whether digits, behind a sign or not, stand at an index.
    private func isExponent(at index: Int) -> Bool {
        let byte = reader.lexer[index]
        let isSigned = byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
        return ASCII.isDigit(reader.lexer[isSigned ? index + 1 : index])
    }

    private func digitsEnd(from start: Int) -> Int {
        var index = start
        while ASCII.isDigit(reader.lexer[index]) { index += 1 }
        return index
    }
}
