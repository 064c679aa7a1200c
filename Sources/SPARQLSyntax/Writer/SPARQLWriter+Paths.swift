import RDFModel

/// Property paths (rules 88–96), with brackets only where they are needed.
extension SPARQLWriter {
    /// How tightly the parts of a path bind.
    private enum Binding: Int {
        case alternative
        case sequence
        case inverse
        case modified
        case primary
    }

    private static func binding(_ path: PropertyPath) -> Binding {
        switch path {
        case .alternative: .alternative
        case .sequence: .sequence
        case .inverse: .inverse
        case .zeroOrMore, .oneOrMore, .zeroOrOne: .modified
        case .link, .negatedSet: .primary
        }
    }

    mutating func write(_ path: PropertyPath) {
        switch path {
        case .link(let predicate): self.predicate(.term(.iri(predicate)))
        case .inverse(let inner):
            write("^")
            part(inner, .modified)
        case .sequence(let first, let second):
            part(first, .sequence)
            write("/")
            part(second, .inverse)
        case .alternative(let paths):
            for (number, path) in paths.enumerated() {
                if number > 0 { write("|") }
                part(path, .sequence)
            }
        case .zeroOrMore(let inner): modified(inner, "*")
        case .oneOrMore(let inner): modified(inner, "+")
        case .zeroOrOne(let inner): modified(inner, "?")
        case .negatedSet(let forward, let backward): negatedSet(forward ?? [], backward ?? [])
        }
    }

    private mutating func part(_ path: PropertyPath, _ least: Binding) {
        let needsBrackets = SPARQLWriter.binding(path).rawValue < least.rawValue
        if needsBrackets { write("(") }
        write(path)
        if needsBrackets { write(")") }
    }

    private mutating func modified(_ path: PropertyPath, _ modifier: String) {
        part(path, .primary)
        write(modifier)
    }

    private mutating func negatedSet(_ forward: [IRI], _ backward: [IRI]) {
        write("!(")
        for (number, predicate) in (forward + backward).enumerated() {
            if number > 0 { write("|") }
            if number >= forward.count { write("^") }
            self.predicate(.term(.iri(predicate)))
        }
        write(")")
    }
}
