internal import JSONSyntax
internal import RDFModel

/// The context that counts at a place of a document (JSON-LD 1.1 API §4.1). Not changed once it is made.
final class ActiveContext {
    /// What relative references are resolved against.
    var base: JSONString?
    /// The base before any context.
    let originalBase: JSONString?
    var vocabulary: JSONString?
    var language: JSONString?
    var direction: JSONString?
    var terms: [JSONString: TermDefinition] = [:]
    /// The context to go back to in the next node, if this one is not propagated.
    var previous: ActiveContext?
    /// The context's terms by what they stand for, made when compaction asks for it.
    lazy var inverse = InverseContext(self)
    /// The terms that may stand as prefixes, with what they stand for.
    lazy var prefixes: [(JSONString, JSONString)] = terms.compactMap { term, definition in
        definition.isPrefix ? definition.iri.map { (term, $0) } : nil
    }
    /// What names expand to, once that is settled.
    var expandedNames: [JSONString: JSONString?] = [:]

    init(base: JSONString?) {
        self.base = base
        originalBase = base
    }

    private init(copying other: ActiveContext) {
        base = other.base
        originalBase = other.originalBase
        vocabulary = other.vocabulary
        language = other.language
        direction = other.direction
        terms = other.terms
        previous = other.previous
    }

    func copy() -> ActiveContext { ActiveContext(copying: self) }

    var hasProtectedTerms: Bool { terms.values.contains { $0.isProtected } }

    /// The definition of an active property.
    func definition(_ property: JSONString?) -> TermDefinition? {
        property.flatMap { terms[$0] }
    }

    /// The containers of an active property.
    func container(_ property: JSONString?) -> TermDefinition.Container {
        definition(property)?.container ?? []
    }

    /// A reference resolved against the base; as it is without one.
    func resolve(_ reference: JSONString) -> JSONString {
        guard let base else { return reference }
        return JSONString(IRI(unchecked: base.text).resolvedText(reference.text))
    }

    // MARK: IRI expansion (§5.2), once the context is complete

    /// The IRI, blank node or keyword that a name stands for where vocabulary counts; `nil` for none.
    func expand(_ name: JSONString) -> JSONString? {
        if let known = expandedNames[name] { return known }
        let expanded = expand(name, vocabulary: true, documentRelative: false)
        // Documents with ever new names must not fill the memory.
        if expandedNames.count >= 4096 { expandedNames.removeAll() }
        expandedNames[name] = .some(expanded)
        return expanded
    }

    /// The IRI, blank node or keyword that a value stands for; `nil` for none.
    func expand(_ value: JSONString, vocabulary isName: Bool, documentRelative: Bool) -> JSONString? {
        if Keyword.contains(value) { return value }
        if Keyword.hasForm(value) { return nil }
        if let definition = terms[value] {
            if let iri = definition.iri, Keyword.contains(iri) { return iri }
            if isName { return definition.iri }
        }
        return expandCompact(value) ?? relative(value, isName, documentRelative)
    }

    /// A value with a colon: a compact IRI, an absolute one, or a blank node; `nil` for other values.
    func expandCompact(_ value: JSONString) -> JSONString? {
        guard let (prefix, suffix) = value.splitAtColon else { return nil }
        if prefix == "_" || suffix.text.utf8.starts(with: "//".utf8) { return value }
        if let definition = terms[prefix], let iri = definition.iri, definition.isPrefix { return iri + suffix }
        return IRI.hasScheme(value.text) ? value : nil
    }

    /// A value that is relative to the vocabulary or the base.
    func relative(_ value: JSONString, _ isName: Bool, _ documentRelative: Bool) -> JSONString {
        if isName, let vocabulary { return vocabulary + value }
        return documentRelative ? resolve(value) : value
    }
}
