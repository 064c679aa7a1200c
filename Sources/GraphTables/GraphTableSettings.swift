public import RDFModel

/// What goes into tables of a graph, and how things are called there.
public struct GraphTableSettings: Sendable {
    /// What people call a relation.
    public struct PredicateLabel: Equatable, Sendable {
        /// Its label in Thai.
        public var thai: String?
        /// Its label in English.
        public var english: String?

        /// Puts labels together.
        public init(thai: String? = nil, english: String? = nil) {
            self.thai = thai
            self.english = english
        }
    }

    /// Whether the statements of named graphs are taken too: documents, mentions, claims.
    public var includesEvidence = false
    /// Whether nodes are made of memberships, too, whose dates the edges have anyway, and edges of statements that say
    /// once more in the vocabulary of others what an edge says.
    public var includesRepetitions = false
    /// The labels of relations that the graph itself does not have.
    public var predicateLabels: [IRI: PredicateLabel] = [:]
    /// The classes above a class: of a node's classes the one counts that stands above none of the others.
    public var superclasses: [IRI: Set<IRI>] = [:]
    /// Short names of namespaces, for columns whose properties have the same local name.
    public var prefixes: [String: IRI] = [:]

    /// The knowledge without evidence and repetitions.
    public init() {}
}
