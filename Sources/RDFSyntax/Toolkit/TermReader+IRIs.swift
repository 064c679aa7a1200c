internal import RDFModel

extension TermReader {
    /// An IRI in angle brackets; the position is at `<` and ends behind `>`.
    ///
    /// `IRIREF ::= '<' ([^#x00-#x20<>"{}|^`\] | UCHAR)* '>'` (Turtle §6.5, N-Triples §7)
    ///
    /// - Parameter base: what relative IRIs are resolved against; without one they are doubtful.
    @inline(__always)
    mutating func iriReference(base: IRI?) throws(ParseStop) -> UInt32 {
        let start = lexer.position &+ 1
        let scan = lexer.scanIRI(from: start)
        guard lexer[scan.end] == UInt8(ascii: ">"), scan.end < lexer.end else {
            return try unusualIRI(base: base, stop: scan.end)
        }
        let length = scan.end &- start
        // The key holds the bracket, so that it is no other term's.
        let place = cache.place(start &- 1, length &+ 1, lexer)
        if let known = cache.find(place, start &- 1, length &+ 1, lexer) {
            lexer.position = scan.end &+ 1
            return known
        }
        // Who asks for warnings wants each part looked at.
        guard scan.isASCII, !scan.hasPercent, length <= options.longestTerm, hasScheme(at: start),
            options.terms != .warn
        else {
            return try unusualIRI(base: base, stop: scan.end)
        }
        let number = block.append(
            .init(
                .iri, offset: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: length),
                isPlain: true))
        cache.keep(number, place, start &- 1, length &+ 1)
        lexer.position = scan.end &+ 1
        return number
    }

    /// Whether `ALPHA *( ALPHA / DIGIT / "+" / "-" / "." ) ":"` stands at an index (RFC 3986 §3.1).
    @inline(__always)
    private func hasScheme(at start: Int) -> Bool {
        guard ASCII.isLetter(lexer[start]) else { return false }
        var index = start &+ 1
        while true {
            let byte = lexer[index]
            if byte == UInt8(ascii: ":") { return true }
            guard
                ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
                    || byte == UInt8(ascii: ".")
            else { return false }
            index &+= 1
        }
    }

    /// An IRI with escapes, with letters outside ASCII or with `%`, a relative one, or a wrong one.
    @inline(never)
    private mutating func unusualIRI(base: IRI?, stop: Int) throws(ParseStop) -> UInt32 {
        let start = lexer.position + 1
        let (end, isEscaped) = try unusualEnd(from: stop)
        let source = lexer.position..<end + 1
        if end - start > options.longestTerm { throw tooLong(source) }
        guard lexer.encoding(of: start..<end) != .malformed else {
            throw fail(expected: "UTF-8", found: "a byte that is no UTF-8", source)
        }
        let made = block.made.count
        if isEscaped {
            var index = start
            while index < end {
                if lexer[index] == UInt8(ascii: "\\") {
                    try appendNumericEscape(&index)
                } else {
                    block.made.append(lexer[index])
                    index += 1
                }
            }
        } else {
            lexer.append(start..<end, to: &block.made)
        }
        let number = try iri(madeFrom: made, base: base, source: source)
        // Escaped or not, the same spelling is the same IRI until the base changes. A doubtful one is doubted again.
        if block.entries[Int(number)].isPlain {
            cache.keep(number, cache.place(start - 1, end + 1 - start, lexer), start - 1, end + 1 - start)
        }
        lexer.position = end + 1
        return number
    }

    /// The closing bracket of an IRI, and whether escapes stand in front of it.
    private mutating func unusualEnd(from stop: Int) throws(ParseStop) -> (end: Int, isEscaped: Bool) {
        var index = stop
        var isEscaped = false
        while index < lexer.end {
            switch lexer[index] {
            case UInt8(ascii: ">"): return (index, isEscaped)
            case UInt8(ascii: "\\"):
                isEscaped = true
                index = lexer.scanIRI(from: index + 1).end
                continue
            case UInt8(ascii: "<"), 0..<0x20:
                throw fail(expected: "'>' at the end of the IRI", index..<index + 1)
            default:
                // A character that may not stand here, but does not end the IRI either.
                if options.terms == .strict { throw fail(expected: "'>' at the end of the IRI", index..<index + 1) }
                index = lexer.scanIRI(from: index + 1).end
            }
        }
        furthest = lexer.end
        throw fail(expected: "'>' at the end of the IRI", lexer.end..<lexer.end)
    }

    /// The IRI that the end of `made` spells, checked and resolved. What is not needed is taken off `made`.
    mutating func iri(madeFrom offset: Int, base: IRI?, source: Range<Int>) throws(ParseStop) -> UInt32 {
        let text = String(decoding: block.made[offset...], as: UTF8.self)
        do throws(IRIError) {
            if let base, !IRI.hasScheme(text) {
                // A term with a scheme stands as it is: `..` in it is not resolved.
                let resolved = try base.resolve(text)
                block.made.removeLast(block.made.count - offset)
                block.made += resolved.text.utf8
            } else {
                try IRI.validate(text)
            }
        } catch {
            switch error {
            case .missingScheme(let text):
                let reason = takesRelativeIRIs ? "an absolute IRI, as there is no base" : "an absolute IRI"
                try doubt(expected: reason, found: "'\(text)'", source)
            case .forbiddenCharacter, .badPercentEncoding:
                try doubt(expected: "an IRI", found: "'\(text)': \(error.description)", source)
            }
            return block.append(made: .iri, from: offset, isPlain: false)
        }
        return block.append(made: .iri, from: offset, isPlain: try !isMisshapen(text, from: offset, source))
    }

    /// Warns of parts of an IRI that stand where they may not, if warnings are wanted.
    private mutating func isMisshapen(_ text: String, from offset: Int, _ source: Range<Int>) throws(ParseStop) -> Bool
    {
        guard options.terms == .warn else { return false }
        let iri = IRI(unchecked: String(decoding: block.made[offset...], as: UTF8.self))
        guard let problem = IRI.misplacedPart(of: text, resolvedTo: iri) else { return false }
        try doubt(expected: "an IRI", found: "'\(text)': \(problem)", source)
        return true
    }

    /// Appends to `made` what `\uXXXX` or `\UXXXXXXXX` at `index` stands for.
    mutating func appendNumericEscape(_ index: inout Int) throws(ParseStop) {
        let start = index
        let kind = lexer[index + 1]
        guard kind == UInt8(ascii: "u") || kind == UInt8(ascii: "U") else {
            throw fail(expected: "an escape that may stand here", start..<min(start + 2, lexer.end))
        }
        let digits = kind == UInt8(ascii: "u") ? 4 : 8
        var value: UInt32 = 0
        for offset in 0..<digits {
            let place = start + 2 + offset
            guard place < lexer.end, let digit = ASCII.hexadecimal(lexer[place]) else {
                throw fail(expected: "\(digits) hexadecimal digits", start..<min(place + 1, lexer.end))
            }
            value = value << 4 | digit
        }
        guard let scalar = Unicode.Scalar(value) else {
            throw fail(expected: "the code of a character", start..<start + 2 + digits)
        }
        UTF8.encode(scalar) { block.made.append($0) }
        index = start + 2 + digits
    }

    /// The error of a term that is longer than the options allow.
    mutating func tooLong(_ source: Range<Int>) -> ParseStop {
        fail(
            expected: "a term of at most \(options.longestTerm) bytes", found: "a longer one",
            source.lowerBound..<source.lowerBound + 1)
    }
}
