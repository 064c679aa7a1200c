/// How far a load is.
public enum LoadProgress: Equatable, Sendable {
    /// Files are read: so many statements, from so many bytes of all, as far as that is known.
    case reading(statements: Int, bytes: Int, of: Int?)
    /// The terms get their ids.
    case terms
    /// One of the orders in which the store keeps its quads is written.
    case order(Int, of: Int)
}

/// What a load did.
public struct LoadReport: Equatable, Sendable {
    /// How many statements the files held, repeated ones among them.
    public var statementCount = 0
    /// How many of them the store did not hold.
    public var newCount = 0
    /// How many terms the store did not hold, apart from numbers and dates, which it need not keep.
    public var newTermCount = 0
    /// How many quads the store holds since.
    public var quadCount = 0
    /// How many bytes its file has.
    public var fileSize = 0
}
