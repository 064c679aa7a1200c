public import RDFModel
internal import SPARQLSyntax

/// One solution of a `SELECT` query: terms by the names of variables.
///
/// ```swift
/// while let row = try rows.next() {
///     let name: String = try row.value("name")
///     let born = try row.value("born", as: Int?.self)
///     show(name, born, row["person"])
/// }
/// ```
public struct Solution: Sendable {
    let columns: SolutionColumns
    /// The terms in the order of ``variables``; `nil` where the variable is unbound.
    public let terms: [Term?]

    /// A row of its own, as programs make them for tests.
    ///
    /// - Precondition: there are as many terms as variables.
    public init(variables: [String], terms: [Term?]) {
        precondition(variables.count == terms.count, "a row has a cell for each column")
        self.init(SolutionColumns(variables), terms)
    }

    init(_ columns: SolutionColumns, _ terms: [Term?]) {
        self.columns = columns
        self.terms = terms
    }

    /// The names of the columns without `?`.
    public var variables: [String] { columns.names }

    /// The term of a variable; `nil` if it is unbound, or if there is no such column.
    public subscript(variable: String) -> Term? {
        columns.place(of: variable).flatMap { terms[$0] }
    }

    /// The value of a variable.
    ///
    /// ```swift
    /// let age: Int = try row.value("age")
    /// ```
    ///
    /// - Throws: ``SolutionError``: there is no such column, it is unbound, or its term is none of this type.
    public func value<Value: TermConvertible>(_ variable: String, as type: Value.Type = Value.self) throws -> Value {
        guard let value = try value(variable, as: Value?.self) else { throw SolutionError.unbound(variable) }
        return value
    }

    /// The value of a variable that may be unbound.
    ///
    /// - Throws: ``SolutionError``: there is no such column, or its term is none of this type.
    public func value<Value: TermConvertible>(
        _ variable: String, as type: Value?.Type = Value?.self
    ) throws -> Value? {
        guard let place = columns.place(of: variable) else {
            throw SolutionError.noColumn(variable, columns: columns.names)
        }
        return try terms[place].map { term in
            guard let value = Value(term: term) else {
                throw SolutionError.mismatch(variable, term, expected: "\(Value.self)")
            }
            return value
        }
    }

    /// The row as a value of a type whose properties are named like the variables; see ``SolutionDecoding``.
    ///
    /// - Throws: ``SolutionError``, or what the type throws while it is decoded.
    public func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        try SolutionDecoding.decode(type, self)
    }
}

/// The columns that all rows of a result share.
final class SolutionColumns: Sendable {
    let names: [String]
    private let places: [Variable: Int]

    init(_ names: [String]) {
        self.names = names
        places = Dictionary(names.enumerated().map { (Variable($1), $0) }) { first, _ in first }
    }

    /// The place of a name, compared by code point.
    func place(of name: String) -> Int? { places[Variable(name)] }
}

/// Why a row does not give what was asked of it.
public enum SolutionError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The result has no such column.
    case noColumn(String, columns: [String])
    /// The variable is unbound in this row.
    case unbound(String)
    /// The term of the variable is none of the type.
    case mismatch(String, Term, expected: String)
    /// A type wants more of a row than a row holds, such as a list.
    case shape(String)
    /// A query was asked for an answer of another form than its own.
    case form(asked: String, query: String)

    /// One sentence.
    public var description: String {
        switch self {
        case .noColumn(let name, let columns):
            "the result has no ?\(name); it has \(columns.map { "?" + $0 }.joined(separator: ", "))"
        case .unbound(let name): "?\(name) is unbound, and the type needs a value"
        case .mismatch(let name, let term, let expected):
            "?\(name) is \(SolutionError.text(of: term)), which is no \(expected)"
        case .shape(let detail): detail
        case .form(let asked, let query): "\(asked) cannot be had of a query with \(query)"
        }
    }

    /// A term for people: the kind and datatype, and no more of the text than a line holds.
    private static func text(of term: Term) -> String {
        func short(_ text: String) -> String {
            let start = String(text.unicodeScalars.prefix(60))
            return start.utf8.count < text.utf8.count ? start + "…" : text
        }
        switch term {
        case .iri(let iri): return "the IRI <\(short(iri.text))>"
        case .blankNode(let node): return "the blank node _:\(node.label)"
        case .triple: return "a triple term"
        case .literal(let literal):
            if let language = literal.language { return "\"\(short(literal.lexicalForm))\"@\(language)" }
            return "\"\(short(literal.lexicalForm))\" of the datatype <\(literal.datatype.text)>"
        }
    }
}
