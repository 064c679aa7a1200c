import RDFModel

/// Statements gathered by subject, each once, to be given out in order.
struct SubjectIndex {
    private var places: [IRI: Int] = [:]
    private var subjects: [IRI] = []
    private var predicates: [IRI] = []
    private var predicateNumbers: [IRI: Int] = [:]
    private var statements: [[(predicate: Int, object: Term)]] = []

    /// Whether the subject has a value of the property.
    func has(_ subject: IRI, _ predicate: IRI) -> Bool {
        guard let place = places[subject], let number = predicateNumbers[predicate] else { return false }
        return statements[place].contains { $0.predicate == number }
    }

    /// Adds a statement.
    mutating func add(_ subject: IRI, _ predicate: IRI, _ object: Term) {
        let number = predicateNumbers[predicate] ?? predicates.count
        if number == predicates.count {
            predicates.append(predicate)
            predicateNumbers[predicate] = number
        }
        if let place = places[subject] {
            statements[place].append((number, object))
        } else {
            places[subject] = subjects.count
            subjects.append(subject)
            statements.append([(number, object)])
        }
    }

    /// Adds a statement about two things.
    mutating func add(_ subject: IRI, _ predicate: IRI, _ object: IRI) {
        add(subject, predicate, .iri(object))
    }

    /// All statements once, in order of subject, predicate and object.
    func quads(graph: Term? = nil) -> [Quad] {
        var quads: [Quad] = []
        var rank = Array(repeating: 0, count: predicates.count)
        for (place, number) in predicates.indices.sorted(by: { predicates[$0] < predicates[$1] }).enumerated() {
            rank[number] = place
        }
        for place in subjects.indices.sorted(by: { subjects[$0] < subjects[$1] }) {
            let sorted = statements[place].sorted {
                $0.predicate != $1.predicate ? rank[$0.predicate] < rank[$1.predicate] : $0.object < $1.object
            }
            let subject = Term.iri(subjects[place])
            for (number, statement) in sorted.enumerated() {
                if number > 0, sorted[number - 1].predicate == statement.predicate,
                    sorted[number - 1].object == statement.object
                {
                    continue
                }
                quads.append(Quad(subject, predicates[statement.predicate], statement.object, graph: graph))
            }
        }
        return quads
    }
}
