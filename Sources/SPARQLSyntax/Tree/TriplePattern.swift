public import RDFModel

/// A place in a pattern: an RDF term that must agree, or a variable to be bound.
public enum PatternTerm: Hashable, Sendable {
    /// A fixed term. A blank node here is one that the query wrote; the algebra turns it into a variable.
    case term(Term)
    /// A variable.
    case variable(Variable)

    /// The variable, if the place holds one.
    public var variable: Variable? {
        if case .variable(let variable) = self { variable } else { nil }
    }
}

/// A triple pattern (SPARQL 1.1 §18.1.3).
public struct TriplePattern: Hashable, Sendable {
    /// The place of the subject.
    public var subject: PatternTerm
    /// The place of the predicate.
    public var predicate: PatternTerm
    /// The place of the object.
    public var object: PatternTerm

    /// Makes a triple pattern.
    public init(_ subject: PatternTerm, _ predicate: PatternTerm, _ object: PatternTerm) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
    }
}

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
