internal import RDFModel

/// The terms that links are written with.
enum LinkTerms {
    static let sameAs = owl("sameAs")
    static let closeMatch = IRI(unchecked: "http://www.w3.org/2004/02/skos/core#closeMatch")
    static let axiom = owl("Axiom")
    static let source = owl("annotatedSource")
    static let property = owl("annotatedProperty")
    static let target = owl("annotatedTarget")
    static let justification = sssom("mapping_justification")
    static let confidence = sssom("confidence")
    static let subjectLabel = sssom("subject_label")
    static let objectLabel = sssom("object_label")
    static let tool = sssom("mapping_tool")
    static let comment = IRI(unchecked: "http://www.w3.org/2000/01/rdf-schema#comment")
    static let decimal = IRI(unchecked: "http://www.w3.org/2001/XMLSchema#decimal")
    static let namespaces = [
        ("owl", "http://www.w3.org/2002/07/owl#"), ("skos", "http://www.w3.org/2004/02/skos/core#"),
        ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"), ("sssom", "https://w3id.org/sssom/"),
        ("semapv", "https://w3id.org/semapv/vocab/"), ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ]

    /// A justification of the vocabulary of mappings (SEMAPV).
    static func justification(_ link: Link) -> String {
        let others: [LinkEvidence.Aspect] = [.identifier, .container, .position, .date, .neighbour]
        if link.evidence.contains(where: { others.contains($0.aspect) && $0.bits > 0 }) { return "CompositeMatching" }
        return link.agreement == .similar || link.agreement == .sound
            ? "LexicalSimilarityThresholdMatching" : "LexicalMatching"
    }

    private static func owl(_ name: String) -> IRI { IRI(unchecked: "http://www.w3.org/2002/07/owl#" + name) }
    private static func sssom(_ name: String) -> IRI { IRI(unchecked: "https://w3id.org/sssom/" + name) }
}

extension Link {
    /// The property that the link is written with.
    var predicate: IRI { relation == .same ? LinkTerms.sameAs : LinkTerms.closeMatch }

    /// The score with four digits behind the point; never 1, as nothing is certain.
    var scoreText: String {
        let digits = String(min(9999, Int(score * 10_000 + 0.5)))
        return "0." + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }

    /// The evidence on one line: `name +11.0 …; kind +2.0 …`.
    public var evidenceText: String {
        evidence.map { "\($0.aspect.rawValue) \(Link.signed($0.bits)) \($0.detail)" }.joined(separator: "; ")
    }

    /// Bits with a sign and one digit behind the point.
    static func signed(_ bits: Double) -> String {
        let tenths = Int((bits.magnitude * 10).rounded())
        return (bits < 0 ? "-" : "+") + "\(tenths / 10).\(tenths % 10)"
    }
}
