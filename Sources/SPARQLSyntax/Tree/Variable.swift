import RDFModel

/// A query variable, by its name without `?` or `$`; compared by code point.
public struct Variable: Hashable, Sendable, CustomStringConvertible {
    /// The name without its sigil. Variables that stand for blank nodes or are made by the translation have names
    /// that no query can write: they start with `_:` or with a full stop.
    public let name: String

    /// The variable of the given name.
    public init(_ name: String) {
        self.name = name
    }

    /// Whether a query could have written this variable.
    public var isVisible: Bool {
        name.utf8.first != UInt8(ascii: ".") && !name.utf8.starts(with: "_:".utf8)
    }

    /// The name with `?`.
    public var description: String { "?" + name }

    /// Whether both names have the same code points.
    public static func == (left: Variable, right: Variable) -> Bool {
        CodeUnits.equal(left.name, right.name)
    }

    /// Hashes the name by code point.
    public func hash(into hasher: inout Hasher) {
        CodeUnits.hash(name, into: &hasher)
    }
}
