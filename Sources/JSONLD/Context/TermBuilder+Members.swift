internal import JSONSyntax

/// The members of expanded term definitions.
extension TermBuilder {
    private static let known: Set<JSONString> = [
        "@container", "@context", "@direction", "@id", "@index", "@language", "@nest", "@prefix", "@protected",
        "@reverse", "@type",
    ]

    /// Takes the members of a definition; `false` if the term is to be passed over.
    func fill(
        _ definition: TermDefinition, _ term: JSONString, _ object: JSONObject, _ value: JSONValue
    ) throws(JSONLDError) -> Bool {
        if let flag = object["@protected"] {
            guard let flag = flag.bool else { throw error(.invalidProtectedValue, flag, "true or false") }
            definition.isProtected = flag
        }
        if let type = object["@type"] { try setType(of: definition, type) }
        if let reverse = object["@reverse"] {
            guard try setReverse(of: definition, object, reverse, value) else { return false }
        } else {
            guard try setIRI(of: definition, term, id: object["@id"], isSimple: false) else { return false }
            if let container = object["@container"] { try setContainer(of: definition, container) }
        }
        if let index = object["@index"] { try setIndex(of: definition, index) }
        if let context = object["@context"] { try setContext(of: definition, context) }
        if object["@type"] == nil { try setLanguage(of: definition, object) }
        if let nest = object["@nest"] {
            guard let name = nest.string, name == "@nest" || !Keyword.contains(name) else {
                throw error(.invalidNestValue, nest, "@nest or a term")
            }
            definition.nest = name
        }
        if let prefix = object["@prefix"] { try setPrefix(of: definition, term, prefix) }
        for member in object.members where !TermBuilder.known.contains(member.name) {
            throw JSONLDError(
                .invalidTermDefinition, at: member.position, context: request.source,
                expected: "a member that term definitions have", found: "\"\(member.name.text)\"")
        }
        return true
    }

    private func setType(of definition: TermDefinition, _ type: JSONValue) throws(JSONLDError) {
        let expected = "an IRI, @id, @vocab, @json or @none"
        guard let text = type.string else { throw error(.invalidTypeMapping, type, expected) }
        let iri = try expand(text)
        guard let iri, ["@id", "@vocab", "@json", "@none"].contains(iri) || (iri.hasColon && !iri.isBlankNode) else {
            throw error(.invalidTypeMapping, type, expected)
        }
        definition.type = iri
    }

    /// Takes `@reverse`; `false` if the term is to be passed over.
    private func setReverse(
        of definition: TermDefinition, _ object: JSONObject, _ reverse: JSONValue, _ value: JSONValue
    ) throws(JSONLDError) -> Bool {
        for name in ["@id", "@nest"] as [JSONString] {
            guard let member = object.member(name) else { continue }
            throw JSONLDError(
                .invalidReverseProperty, at: member.position, context: request.source,
                expected: "neither @id nor @nest beside @reverse", found: name.text)
        }
        guard let text = reverse.string else { throw error(.invalidIRIMapping, reverse, "an IRI") }
        if Keyword.hasForm(text) { return false }
        let iri = try expand(text)
        guard let iri, iri.hasColon else { throw error(.invalidIRIMapping, reverse, "an absolute IRI") }
        definition.iri = iri
        definition.isReverse = true
        if let container = object["@container"], !container.isNull {
            guard let name = container.string, name == "@set" || name == "@index",
                let container = TermDefinition.Container(name)
            else { throw error(.invalidReverseProperty, container, "@set, @index or null") }
            definition.container = container
        }
        return true
    }

    private func setContainer(of definition: TermDefinition, _ value: JSONValue) throws(JSONLDError) {
        let failure = error(
            .invalidContainerMapping, value, "@graph, @id, @index, @language, @list, @set, @type or a mix that there is"
        )
        var container: TermDefinition.Container = []
        for element in value.elements {
            guard let name = element.string, let one = TermDefinition.Container(name) else { throw failure }
            container.insert(one)
        }
        let others = container.subtracting(.set)
        let isSingle = others.isEmpty || others.rawValue.nonzeroBitCount == 1
        let isGraphMap = others == [.graph, .id] || others == [.graph, .index]
        guard !container.isEmpty, isSingle || isGraphMap, container != [.list, .set] else { throw failure }
        definition.container = container
        if container.contains(.type) {
            if definition.type == nil { definition.type = "@id" }
            guard definition.type == "@id" || definition.type == "@vocab" else {
                throw error(.invalidTypeMapping, value, "the type @id or @vocab beside the container @type")
            }
        }
    }

    private func setIndex(of definition: TermDefinition, _ value: JSONValue) throws(JSONLDError) {
        guard definition.container.contains(.index) else {
            throw error(.invalidTermDefinition, value, "@index only beside the container @index")
        }
        guard let name = value.string, let iri = try expand(name), iri.hasColon, !iri.isBlankNode else {
            throw error(.invalidTermDefinition, value, "an IRI")
        }
        definition.index = name
    }

    /// Checks the context of a term; it is applied where the term stands.
    private func setContext(of definition: TermDefinition, _ value: JSONValue) throws(JSONLDError) {
        var inner = request
        inner.overridesProtected = true
        inner.validatesScoped = false
        inner.propagates = true
        do throws(JSONLDError) {
            _ = try processor.process(active, value, inner)
        } catch {
            // A context that cannot be loaded is told as that.
            guard error.code != .loadingRemoteContextFailed else { throw error }
            throw JSONLDError(
                .invalidScopedContext, at: error.position, context: error.context,
                expected: error.expected, found: error.found)
        }
        definition.context = value
        definition.contextBase = request.base
    }

    private func setLanguage(of definition: TermDefinition, _ object: JSONObject) throws(JSONLDError) {
        if let value = object["@language"] {
            guard value.isNull || value.string != nil else {
                throw error(.invalidLanguageMapping, value, "a language tag or null")
            }
            definition.language = value.string.map { .value($0) } ?? .none
        }
        if let value = object["@direction"] {
            guard value.isNull || value.string == "ltr" || value.string == "rtl" else {
                throw error(.invalidBaseDirection, value, "\"ltr\", \"rtl\" or null")
            }
            definition.direction = value.string.map { .value($0) } ?? .none
        }
    }

    private func setPrefix(
        of definition: TermDefinition, _ term: JSONString, _ value: JSONValue
    ) throws(JSONLDError) {
        guard !term.hasColon, !term.hasSlash else {
            throw error(.invalidTermDefinition, value, "no @prefix for a term with ':' or '/'")
        }
        guard let flag = value.bool else { throw error(.invalidPrefixValue, value, "true or false") }
        guard !flag || !(definition.iri.map(Keyword.contains) ?? false) else {
            throw error(.invalidTermDefinition, value, "no keyword as a prefix")
        }
        definition.isPrefix = flag
    }
}
