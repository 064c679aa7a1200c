import RDFModel

/// Statements gathered by subject, each once, to be given out in order.
struct SubjectIndex {
    private var places: [IRI: Int] = [:]
    private var subjects: [IRI] = []
    private var statements: [[(predicate: IRI, object: Term)]] = []

    /// Whether the subject has a value of the property.
    func has(_ subject: IRI, _ predicate: IRI) -> Bool {
        places[subject].map { statements[$0].contains { $0.predicate == predicate } } ?? false
    }

    /// Adds a statement.
    mutating func add(_ subject: IRI, _ predicate: IRI, _ object: Term) {
        if let place = places[subject] {
            statements[place].append((predicate, object))
        } else {
            places[subject] = subjects.count
            subjects.append(subject)
            statements.append([(predicate, object)])
        }
    }

    /// Adds a statement about two things.
    mutating func add(_ subject: IRI, _ predicate: IRI, _ object: IRI) {
        add(subject, predicate, .iri(object))
    }

    /// All statements once, in order of subject, predicate and object.
    func quads(graph: Term? = nil) -> [Quad] {
        var quads: [Quad] = []
        for place in subjects.indices.sorted(by: { subjects[$0] < subjects[$1] }) {
            let sorted = statements[place].sorted {
                $0.predicate != $1.predicate ? $0.predicate < $1.predicate : $0.object < $1.object
            }
            for (number, statement) in sorted.enumerated() {
                if number > 0, sorted[number - 1].predicate == statement.predicate,
                    sorted[number - 1].object == statement.object
                {
                    continue
                }
                quads.append(Quad(.iri(subjects[place]), statement.predicate, statement.object, graph: graph))
            }
        }
        return quads
    }
}
