import RDFModel

/// Reads TSV: a line of variables, then a line a solution, its cells terms as SPARQL writes them.
struct TSVResultReader {
    let bytes: [UInt8]
    let base: IRI?

    func read(into sink: inout some SolutionSink) throws(ResultError) {
        var lines = Lines(bytes: bytes)
        guard let header = lines.next() else { throw malformed("a line of variables", 1) }
        let names = cells(header)
        if names.count == 1, TermText.isBoolean(String(decoding: names[0], as: UTF8.self)), lines.next() == nil {
            return try sink.boolean(names[0].count == 4)
        }
        var variables: [String] = []
        if !header.isEmpty {
            for name in names {
                guard name.first == UInt8(ascii: "?") || name.first == UInt8(ascii: "$"), name.count > 1 else {
                    throw malformed("a variable with its '?'", 1)
                }
                variables.append(String(decoding: name.dropFirst(), as: UTF8.self))
            }
        }
        try sink.begin(variables)
        while let line = lines.next() {
            let cells = variables.isEmpty && line.isEmpty ? [] : cells(line)
            guard cells.count == variables.count else { throw malformed("\(variables.count) cells", lines.number) }
            var row: [Term?] = []
            for cell in cells { row.append(try term(cell, line: lines.number)) }
            try sink.row(row)
        }
    }

    private struct Lines {
        let bytes: [UInt8]
        var index = 0
        var number = 0

        /// The next line without its end; `nil` behind the last.
        mutating func next() -> ArraySlice<UInt8>? {
            guard index < bytes.count else { return nil }
            let end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
            var line = bytes[index..<end]
            if line.last == 0x0D { line = line.dropLast() }
            index = end + 1
            number += 1
            return line
        }
    }

    private func cells(_ line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        line.split(separator: 0x09, omittingEmptySubsequences: false)
    }

    private func term(_ cell: ArraySlice<UInt8>, line: Int) throws(ResultError) -> Term? {
        if cell.isEmpty { return nil }
        do {
            var parser = Parser(
                String(decoding: cell, as: UTF8.self), options: QueryOptions(base: base, isStrict: true))
            return try parser.resultTerm()
        } catch {
            throw malformed("a term: \(error.problem)", line)
        }
    }

    private func malformed(_ expected: String, _ line: Int) -> ResultError {
        .malformed(.tsv, expected: expected, line: line)
    }
}

extension Parser {
    /// An RDF term and nothing behind it.
    fileprivate mutating func resultTerm() throws(SPARQLSyntaxError) -> Term {
        role = .insertData
        var brackets: [PatternElement] = []
        guard token.kind != .symbol(.openBracket), token.kind != .symbol(.openParenthesis),
            token.kind != .symbol(.openReifiedTriple)
        else { throw unexpected("a term") }
        let place = try node(into: &brackets)
        guard token.kind == .end else { throw unexpected("the end of the cell") }
        guard let term = Parser.ground(place) else { throw unexpected("a term") }
        return term
    }
}
