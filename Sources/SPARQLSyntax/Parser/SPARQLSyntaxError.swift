public import RDFModel

/// Where and why a text is not a SPARQL query.
public struct SPARQLSyntaxError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Problem: Equatable, Sendable {
        /// The grammar wants something else here; a word of the language that is spelt nearly as what was found.
        case unexpected(found: String, expected: String, suggestion: String? = nil)
        /// A prefix that no `PREFIX` declares, the namespace that it usually has, and a known prefix that is spelt
        /// nearly the same.
        case undeclaredPrefix(String, suggestion: String?, similar: String? = nil)
        /// A relative IRI, though there is no base, or a text that is no IRI.
        case invalidIRI(String)
        /// A variable is given a value where it has one already.
        case variableInUse(String)
        /// A variable is read beside groups, though it is neither a key nor in an aggregate.
        case notGrouped(String)
        /// A blank node label that another basic graph pattern, or another `INSERT DATA`, holds already.
        case blankNodeReused(String)
        /// Something that may not stand here.
        case notAllowed(String)
        /// More levels or links than the parser follows.
        case tooDeep(limit: Int)
    }

    /// What is wrong.
    public let problem: Problem
    /// Where it is.
    public let excerpt: SourceExcerpt
    /// Whether the text merely ends too early, so that it may become right when somebody writes on.
    public let isUnfinished: Bool

    /// Names a problem and its place.
    public init(_ problem: Problem, at excerpt: SourceExcerpt, isUnfinished: Bool = false) {
        self.problem = problem
        self.excerpt = excerpt
        self.isUnfinished = isUnfinished
    }

    /// The line, from 1.
    public var line: Int { excerpt.line }
    /// The column of the first offending character in code points, from 1.
    public var column: Int { excerpt.columns.lowerBound }

    /// Place and message in one line.
    public var message: String { "\(excerpt.position): \(problem)" }

    /// Place and message, the line, and a caret below the offending part.
    public var description: String { "\(message)\n\(excerpt.marked)" }
}

extension SPARQLSyntaxError.Problem: CustomStringConvertible {
    /// One sentence for people.
    public var description: String {
        switch self {
        case .unexpected(let found, let expected, let suggestion):
            return "expected \(expected), found \(found)" + (suggestion.map { "; did you mean \($0)?" } ?? "")
        case .undeclaredPrefix(let prefix, let suggestion?, _):
            return "the prefix '\(prefix):' is not declared; did you mean PREFIX \(prefix): <\(suggestion)>?"
        case .undeclaredPrefix(let prefix, nil, let similar):
            return "the prefix '\(prefix):' is not declared" + (similar.map { "; did you mean '\($0):'?" } ?? "")
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
            return "this is nested more than \(limit) levels deep"
        }
    }
}
