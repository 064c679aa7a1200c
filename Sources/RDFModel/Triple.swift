/// A statement: subject, predicate, object.
public struct Triple: Hashable, Comparable, Sendable {
    /// What the statement is about: an IRI or a blank node.
    public let subject: Term
    /// The property.
    public let predicate: IRI
    /// The property's value.
    public let object: Term

    /// Makes a statement.
    public init(_ subject: Term, _ predicate: IRI, _ object: Term) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
    }

    /// Whether all three terms are equal. Not for inlining: sets of triples would repeat it in each of their functions.
    @inline(never)
    public static func == (left: Triple, right: Triple) -> Bool {
        left.subject == right.subject && left.predicate == right.predicate && left.object == right.object
    }

    /// Orders by subject, then predicate, then object.
    public static func < (left: Triple, right: Triple) -> Bool {
        if left.subject != right.subject { return left.subject < right.subject }
        if left.predicate != right.predicate { return left.predicate < right.predicate }
        return left.object < right.object
    }
}
