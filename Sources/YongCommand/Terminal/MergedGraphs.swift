import Yong

/// Tells of graphs whose names were left out.
enum MergedGraphs {
    /// Tells that so many graphs became one, as the format has none.
    static func tell(_ count: Int, _ format: RDFFormat) {
        let name =
            switch format {
            case .ntriples: "N-Triples"
            case .nquads: "N-Quads"
            case .turtle: "Turtle"
            case .trig: "TriG"
            case .rdfxml: "RDF/XML"
            case .jsonld: "JSON-LD"
            }
        StandardStream.error.write(
            line: "yong: \(Amount.text(count, "named graph")) merged into one: \(name) names none; "
                + "write N-Quads or TriG to keep them")
    }
}
