public import RDFModel

/// Gathers what statements say of things, as far as linking uses it.
///
/// It is a sink: any reader of RDF, and any view of a store, hands it quads. Where the default graph holds names, named
/// graphs are left aside: they hold evidence, or what others say.
public struct EntityCollector: QuadSink, Sendable {
    /// Prefixes that the source declared.
    public private(set) var prefixes: [String: IRI] = [:]
    private let vocabulary: LinkVocabulary
    private var numbers: [Term: Int32] = [:]
    private(set) var subjects: [Term] = []
    private(set) var facts: [Fact] = []
    private var namedFacts: [Fact] = []
    private var alignments: [Triple] = []
    private var hasNames = false

    /// A statement of use.
    struct Fact: Sendable {
        let subject: Int32
        /// `nil` for a property that leads to a neighbour.
        let role: PropertyRole?
        let value: Term
    }

    /// A collector that reads properties by their roles.
    public init(vocabulary: LinkVocabulary = .standard) {
        self.vocabulary = vocabulary
    }

    /// Keeps a prefix; a name that is declared twice keeps its first namespace.
    public mutating func prefix(_ name: String, _ namespace: IRI) {
        if prefixes[name] == nil { prefixes[name] = namespace }
    }

    /// Takes a statement.
    public mutating func quad(_ quad: Quad) {
        if ClassAlignment.properties.contains(quad.predicate), quad.graph == nil { alignments.append(quad.triple) }
        let role = vocabulary.roles[quad.predicate]
        if role == nil {
            guard case .iri = quad.object, !vocabulary.ignored.contains(quad.predicate) else { return }
        }
        let fact = Fact(subject: number(of: quad.subject), role: role, value: quad.object)
        if quad.graph == nil {
            if case .name = role { hasNames = true }
            facts.append(fact)
        } else {
            namedFacts.append(fact)
        }
    }

    private mutating func number(of term: Term) -> Int32 {
        if let number = numbers[term] { return number }
        let number = Int32(subjects.count)
        numbers[term] = number
        subjects.append(term)
        return number
    }

    /// The number of a subject; `nil` if nothing is said of it.
    func number(known term: Term) -> Int32? { numbers[term] }

    /// The facts in the order of their subjects, with the range of each subject.
    func sorted() -> (facts: [Fact], ranges: [Range<Int>]) {
        let all = hasNames ? facts : facts + namedFacts
        var starts = [Int](repeating: 0, count: subjects.count + 1)
        for fact in all { starts[Int(fact.subject) + 1] += 1 }
        for index in subjects.indices { starts[index + 1] += starts[index] }
        var next = starts
        var order = [Int32](repeating: 0, count: all.count)
        for (index, fact) in all.enumerated() {
            order[next[Int(fact.subject)]] = Int32(index)
            next[Int(fact.subject)] += 1
        }
        return (order.map { all[Int($0)] }, subjects.indices.map { starts[$0]..<starts[$0 + 1] })
    }

    /// An alignment that has learned from these statements.
    func alignment(_ known: ClassAlignment) -> ClassAlignment {
        var alignment = known
        alignment.learn(from: alignments)
        return alignment
    }
}
