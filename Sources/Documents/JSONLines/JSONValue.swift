/// A value of JSON (RFC 8259), as far as documents need it.
enum JSONValue: Sendable {
    case string(String)
    /// A number as it is written.
    case number(String)
    case bool(Bool)
    case null
    case array([JSONValue])
    /// The members in their order; a name may stand twice.
    case object([(name: String, value: JSONValue)])
}

/// Where a text stops being JSON.
struct JSONError: Error, Hashable {
    /// The offset of the first byte that does not fit.
    var offset: Int
    /// What could stand there.
    var expected: String
}
