/// Where and why a text is not a SPARQL query.
public struct SPARQLSyntaxError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Problem: Equatable, Sendable {
        /// The grammar wants something else here.
        case unexpected(found: String, expected: String)
        /// A prefix that no `PREFIX` declares, and the namespace that it usually has.
        case undeclaredPrefix(String, suggestion: String?)
        /// A relative IRI, though there is no base, or a text that is no IRI.
        case invalidIRI(String)
        /// A variable is given a value where it has one already.
        case variableInUse(String)
        /// A variable is read beside groups, though it is neither a key nor in an aggregate.
        case notGrouped(String)
        /// A blank node label that another basic graph pattern holds already.
        case blankNodeReused(String)
        /// Something that may not stand here.
        case notAllowed(String)
        /// More levels or links than the parser follows.
        case tooDeep(limit: Int)
    }

    /// The name of the query's file.
    public let file: String
    /// The line, from 1.
    public let line: Int
    /// The columns in code points, from 1.
    public let columns: Range<Int>
    /// What is wrong.
    public let problem: Problem
    /// The text of the line.
    public let sourceLine: String

    /// The column of the first offending character, from 1.
    public var column: Int { columns.lowerBound }

    /// The message with its place, without the line.
    public var message: String { "\(file):\(line):\(column): \(problem)" }

    /// Place and message, the line, and a caret below the offending part.
    public var description: String {
        let scalars = Array(sourceLine.unicodeScalars)
        let start = min(columns.lowerBound - 1, scalars.count)
        let end = min(max(columns.upperBound - 1, start), scalars.count)
        let padding = scalars[..<start].map { $0 == "\t" ? "\t" : String(repeating: " ", count: DisplayWidth.of($0)) }
        let width = max(1, scalars[start..<end].reduce(0) { $0 + DisplayWidth.of($1) })
        return "\(message)\n\(sourceLine)\n\(padding.joined())\(String(repeating: "^", count: width))"
    }
}

extension SPARQLSyntaxError.Problem: CustomStringConvertible {
    /// One sentence for people.
    public var description: String {
        switch self {
        case .unexpected(let found, let expected):
            return "expected \(expected), found \(found)"
        case .undeclaredPrefix(let prefix, let suggestion?):
            return "the prefix '\(prefix):' is not declared; did you mean PREFIX \(prefix): <\(suggestion)>?"
        case .undeclaredPrefix(let prefix, nil):
            return "the prefix '\(prefix):' is not declared"
        case .invalidIRI(let reason):
            return reason
        case .variableInUse(let name):
            return "expected a new variable, found ?\(name), which has a value here already"
        case .notGrouped(let name):
            return "?\(name) must be a key of GROUP BY or stand in an aggregate"
        case .blankNodeReused(let label):
            return "the blank node label '_:\(label)' is in use in another group of triples"
        case .notAllowed(let what):
            return "\(what) may not stand here"
        case .tooDeep(let limit):
            return "the query is nested more than \(limit) levels deep"
        }
    }
}
