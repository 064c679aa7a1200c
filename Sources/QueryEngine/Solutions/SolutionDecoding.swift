internal import RDFModel
internal import XSDTypes

/// How a row becomes a value of a `Decodable` type.
///
/// ```swift
/// struct Person: Decodable {
///     enum Kind: String, Decodable { case minister, official }
///     var id: IRI
///     var name: String
///     var kind: Kind
///     var born: Int?
/// }
/// let people = try store.query("SELECT ?id ?name ?kind ?born { … }").decode(Person.self)
/// ```
///
/// - A property has the name of a variable, or `CodingKeys` say which; an optional one may be unbound, and must be a
///   column all the same, so that a misspelt name does not go unseen.
/// - ``TermConvertible`` types are read as its table says. A type of one string, such as an enumeration by raw values,
///   takes the text of an IRI too. `Date` of Foundation takes an `xsd:dateTime` that has a time zone.
/// - A type of one value is read out of a result of one column: `decode(String.self)`.
/// - A dictionary by strings holds the bound variables: `decode([String: Term].self)`.
public enum SolutionDecoding {
    static func decode<Value: Decodable>(_ type: Value.Type, _ solution: Solution) throws -> Value {
        if let value = try term(type, in: solution) { return value }
        return try Value(from: RowDecoder(solution: solution))
    }

    /// The value of a term type out of the only column.
    private static func term<Value>(_ type: Value.Type, in solution: Solution) throws -> Value? {
        guard type is any TermConvertible.Type else { return nil }
        return try RowDecoder(solution: solution).onlyCell().convert(type)
    }
}

/// One variable of a row.
private struct Cell {
    var variable: String
    var term: Term?

    func bound() throws -> Term {
        guard let term else { throw SolutionError.unbound(variable) }
        return term
    }

    func mismatch<Value>(_ type: Value.Type) throws -> SolutionError {
        SolutionError.mismatch(variable, try bound(), expected: "\(type)")
    }

    /// The value, if the type is one of terms; `nil` of others.
    func convert<Value>(_ type: Value.Type) throws -> Value? {
        guard let convertible = type as? any TermConvertible.Type else { return nil }
        guard let value = convertible.init(term: try bound()) as? Value else { throw try mismatch(type) }
        return value
    }

    func decode<Value: Decodable>(_ type: Value.Type, path: [any CodingKey]) throws -> Value {
        if let value = try convert(type) { return value }
        do {
            return try Value(from: CellDecoder(cell: self, codingPath: path, isDate: Cell.isDate(type)))
        } catch DecodingError.dataCorrupted {
            throw try mismatch(type)
        }
    }

    /// Foundation's `Date` decodes a number of seconds, which only this type gets of a `dateTime`.
    private static func isDate<Value>(_ type: Value.Type) -> Bool {
        let name = String(reflecting: type)
        return name.utf8.elementsEqual("Foundation.Date".utf8)
            || name.utf8.elementsEqual("FoundationEssentials.Date".utf8)
    }
}

/// Decodes a row.
private struct RowDecoder: Decoder {
    let solution: Solution
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(RowContainer<Key>(solution: solution))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        throw SolutionError.shape("a row is no list")
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        CellDecoder(cell: try onlyCell(), codingPath: [], isDate: false)
    }

    func onlyCell() throws -> Cell {
        guard solution.terms.count == 1 else {
            throw SolutionError.shape(
                "a single value needs a result of one column, and this one has \(solution.terms.count)")
        }
        return Cell(variable: solution.variables[0], term: solution.terms[0])
    }
}

/// The columns of a row by name.
private struct RowContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let solution: Solution
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] {
        zip(solution.variables, solution.terms).compactMap { $1 == nil ? nil : Key(stringValue: $0) }
    }

    private func cell(_ key: any CodingKey) throws -> Cell {
        guard let place = solution.columns.place(of: key.stringValue) else {
            throw SolutionError.noColumn(key.stringValue, columns: solution.variables)
        }
        return Cell(variable: key.stringValue, term: solution.terms[place])
    }

    func contains(_ key: Key) -> Bool { solution.columns.place(of: key.stringValue) != nil }

    func decodeNil(forKey key: Key) throws -> Bool { try cell(key).term == nil }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        let cell = try cell(key)
        return cell.term == nil ? nil : try cell.decode(type, path: [key])
    }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try cell(key).decode(type, path: [key])
    }

    func nestedContainer<Nested>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        throw SolutionError.shape("?\(key.stringValue) is one term, and has no properties")
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        throw SolutionError.shape("?\(key.stringValue) is one term, and no list")
    }

    func superDecoder() throws -> any Decoder { RowDecoder(solution: solution) }

    func superDecoder(forKey key: Key) throws -> any Decoder {
        CellDecoder(cell: try cell(key), codingPath: [key], isDate: false)
    }
}

// A container asks for each of these by a method of its own; by default they would go past `decodeIfPresent` above.
extension RowContainer {
    private func optional<Value: Decodable>(_ type: Value.Type, _ key: Key) throws -> Value? {
        let cell = try cell(key)
        return cell.term == nil ? nil : try cell.decode(type, path: [key])
    }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { try optional(type, key) }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { try optional(type, key) }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? { try optional(type, key) }
    func decodeIfPresent(_ type: Float.Type, forKey key: Key) throws -> Float? { try optional(type, key) }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try optional(type, key) }
    func decodeIfPresent(_ type: Int8.Type, forKey key: Key) throws -> Int8? { try optional(type, key) }
    func decodeIfPresent(_ type: Int16.Type, forKey key: Key) throws -> Int16? { try optional(type, key) }
    func decodeIfPresent(_ type: Int32.Type, forKey key: Key) throws -> Int32? { try optional(type, key) }
    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? { try optional(type, key) }
    func decodeIfPresent(_ type: UInt.Type, forKey key: Key) throws -> UInt? { try optional(type, key) }
    func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) throws -> UInt8? { try optional(type, key) }
    func decodeIfPresent(_ type: UInt16.Type, forKey key: Key) throws -> UInt16? { try optional(type, key) }
    func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) throws -> UInt32? { try optional(type, key) }
    func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) throws -> UInt64? { try optional(type, key) }
}

/// Decodes one term.
private struct CellDecoder: Decoder, SingleValueDecodingContainer {
    let cell: Cell
    let codingPath: [any CodingKey]
    let isDate: Bool
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        throw SolutionError.shape("?\(cell.variable) is one term, and has no properties")
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        throw SolutionError.shape("?\(cell.variable) is one term, and no list")
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    func decodeNil() -> Bool { cell.term == nil }

    func decode(_ type: String.Type) throws -> String {
        // A type with a name for each of its values has IRIs as often as strings.
        if let iri = cell.term?.iri { return iri.text }
        return try value(type)
    }

    func decode(_ type: Double.Type) throws -> Double {
        guard isDate else { return try value(type) }
        let term = try cell.bound()
        guard let moment = XSDMoment(term: term), moment.kind == .dateTime, moment.timezone != nil else {
            throw SolutionError.mismatch(cell.variable, term, expected: "Date")
        }
        let start = XSDMoment(
            year: 2001, month: 1, day: 1, hour: 0, minute: 0, second: XSDDecimal(0), timezone: 0)
        return moment.timeOnTimeline.subtracting(start.timeOnTimeline).doubleValue
    }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try cell.decode(type, path: codingPath)
    }

    private func value<Value: TermConvertible>(_ type: Value.Type) throws -> Value {
        guard let value = Value(term: try cell.bound()) else { throw try cell.mismatch(type) }
        return value
    }
}
