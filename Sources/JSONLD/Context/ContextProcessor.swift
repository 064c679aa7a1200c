internal import JSONSyntax
internal import RDFModel

/// Makes active contexts out of local ones (JSON-LD 1.1 API §4.1).
///
/// Loaded documents and contexts that were made before are kept, as streams name the same context a thousand times.
final class ContextProcessor {
    /// How a local context is to be taken.
    struct Request {
        /// What references to other contexts are resolved against.
        var base: JSONString?
        /// The IRIs of the contexts that led here.
        var remote: [JSONString] = []
        /// Whether protected terms may change, as property-scoped contexts may do.
        var overridesProtected = false
        /// Whether the context counts in nodes further down.
        var propagates = true
        /// Whether contexts of terms are checked; not again where one refers to itself.
        var validatesScoped = true

        /// The IRI of the context in hand, for errors.
        var source: String? { remote.last?.text }
    }

    private struct CacheKey: Hashable {
        let active: ObjectIdentifier
        let local: JSONValue
        let base: JSONString?
        let flags: UInt8
    }

    let options: JSONLDOptions
    private var documents: [JSONString: (context: JSONValue, base: JSONString)] = [:]
    /// Contexts made before. The active context of the key is kept with it, so that its identity is not reused.
    private var cache: [CacheKey: (active: ActiveContext, result: ActiveContext)] = [:]
    private static let cacheLimit = 256
    /// The number of terms whose definition has begun and not ended.
    var waitingTerms = 0

    init(options: JSONLDOptions) {
        self.options = options
    }

    /// The context that counts where nothing was said, but for the options' own context.
    func initialContext() throws(JSONLDError) -> ActiveContext {
        let base = options.base.map { JSONString($0.text) }
        let active = ActiveContext(base: base)
        guard let given = options.expandContext else { return active }
        return try process(active, given.object?["@context"] ?? given, Request(base: base))
    }

    /// The context of a term, applied to an active one.
    func scoped(
        _ active: ActiveContext, _ definition: TermDefinition, propagates: Bool = true,
        overridesProtected: Bool = false
    ) throws(JSONLDError) -> ActiveContext {
        guard let context = definition.context else { return active }
        return try cached(
            active, context,
            Request(
                base: definition.contextBase, overridesProtected: overridesProtected, propagates: propagates))
    }

    /// What ``process(_:_:_:)`` gives, from memory if it was asked before.
    func cached(
        _ active: ActiveContext, _ local: JSONValue, _ request: Request
    ) throws(JSONLDError) -> ActiveContext {
        let flags: UInt8 = (request.overridesProtected ? 1 : 0) | (request.propagates ? 2 : 0)
        let key = CacheKey(active: ObjectIdentifier(active), local: local, base: request.base, flags: flags)
        if let known = cache[key] { return known.result }
        let result = try process(active, local, request)
        if cache.count >= ContextProcessor.cacheLimit { cache.removeAll() }
        cache[key] = (active, result)
        return result
    }

    /// The active context with a local one applied.
    func process(
        _ active: ActiveContext, _ local: JSONValue, _ request: Request
    ) throws(JSONLDError) -> ActiveContext {
        var result = active.copy()
        var request = request
        if let propagate = local.object?["@propagate"]?.bool { request.propagates = propagate }
        if !request.propagates, result.previous == nil { result.previous = active }
        for context in local.elements {
            switch context.content {
            case .null: result = try nullified(result, active, context, request)
            case .string(let reference): result = try processReference(result, reference, context, request)
            case .object(let object): try apply(object, context, to: result, request)
            default:
                throw JSONLDError(
                    .invalidLocalContext, at: context.position, context: request.source,
                    expected: "a context: an object, an IRI or null", found: context.brief)
            }
        }
        return result
    }

    private func nullified(
        _ result: ActiveContext, _ active: ActiveContext, _ context: JSONValue, _ request: Request
    ) throws(JSONLDError) -> ActiveContext {
        if !request.overridesProtected, result.hasProtectedTerms {
            throw JSONLDError(
                .invalidContextNullification, at: context.position, context: request.source,
                expected: "a context that keeps protected terms", found: "null")
        }
        let fresh = ActiveContext(base: result.originalBase)
        if !request.propagates { fresh.previous = result.previous ?? active }
        return fresh
    }

    private func processReference(
        _ result: ActiveContext, _ reference: JSONString, _ context: JSONValue, _ request: Request
    ) throws(JSONLDError) -> ActiveContext {
        let iri = resolve(reference, request)
        if !request.validatesScoped, request.remote.contains(iri) { return result }
        guard request.remote.count < options.contextLimit else {
            throw JSONLDError(
                .contextOverflow, at: context.position, context: request.source,
                expected: "at most \(options.contextLimit) contexts that refer to the next", found: "<\(iri.text)>")
        }
        let (loaded, base) = try load(iri, context, request)
        var next = request
        next.remote.append(iri)
        next.base = base
        return try process(result, loaded, next)
    }

    private func resolve(_ reference: JSONString, _ request: Request) -> JSONString {
        guard let base = request.base else { return reference }
        return JSONString(IRI(unchecked: base.text).resolvedText(reference.text))
    }

    /// The context in the document of that IRI.
    private func load(
        _ iri: JSONString, _ context: JSONValue, _ request: Request
    ) throws(JSONLDError) -> (context: JSONValue, base: JSONString) {
        if let known = documents[iri] { return known }
        func failure(_ found: String) -> JSONLDError {
            JSONLDError(
                .loadingRemoteContextFailed, at: context.position, context: request.source,
                expected: "a context that can be loaded", found: found)
        }
        guard let loader = options.loader else {
            throw failure("<\(iri.text)>, and no loader was given; contexts are never fetched otherwise")
        }
        let document: JSONLDDocument
        do {
            document = try loader.load(try IRI(iri.text))
        } catch {
            throw failure("<\(iri.text)>: \(error)")
        }
        var parser = JSONParser(document.bytes)
        let value: JSONValue
        do throws(JSONError) {
            value = try parser.parse()
        } catch {
            throw JSONLDError(error, .loadingRemoteContextFailed, context: iri.text)
        }
        guard let loaded = value.object?["@context"] else {
            throw JSONLDError(
                .invalidRemoteContext, at: value.position, context: iri.text,
                expected: "an object with the member \"@context\"", found: value.brief)
        }
        let entry = (loaded, JSONString(document.iri.text))
        documents[iri] = entry
        return entry
    }

    // MARK: Context definitions

    private func apply(
        _ object: JSONObject, _ context: JSONValue, to result: ActiveContext, _ request: Request
    ) throws(JSONLDError) {
        if let version = object["@version"] {
            guard case .number(let number) = version.content, number.double == 1.1 else {
                throw error(.invalidVersionValue, version, "the number 1.1", request)
            }
        }
        let object = try imported(into: object, request)
        if let value = object["@base"], request.remote.isEmpty { try setBase(value, of: result, request) }
        if let value = object["@vocab"] { try setVocabulary(value, of: result, request) }
        if let value = object["@language"] {
            guard value.string != nil || value.isNull else {
                throw error(.invalidDefaultLanguage, value, "a language tag or null", request)
            }
            result.language = value.string
        }
        if let value = object["@direction"] {
            guard value.isNull || value.string == "ltr" || value.string == "rtl" else {
                throw error(.invalidBaseDirection, value, "\"ltr\", \"rtl\" or null", request)
            }
            result.direction = value.string
        }
        if let value = object["@propagate"], value.bool == nil {
            throw error(.invalidPropagateValue, value, "true or false", request)
        }
        if let value = object["@protected"], value.bool == nil {
            throw error(.invalidProtectedValue, value, "true or false", request)
        }
        let builder = TermBuilder(
            processor: self, active: result, local: object, request: request,
            isProtected: object["@protected"]?.bool ?? false)
        for member in object.members where !ContextProcessor.ownMembers.contains(member.name) {
            try builder.define(member.name)
        }
    }

    private static let ownMembers: Set<JSONString> = [
        "@base", "@direction", "@import", "@language", "@propagate", "@protected", "@version", "@vocab",
    ]

    /// The context that `@import` names, overlaid with the members of this one.
    private func imported(into object: JSONObject, _ request: Request) throws(JSONLDError) -> JSONObject {
        guard let value = object["@import"] else { return object }
        guard let reference = value.string else { throw error(.invalidImportValue, value, "an IRI", request) }
        let iri = resolve(reference, request)
        let loaded = try load(iri, value, request).context
        guard var result = loaded.object else {
            throw JSONLDError(
                .invalidRemoteContext, at: loaded.position, context: iri.text, expected: "a context definition",
                found: loaded.brief)
        }
        if let member = result.member("@import") {
            throw JSONLDError(
                .invalidContextEntry, at: member.position, context: iri.text,
                expected: "an imported context without \"@import\"", found: "\"@import\"")
        }
        for member in object.members { result[member.name] = member.value }
        return result
    }

    private func setBase(_ value: JSONValue, of result: ActiveContext, _ request: Request) throws(JSONLDError) {
        if value.isNull {
            result.base = nil
            return
        }
        guard let text = value.string, IRI.hasScheme(text.text) || result.base != nil else {
            throw error(.invalidBaseIRI, value, "an absolute IRI or null, as there is no base so far", request)
        }
        result.base = IRI.hasScheme(text.text) ? text : result.resolve(text)
    }

    private func setVocabulary(
        _ value: JSONValue, of result: ActiveContext, _ request: Request
    ) throws(JSONLDError) {
        if value.isNull {
            result.vocabulary = nil
            return
        }
        guard let text = value.string,
            let expanded = result.expand(text, vocabulary: true, documentRelative: true),
            expanded.hasColon || expanded.isEmpty
        else { throw error(.invalidVocabMapping, value, "an IRI, a blank node or null", request) }
        result.vocabulary = expanded
    }

    func error(
        _ code: JSONLDError.Code, _ value: JSONValue, _ expected: String, _ request: Request
    ) -> JSONLDError {
        JSONLDError(
            code, at: value.position, context: request.source, expected: expected, found: value.brief)
    }
}
