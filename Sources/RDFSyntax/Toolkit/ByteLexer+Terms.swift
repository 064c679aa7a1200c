internal import RDFModel

extension ByteLexer {
    /// The text between `<` and `>`, unescaped; the position is at `<` and ends behind `>`.
    ///
    /// `IRIREF ::= '<' ([^#x00-#x20<>"{}|^`\] | UCHAR)* '>'` (Turtle §6.5, N-Triples §7)
    private mutating func scanReference() throws(ParseStop) -> (range: Range<Int>, isEscaped: Bool) {
        let start = position + 1
        var index = start
        var isEscaped = false
        let forbidden = ForbiddenBytes.inIRI
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: ">"):
                position = index + 1
                return (start..<index, isEscaped)
            case UInt8(ascii: "\\"):
                isEscaped = true
                index += 1
            case _ where forbidden.contains(byte):
                throw fail(expected: "'>' at the end of the IRI", index..<index + 1)
            default: index += 1
            }
        }
        if !isLast { throw .needMore }
        throw fail(expected: "'>' at the end of the IRI", bytes.count..<bytes.count)
    }

    /// An IRI in angle brackets, resolved against `base`.
    mutating func iriReference(base: IRI?) throws(ParseStop) -> IRI {
        let start = position
        let (range, isEscaped) = try scanReference()
        if isEscaped {
            scratch.removeAll(keepingCapacity: true)
            var index = range.lowerBound
            while index < range.upperBound {
                if bytes[index] == UInt8(ascii: "\\") {
                    try appendNumericEscape(&index)
                } else {
                    scratch.append(bytes[index])
                    index += 1
                }
            }
            return try iri(scratch[...], base: base, source: start..<position)
        }
        return try iri(bytes[range], base: base, source: start..<position)
    }

    /// The IRI that `text` spells; `source` is where it stands, for messages.
    mutating func iri(_ text: ArraySlice<UInt8>, base: IRI?, source: Range<Int>) throws(ParseStop) -> IRI {
        let slot = recent.slot(text)
        if let iri = recent.find(text, slot: slot) { return iri }
        guard let string = String(validating: text, as: UTF8.self) else {
            throw fail(expected: "UTF-8", found: "a byte that is no UTF-8", source)
        }
        do throws(IRIError) {
            // An IRI with a scheme is a term as it stands: `..` in it is not resolved.
            if let base, !IRI.hasScheme(string) { return try base.resolve(string) }
            let iri = try IRI(string)
            recent.keep(iri, slot: slot)
            return iri
        } catch {
            switch error {
            case .missingScheme(let text):
                throw fail(expected: "an absolute IRI, as there is no base", found: "'\(text)'", source)
            case .forbiddenCharacter, .badPercentEncoding:
                throw fail(expected: "an IRI", found: "'\(string)': \(error.description)", source)
            }
        }
    }

    /// Appends to the scratch what `\uXXXX` or `\UXXXXXXXX` at `index` stands for.
    mutating func appendNumericEscape(_ index: inout Int) throws(ParseStop) {
        let start = index
        let kind = index + 1 < bytes.count ? bytes[index + 1] : 0
        guard kind == UInt8(ascii: "u") || kind == UInt8(ascii: "U") else {
            throw fail(expected: "an escape that may stand here", start..<min(start + 2, bytes.count))
        }
        let digits = kind == UInt8(ascii: "u") ? 4 : 8
        var value: UInt32 = 0
        for offset in 0..<digits {
            let place = start + 2 + offset
            guard place < bytes.count, let digit = ByteLexer.hexadecimal(bytes[place]) else {
                throw fail(expected: "\(digits) hexadecimal digits", start..<min(place + 1, bytes.count))
            }
            value = value << 4 | digit
        }
        guard let scalar = Unicode.Scalar(value) else {
            throw fail(expected: "the code of a character", start..<start + 2 + digits)
        }
        UTF8.encode(scalar) { scratch.append($0) }
        index = start + 2 + digits
    }

    /// The value of a hexadecimal digit.
    static func hexadecimal(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    /// The text of a quoted string, unescaped; the position is at the opening quote.
    ///
    /// - Parameter isTurtle: whether a string may stand in `'` or in three quotes, over several lines.
    mutating func string(isTurtle: Bool) throws(ParseStop) -> String {
        let opening = position
        let quote = bytes[position]
        guard quote == UInt8(ascii: "\"") || isTurtle else { throw fail(expected: "'\"'") }
        var quotes = 1
        if isTurtle, try peek(1) == quote {
            if try peek(2) != quote {
                position += 2
                return ""
            }
            quotes = 3
        }
        let start = position + quotes
        var index = start
        var isEscaped = false
        while index < bytes.count {
            let byte = bytes[index]
            if byte == quote {
                if quotes == 1 { break }
                // Up to two more quotes may stand in front of the three that close the string.
                if index + 2 >= bytes.count, !isLast { throw .needMore }
                if index + 2 < bytes.count, bytes[index + 1] == quote, bytes[index + 2] == quote { break }
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
                index += 1
            } else if quotes == 1, byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                throw fail(expected: "the quote that closes the string", opening..<index)
            }
            index += 1
        }
        guard index < bytes.count else {
            if !isLast { throw .needMore }
            throw fail(
                expected: "the quote that closes the string", found: "the end of the file", opening..<opening + quotes)
        }
        position = index + quotes
        if isEscaped { return try unescaped(start..<index) }
        guard let text = String(validating: bytes[start..<index], as: UTF8.self) else {
            throw fail(expected: "UTF-8", found: "a byte that is no UTF-8", start..<index)
        }
        return text
    }

    /// The text of a range in which escapes stand (`ECHAR | UCHAR`).
    private mutating func unescaped(_ range: Range<Int>) throws(ParseStop) -> String {
        scratch.removeAll(keepingCapacity: true)
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            guard byte == UInt8(ascii: "\\") else {
                scratch.append(byte)
                index += 1
                continue
            }
            let meaning: UInt8
            switch bytes[index + 1] {
            case UInt8(ascii: "t"): meaning = 0x09
            case UInt8(ascii: "b"): meaning = 0x08
            case UInt8(ascii: "n"): meaning = 0x0A
            case UInt8(ascii: "r"): meaning = 0x0D
            case UInt8(ascii: "f"): meaning = 0x0C
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"): meaning = bytes[index + 1]
            default:
                try appendNumericEscape(&index)
                continue
            }
            scratch.append(meaning)
            index += 2
        }
        guard let text = String(validating: scratch, as: UTF8.self) else {
            throw fail(expected: "UTF-8", found: "a byte that is no UTF-8", range)
        }
        return text
    }

    /// A language tag behind its `@`: `[a-zA-Z]+ ('-' [a-zA-Z0-9]+)*`
    mutating func languageTag() throws(ParseStop) -> String {
        let start = position
        var isFirst = true
        while true {
            let partStart = position
            while true {
                let byte = try peek()
                guard ByteLexer.isLetter(byte) || (!isFirst && ByteLexer.isDigit(byte)) else { break }
                position += 1
            }
            if position == partStart { throw fail(expected: "a language tag") }
            isFirst = false
            guard try peek() == UInt8(ascii: "-") else { break }
            position += 1
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// The label of a blank node behind its `_:`.
    ///
    /// `(PN_CHARS_U | [0-9]) ((PN_CHARS | '.')* PN_CHARS)?`
    mutating func blankNodeLabel() throws(ParseStop) -> Range<Int> {
        let start = position
        var end = position
        while true {
            let byte = try peek()
            var length = 1
            if byte >= 0x80 {
                let (scalar, width) = try scalar(at: position)
                guard end == start ? NameCharacters.isBase(scalar) : NameCharacters.isName(scalar) else { break }
                length = width
            } else if byte == UInt8(ascii: ".") {
                if end == start { break }
                position += 1
                continue
            } else if byte == UInt8(ascii: "-") {
                if end == start { break }
            } else if !(ByteLexer.isLetter(byte) || ByteLexer.isDigit(byte) || byte == UInt8(ascii: "_")) {
                break
            }
            position += length
            end = position
        }
        // A dot at the end is no part of the label.
        position = end
        if end == start { throw fail(expected: "a blank node's label") }
        return start..<end
    }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") < 26
    }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") < 10
    }
}
