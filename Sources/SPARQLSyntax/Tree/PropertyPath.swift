public import RDFModel

/// A property path between two places (SPARQL 1.1 §18.1.7).
public struct PathPattern: Hashable, Sendable {
    /// Where the path starts.
    public var subject: PatternTerm
    /// The way.
    public var path: PropertyPath
    /// Where the path ends.
    public var object: PatternTerm

    /// Makes a path pattern.
    public init(_ subject: PatternTerm, _ path: PropertyPath, _ object: PatternTerm) {
        self.subject = subject
        self.path = path
        self.object = object
    }
}

/// A property path expression (SPARQL 1.1 §9.1, §18.2.2.3).
public indirect enum PropertyPath: Hashable, Sendable {
    /// One step over a predicate.
    case link(IRI)
    /// The path walked from its end to its start.
    case inverse(PropertyPath)
    /// One path after another.
    case sequence(PropertyPath, PropertyPath)
    /// Any of the paths.
    case alternative([PropertyPath])
    /// Any number of steps, none included.
    case zeroOrMore(PropertyPath)
    /// At least one step.
    case oneOrMore(PropertyPath)
    /// One step or none.
    case zeroOrOne(PropertyPath)
    /// One step over any predicate but these, forwards, or backwards over any but those.
    /// A direction that is `nil` is not walked at all.
    case negatedSet(forward: [IRI]?, backward: [IRI]?)
}
