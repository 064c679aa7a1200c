public import RDFModel
public import XSDTypes

// Properties of these types are read out of solutions. Other decoders have no terms; what is a plain text in all of them
// is read as one.

extension IRI: Decodable {
    /// Reads an IRI out of a solution, or the text of one.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        try self.init(container.decode(String.self))
    }
}

extension XSDInteger: Decodable {
    /// Reads an integer out of a solution, or its lexical form.
    public init(from decoder: any Decoder) throws {
        self = try decoder.lexicalForm { XSDInteger($0) }
    }
}

extension XSDDecimal: Decodable {
    /// Reads a decimal out of a solution, or its lexical form.
    public init(from decoder: any Decoder) throws {
        self = try decoder.lexicalForm { XSDDecimal($0) }
    }
}

extension XSDDuration: Decodable {
    /// Reads a duration out of a solution, or its lexical form.
    public init(from decoder: any Decoder) throws {
        self = try decoder.lexicalForm { XSDDuration($0) }
    }
}

extension XSDMoment: Decodable {
    /// Reads a date or time out of a solution, or the lexical form of a `dateTime` or a `date`.
    public init(from decoder: any Decoder) throws {
        self = try decoder.lexicalForm { XSDMoment($0, kind: .dateTime) ?? XSDMoment($0, kind: .date) }
    }
}

extension Term: Decodable {
    /// Reads a term out of a solution.
    ///
    /// - Throws: ``SolutionError/shape(_:)`` out of anything else.
    public init(from decoder: any Decoder) throws { throw SolutionError.termOutsideSolution }
}

extension Literal: Decodable {
    /// Reads a literal out of a solution.
    ///
    /// - Throws: ``SolutionError/shape(_:)`` out of anything else.
    public init(from decoder: any Decoder) throws { throw SolutionError.termOutsideSolution }
}

extension BlankNode: Decodable {
    /// Reads a blank node out of a solution.
    ///
    /// - Throws: ``SolutionError/shape(_:)`` out of anything else.
    public init(from decoder: any Decoder) throws { throw SolutionError.termOutsideSolution }
}

extension SolutionError {
    fileprivate static var termOutsideSolution: SolutionError { .shape("RDF terms are decoded out of solutions only") }
}

extension Decoder {
    /// The value of a text that stands alone.
    fileprivate func lexicalForm<Value>(_ read: (String) -> Value?) throws -> Value {
        let text = try singleValueContainer().decode(String.self)
        guard let value = read(text) else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: codingPath, debugDescription: "'\(text)' is no \(Value.self)"))
        }
        return value
    }
}
