internal import JSONSyntax
internal import RDFModel

/// Defines the terms of one local context (JSON-LD 1.1 API §4.2, Create Term Definition).
final class TermBuilder {
    let processor: ContextProcessor
    let active: ActiveContext
    let local: JSONObject
    let request: ContextProcessor.Request
    /// Whether the context protects its terms.
    private let isProtected: Bool
    /// Terms that are being defined (`false`) or were (`true`).
    private var defined: [JSONString: Bool] = [:]
    /// How many terms may wait for one another, those of contexts within their definitions among them, so that no
    /// context exhausts the stack.
    private static let deepest = 200

    init(
        processor: ContextProcessor, active: ActiveContext, local: JSONObject, request: ContextProcessor.Request,
        isProtected: Bool
    ) {
        self.processor = processor
        self.active = active
        self.local = local
        self.request = request
        self.isProtected = isProtected
    }

    func error(_ code: JSONLDError.Code, _ value: JSONValue, _ expected: String) -> JSONLDError {
        processor.error(code, value, expected, request)
    }

    /// An error at the name of a term.
    private func error(_ code: JSONLDError.Code, term: JSONString, _ expected: String) -> JSONLDError {
        JSONLDError(
            code, at: local.member(term)?.position ?? .unknown, context: request.source, expected: expected,
            found: "\"\(term.text)\"")
    }

    /// Defines a term of the local context, and first the terms that it depends on.
    func define(_ term: JSONString) throws(JSONLDError) {
        if let isDone = defined[term] {
            if isDone { return }
            throw error(.cyclicIRIMapping, term: term, "terms that do not depend on themselves")
        }
        guard !term.isEmpty else { throw error(.invalidTermDefinition, term: term, "a term that is not empty") }
        guard processor.waitingTerms < TermBuilder.deepest else {
            throw error(.contextOverflow, term: term, "at most \(TermBuilder.deepest) terms that depend on the next")
        }
        guard let value = local[term] else { return }
        processor.waitingTerms += 1
        defer { processor.waitingTerms -= 1 }
        defined[term] = false
        if term == "@type" {
            try checkType(value)
        } else if Keyword.contains(term) {
            throw error(.keywordRedefinition, term: term, "a term that is no keyword")
        } else if Keyword.hasForm(term) {
            // Kept for keywords to come.
            return
        }
        let previous = active.terms.removeValue(forKey: term)
        let definition = TermDefinition()
        let isKept: Bool
        switch value.content {
        case .null: isKept = true
        case .string: isKept = try setIRI(of: definition, term, id: value, isSimple: true)
        case .object(let object): isKept = try fill(definition, term, object, value)
        default: throw error(.invalidTermDefinition, value, "an IRI, an object or null")
        }
        guard isKept else { return }
        if value.object?["@protected"] == nil { definition.isProtected = isProtected }
        active.terms[term] = try settled(definition, previous, term, value)
        defined[term] = true
    }

    /// `@type` may be given a container and protection, and nothing else.
    private func checkType(_ value: JSONValue) throws(JSONLDError) {
        let isAllowed =
            value.object.map { object in
                !object.isEmpty
                    && object.members.allSatisfy { member in
                        switch member.name {
                        case "@container": member.value.elements.map(\.string) == ["@set"]
                        case "@protected": true
                        default: false
                        }
                    }
            } ?? false
        guard isAllowed else {
            throw error(.keywordRedefinition, value, "at most \"@container\": \"@set\" and \"@protected\" for @type")
        }
    }

    /// The definition that counts where there was one that may be protected.
    private func settled(
        _ definition: TermDefinition, _ previous: TermDefinition?, _ term: JSONString, _ value: JSONValue
    ) throws(JSONLDError) -> TermDefinition {
        guard !request.overridesProtected, let previous, previous.isProtected else { return definition }
        guard definition.isSame(as: previous) else {
            throw error(.protectedTermRedefinition, term: term, "a term that is not protected")
        }
        return previous
    }

    // MARK: What a term stands for

    /// Takes `@id`; `false` if the term is to be passed over.
    func setIRI(
        of definition: TermDefinition, _ term: JSONString, id: JSONValue?, isSimple: Bool
    ) throws(JSONLDError) -> Bool {
        if let id, id.string != term {
            if id.isNull { return true }
            guard let text = id.string else { throw error(.invalidIRIMapping, id, "an IRI or null") }
            if !Keyword.contains(text), Keyword.hasForm(text) { return false }
            let iri = try expand(text)
            guard let iri, Keyword.contains(iri) || iri.hasColon else {
                throw error(.invalidIRIMapping, id, "an absolute IRI, a blank node or a keyword")
            }
            if iri == "@context" { throw error(.invalidKeywordAlias, id, "a keyword other than @context") }
            definition.iri = iri
            try checkName(term, iri, id)
            if isSimple, !term.hasColon, !term.hasSlash {
                definition.isPrefix = iri.isBlankNode || TermBuilder.endsLikePrefix(iri)
            }
        } else {
            try setIRI(of: definition, named: term)
        }
        return true
    }

    /// A term that looks like an IRI must stand for that one.
    private func checkName(_ term: JSONString, _ iri: JSONString, _ id: JSONValue) throws(JSONLDError) {
        let inner = term.text.utf8.dropFirst().dropLast()
        guard inner.contains(UInt8(ascii: ":")) || term.hasSlash else { return }
        defined[term] = true
        guard try expand(term) == iri else {
            throw error(.invalidIRIMapping, id, "the IRI that the term itself expands to")
        }
    }

    /// The IRI of a term without `@id`.
    private func setIRI(of definition: TermDefinition, named term: JSONString) throws(JSONLDError) {
        if let (prefix, suffix) = term.splitAtColon {
            if local.contains(prefix) { try define(prefix) }
            if let iri = active.terms[prefix]?.iri {
                definition.iri = iri + suffix
            } else {
                definition.iri = term
            }
        } else if term.hasSlash {
            // Without regard to the local context, which would ask for the term itself.
            let iri = active.expand(term, vocabulary: true, documentRelative: false)
            guard let iri, iri.hasColon else { throw error(.invalidIRIMapping, term: term, "a term with an IRI") }
            definition.iri = iri
        } else if term == "@type" {
            definition.iri = term
        } else if let vocabulary = active.vocabulary {
            definition.iri = vocabulary + term
        } else {
            throw error(.invalidIRIMapping, term: term, "a term with an IRI, as there is no vocabulary")
        }
    }

    private static func endsLikePrefix(_ iri: JSONString) -> Bool {
        guard let last = iri.text.utf8.last else { return false }
        return ":/?#[]@".utf8.contains(last)
    }

    /// IRI expansion (§5.2) while terms are being defined: those that the value needs come first.
    func expand(_ value: JSONString) throws(JSONLDError) -> JSONString? {
        if Keyword.contains(value) { return value }
        if Keyword.hasForm(value) { return nil }
        if local.contains(value), defined[value] != true { try define(value) }
        if let definition = active.terms[value] { return definition.iri }
        if let (prefix, suffix) = value.splitAtColon, prefix != "_", !suffix.text.utf8.starts(with: "//".utf8),
            local.contains(prefix), defined[prefix] != true
        {
            try define(prefix)
        }
        return active.expandCompact(value) ?? active.relative(value, true, false)
    }
}
