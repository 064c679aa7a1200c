package import RDFModel

/// What a term is of which the bytes are at hand.
package enum TermBytesKind: Sendable {
    /// An IRI.
    case iri
    /// A blank node; the text is its label.
    case blankNode
    /// A literal of `xsd:string`.
    case string
    /// A literal with a language, which is the suffix.
    case language(BaseDirection?)
    /// A literal of another datatype, which is the suffix.
    case typed
}

/// Where a cell stands among those that a ``CellWriter`` has written.
package struct CellPlace: Sendable {
    /// The bytes.
    fileprivate(set) var bytes = 0..<0

    /// The cell of a variable that is unbound.
    package static let unbound = CellPlace()
}

/// Writes the result of a `SELECT` column by column: each cell once, however many rows it stands in, and out of the bytes
/// of its term, so that no term is made. For formats in which a cell is the same wherever it stands.
///
/// First the cells of some rows are written, in any order, and then the rows.
package struct CellWriter {
    private enum Format {
        case json, tsv, csv
    }

    private let format: Format
    private var writer: any CellSolutionWriter
    private var cells = ByteOutput()

    /// A writer of the given format; `nil` if the format has to be written row by row (``SolutionWriter``).
    package init?(_ format: ResultFormat) {
        switch format {
        case .json: (self.format, writer) = (.json, JSONResults())
        case .tsv: (self.format, writer) = (.tsv, TSVResults())
        case .csv: (self.format, writer) = (.csv, CSVResults())
        case .xml, .table: return nil
        }
    }

    /// Writes the names of the columns.
    package mutating func begin(_ variables: [String]) throws(ResultError) { try writer.begin(variables) }

    /// Writes a cell.
    package mutating func cell(_ term: Term) -> CellPlace {
        let start = cells.count
        switch format {
        case .json: cells.writeJSON(term)
        case .tsv: cells.writeTSV(term)
        case .csv: cells.writeCSV(term)
        }
        return CellPlace(bytes: start..<cells.count)
    }

    /// Writes a cell out of bytes, UTF-8.
    ///
    /// - Parameters:
    ///   - kind: what the term is.
    ///   - bytes: what holds its parts.
    ///   - text: the IRI, the label or the lexical form.
    ///   - suffix: the language or the datatype.
    package mutating func cell(
        _ kind: TermBytesKind, _ bytes: Span<UInt8>, text: Range<Int>, suffix: Range<Int>
    ) -> CellPlace {
        let start = cells.count
        let (text, suffix) = (bytes.extracting(text), bytes.extracting(suffix))
        switch format {
        case .json: cells.writeJSON(kind, text, suffix)
        case .tsv: cells.writeTSV(kind, text, suffix)
        case .csv: cells.writeCSV(kind, text)
        }
        return CellPlace(bytes: start..<cells.count)
    }

    /// Writes rows, and forgets the cells.
    ///
    /// - Parameter columns: the cells of each column, one a row.
    package mutating func rows(_ columns: [[CellPlace]], count: Int) {
        writer.rows(columns, count: count, of: cells)
        cells.removeAll()
    }

    /// Writes what stands behind the last row.
    package mutating func end() throws(ResultError) { try writer.end() }

    /// How many bytes were written since the last call of ``take()``.
    package var size: Int { writer.size }

    /// The bytes, UTF-8, that were written since the last call.
    package mutating func take() throws(ResultError) -> [UInt8] { try writer.take() }
}

/// A writer to which the cells of a row come as bytes.
protocol CellSolutionWriter: ByteSolutionWriter {
    /// How many bytes were written and not yet taken.
    var size: Int { get }
    /// Writes rows whose cells are parts of `cells`.
    mutating func rows(_ columns: [[CellPlace]], count: Int, of cells: ByteOutput)
}
