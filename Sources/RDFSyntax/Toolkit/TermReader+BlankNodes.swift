internal import RDFModel

extension TermReader {
    /// A blank node with a label; the position is at `_:`.
    ///
    /// `BLANK_NODE_LABEL ::= '_:' (PN_CHARS_U | [0-9]) ((PN_CHARS | '.')* PN_CHARS)?`
    mutating func labelledNode() throws(ParseStop) -> UInt32 {
        lexer.position += 2
        let start = lexer.position
        var index = start
        var end = start
        while true {
            let byte = lexer[index]
            var length = 1
            if ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == UInt8(ascii: "_") {
            } else if byte >= 0x80 {
                guard let (scalar, width) = lexer.scalar(at: index) else {
                    throw fail(expected: "UTF-8", index..<index + 1)
                }
                guard end == start ? NameCharacters.isBase(scalar) : NameCharacters.isName(scalar) else { break }
                length = width
            } else if byte == UInt8(ascii: "."), end > start {
                index += 1
                continue
            } else if byte != UInt8(ascii: "-") || end == start {
                break
            }
            index += length
            end = index
        }
        // A dot at the end is no part of the label.
        lexer.position = end
        furthest = max(furthest, index)
        if end == start { throw fail(expected: "a blank node's label") }
        if end - start > options.longestTerm { throw tooLong(start..<end) }
        return node(labelled: start..<end)
    }

    /// The node of a written label.
    private mutating func node(labelled range: Range<Int>) -> UInt32 {
        let isMarked = lexer[range.lowerBound] == UInt8(ascii: "_") && lexer[range.lowerBound + 1] == UInt8(ascii: "x")
        let isReserved = lexer[range.lowerBound] == UInt8(ascii: "g") && isReserved(range)
        if labels.prefix.isEmpty, !isReserved {
            return block.append(
                .init(
                    .blankNode, offset: UInt32(range.lowerBound), length: UInt32(range.count), isPlain: !isMarked))
        }
        let offset = block.made.count
        block.made += labels.prefix
        lexer.append(range, to: &block.made)
        if isReserved { block.made.append(UInt8(ascii: "x")) }
        return block.append(
            made: .blankNode, from: offset, isPlain: labels.prefix.isEmpty ? !isMarked : labels.isPlain)
    }

    /// `g`, digits, any number of `x`: the shape of made labels.
    private func isReserved(_ range: Range<Int>) -> Bool {
        var index = range.lowerBound + 1
        guard index < range.upperBound, ASCII.isDigit(lexer[index]) else { return false }
        while index < range.upperBound, ASCII.isDigit(lexer[index]) { index += 1 }
        while index < range.upperBound, lexer[index] == UInt8(ascii: "x") { index += 1 }
        return index == range.upperBound
    }

    /// The node without a label that has this number in the document.
    mutating func freshNode(_ number: Int) -> UInt32 {
        let offset = block.made.count
        block.made += labels.prefix
        block.made.append(UInt8(ascii: "g"))
        var digits = 1
        while digits <= number / 10 { digits *= 10 }
        while digits > 0 {
            block.made.append(UInt8(ascii: "0") + UInt8(number / digits % 10))
            digits /= 10
        }
        return block.append(made: .blankNode, from: offset, isPlain: labels.prefix.isEmpty || labels.isPlain)
    }
}
