internal import RDFModel

extension TermReader {
    /// The text of a quoted string as the parts of an entry.
    struct Text {
        var offset: UInt32
        var length: UInt32
        var isPlain: Bool
    }

    /// A string in one pair of quotes within a line; the position is at the opening quote and ends behind the
    /// closing one.
    ///
    /// `STRING_LITERAL_QUOTE ::= '"' ([^#x22#x5C#xA#xD] | ECHAR | UCHAR)* '"'`
    @inline(__always)
    mutating func shortString(_ quote: UInt8) throws(ParseStop) -> Text {
        let start = lexer.position &+ 1
        let scan = lexer.scanString(from: start, quote: quote)
        guard lexer[scan.end] == quote, scan.end < lexer.end else {
            return try unusualString(quote, quotes: 1, stop: scan.end)
        }
        var isPlain = quote == UInt8(ascii: "\"")
        if !scan.isASCII {
            switch lexer.encoding(of: start..<scan.end) {
            case .plain: break
            case .special: isPlain = false
            case .malformed: throw malformed(start..<scan.end)
            }
        }
        if scan.end &- start > options.longestTerm { throw tooLong(lexer.position..<scan.end) }
        lexer.position = scan.end &+ 1
        return Text(
            offset: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: scan.end &- start),
            isPlain: isPlain)
    }

    /// A string in three pairs of quotes; the position is at the first one.
    ///
    /// `STRING_LITERAL_LONG_QUOTE ::= '"""' (('"' | '""')? ([^"\] | ECHAR | UCHAR))* '"""'`
    mutating func longString(_ quote: UInt8) throws(ParseStop) -> Text {
        try unusualString(quote, quotes: 3, stop: lexer.position + 3)
    }

    /// A string with escapes or control characters, or over several lines; `stop` is where the search goes on.
    @inline(never)
    private mutating func unusualString(_ quote: UInt8, quotes: Int, stop: Int) throws(ParseStop) -> Text {
        let opening = lexer.position
        let start = opening + quotes
        var index = stop
        var isEscaped = false
        search: while true {
            index = lexer.scanString(from: index, quote: quote).end
            guard index < lexer.end else {
                furthest = lexer.end
                throw fail(
                    expected: "the quote that closes the string", found: "the end of the file",
                    opening..<opening + quotes)
            }
            switch lexer[index] {
            case quote:
                // Up to two more quotes may stand in front of the three that close the string.
                if quotes == 1 || (lexer[index + 1] == quote && lexer[index + 2] == quote) { break search }
                index += 1
            case UInt8(ascii: "\\"):
                isEscaped = true
                // The end of a line ends such a string, whatever stands in front of it: what is cut there reads the same.
                let next = lexer[index + 1]
                let isAtLineEnd = quotes == 1 && (next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r"))
                index += isAtLineEnd ? 1 : 2
            case UInt8(ascii: "\n") where quotes == 1, UInt8(ascii: "\r") where quotes == 1:
                throw fail(expected: "the quote that closes the string", opening..<index)
            default: index += 1
            }
        }
        if index - start > options.longestTerm { throw tooLong(opening..<index) }
        guard lexer.encoding(of: start..<index) != .malformed else { throw malformed(start..<index) }
        var text = Text(offset: UInt32(start), length: UInt32(index - start), isPlain: false)
        if isEscaped {
            let made = block.made.count
            try appendUnescaped(start..<index)
            text.offset = UInt32(made) | QuadBlock.Entry.inMade
            text.length = UInt32(block.made.count - made)
        }
        lexer.position = index + quotes
        return text
    }

    /// Appends to `made` the text of a range in which escapes stand (`ECHAR | UCHAR`).
    private mutating func appendUnescaped(_ range: Range<Int>) throws(ParseStop) {
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = lexer[index]
            guard byte == UInt8(ascii: "\\") else {
                block.made.append(byte)
                index += 1
                continue
            }
            let meaning: UInt8
            switch lexer[index + 1] {
            case UInt8(ascii: "t"): meaning = 0x09
            case UInt8(ascii: "b"): meaning = 0x08
            case UInt8(ascii: "n"): meaning = 0x0A
            case UInt8(ascii: "r"): meaning = 0x0D
            case UInt8(ascii: "f"): meaning = 0x0C
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"): meaning = lexer[index + 1]
            default:
                try appendNumericEscape(&index)
                continue
            }
            block.made.append(meaning)
            index += 2
        }
    }

    private mutating func malformed(_ range: Range<Int>) -> ParseStop {
        fail(expected: "UTF-8", found: "a byte that is no UTF-8", range)
    }

    /// The literal of a text and the language tag at the position, which is behind the `@`.
    ///
    /// `LANG_DIR ::= '@' [a-zA-Z]+ ('-' [a-zA-Z0-9]+)* ('--' [a-zA-Z]+)?`
    mutating func languageLiteral(_ text: Text) throws(ParseStop) -> UInt32 {
        let start = lexer.position
        var end = start
        while ASCII.isLetter(lexer[end]) { end &+= 1 }
        if end == start { throw fail(expected: "a language tag") }
        while lexer[end] == UInt8(ascii: "-"), ASCII.isLetter(lexer[end &+ 1]) || ASCII.isDigit(lexer[end &+ 1]) {
            end &+= 2
            while ASCII.isLetter(lexer[end]) || ASCII.isDigit(lexer[end]) { end &+= 1 }
        }
        lexer.position = end
        var kind = QuadBlock.Kind.languageLiteral
        if lexer[end] == UInt8(ascii: "-") {
            kind = try direction()
        }
        // The key holds the `@`, so that it is no other term's.
        let place = cache.place(start &- 1, end &- start &+ 1, lexer)
        if let known = cache.find(place, start &- 1, end &- start &+ 1, lexer) {
            return block.append(
                .init(kind, offset: text.offset, length: text.length, extra: known, isPlain: text.isPlain))
        }
        if end - start > options.longestTerm { throw tooLong(start..<end) }
        let isWellFormed = LanguageTag.isWellFormed(bytes: lexer.array(start..<end).span)
        if !isWellFormed { try doubt(expected: "a language tag of BCP 47", start..<end) }
        let tag = block.append(
            .init(.languageTag, offset: UInt32(start), length: UInt32(end - start), isPlain: true))
        if isWellFormed { cache.keep(tag, place, start - 1, end - start + 1) }
        return block.append(
            .init(kind, offset: text.offset, length: text.length, extra: tag, isPlain: text.isPlain))
    }

    /// `'--' ('ltr' | 'rtl')`
    private mutating func direction() throws(ParseStop) -> QuadBlock.Kind {
        let start = lexer.position
        guard lexer[start + 1] == UInt8(ascii: "-") else {
            throw fail(expected: "a part of the language tag behind '-'", start..<start + 1)
        }
        var end = start + 2
        while ASCII.isLetter(lexer[end]) { end += 1 }
        lexer.position = start + 2
        defer { lexer.position = end }
        if end == start + 5, lexer.stands("ltr", anyCase: false) { return .leftToRightLiteral }
        if end == start + 5, lexer.stands("rtl", anyCase: false) { return .rightToLeftLiteral }
        throw fail(expected: "the direction 'ltr' or 'rtl'", start..<max(end, start + 2))
    }

    /// The literal of a text and a datatype; `source` is where the datatype stands.
    mutating func typedLiteral(_ text: Text, datatype: UInt32, source: Range<Int>) throws(ParseStop) -> UInt32 {
        let entry = block.entries[Int(datatype)]
        if isIRI(entry, XSD.string.text) { return stringLiteral(text) }
        if isIRI(entry, RDF.langString.text) || isIRI(entry, RDF.dirLangString.text) {
            try doubt(expected: "a language tag, which this datatype asks for", source)
        }
        return block.append(
            .init(.typedLiteral, offset: text.offset, length: text.length, extra: datatype, isPlain: text.isPlain))
    }

    /// The literal of a text alone.
    @inline(__always)
    mutating func stringLiteral(_ text: Text) -> UInt32 {
        block.append(.init(.stringLiteral, offset: text.offset, length: text.length, isPlain: text.isPlain))
    }

    /// Whether an entry is the IRI of this text.
    private func isIRI(_ entry: QuadBlock.Entry, _ text: String) -> Bool {
        guard Int(entry.length) == text.utf8.count else { return false }
        var index = Int(entry.offset & ~QuadBlock.Entry.inMade)
        let isMade = entry.offset & QuadBlock.Entry.inMade != 0
        for byte in text.utf8 {
            guard (isMade ? block.made[index] : lexer[index]) == byte else { return false }
            index &+= 1
        }
        return true
    }
}
