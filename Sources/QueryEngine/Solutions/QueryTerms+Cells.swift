import QuadStore
import RDFModel
import SPARQLSyntax

extension QueryTerms {
    /// Writes the terms of a column as cells. Each of the dictionary's terms is written out of the bytes that it holds
    /// of it, and once where it stands in neighbouring rows.
    ///
    /// - Returns: the cell of each row.
    func cells(_ ids: ArraySlice<UInt64>, _ writer: inout CellWriter) throws -> [CellPlace] {
        var places = [CellPlace](repeating: .unbound, count: ids.count)
        var (stored, rows) = ([TermID](), [Int]())
        stored.reserveCapacity(ids.count)
        rows.reserveCapacity(ids.count)
        var last: UInt64 = 0
        for (row, bits) in ids.enumerated() where bits != last {
            last = bits
            let id = TermID(bits: bits)
            if id.isStored {
                stored.append(id)
                rows.append(row)
            } else if bits != 0 {
                places[row] = try cell(id, &writer)
            }
        }
        var known = (id: TermID.unbound, place: CellPlace.unbound)
        try forEachStoredKey(stored) { index, key in
            if stored[index] != known.id { known = (stored[index], QueryTerms.cell(key, &writer)) }
            places[rows[index]] = known.place
        }
        // The rows that hold what the one in front of them holds.
        last = 0
        for (row, bits) in ids.enumerated() {
            if bits == last, row > 0 { places[row] = places[row - 1] }
            last = bits
        }
        return places
    }

    /// Writes a term that is not in the dictionary.
    private func cell(_ id: TermID, _ writer: inout CellWriter) throws -> CellPlace {
        guard let datatype = id.inlineDatatype else {
            return try term(id.bits).map { writer.cell($0) } ?? .unbound
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(80)
        id.appendLexicalForm(to: &bytes)
        let end = bytes.count
        bytes += datatype.iri.text.utf8
        return writer.cell(.typed, bytes.span, text: 0..<end, suffix: end..<bytes.count)
    }

    /// Writes the term of a key; one that is none is unbound.
    private static func cell(_ key: Span<UInt8>, _ writer: inout CellWriter) -> CellPlace {
        guard let parts = TermKey.parts(key) else {
            return TermKey.term(key).map { writer.cell($0) } ?? .unbound
        }
        let kind: TermBytesKind
        switch parts.kind {
        case .iri: kind = .iri
        case .blankNode: kind = .blankNode
        case .string: kind = .string
        case .typed: kind = .typed
        case .language: kind = .language(parts.direction)
        }
        return writer.cell(kind, key, text: parts.text, suffix: parts.suffix)
    }
}
