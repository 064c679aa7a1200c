internal import JSONSyntax

extension JSONLDProcessor {
    /// An expanded document with a context applied, and that context in it.
    ///
    /// - Parameter keepsGraph: whether a single node stands in `@graph` as many do.
    static func compacted(
        _ expanded: [JSONValue], _ context: JSONValue, _ options: JSONLDOptions, keepsGraph: Bool = false
    ) throws(JSONLDError) -> JSONValue {
        let local = context.object?["@context"] ?? context
        var compaction = options
        compaction.expandContext = nil
        let contexts = ContextProcessor(options: compaction)
        let initial = try contexts.initialContext()
        let active = try contexts.process(initial, local, ContextProcessor.Request(base: initial.base))
        let compactor = Compactor(contexts: contexts)
        let value = try compactor.compact(.array(expanded), active, nil)
        var result = JSONObject()
        let hasContext = !(local.object?.isEmpty ?? local.array?.isEmpty ?? local.isNull)
        if hasContext { result["@context"] = local }
        if case .object(let object) = value.content {
            for member in object.members { result[member.name] = member.value }
        } else if let items = value.array, !items.isEmpty || keepsGraph {
            result[try compactor.compactIRI("@graph", active)] = value
        }
        return .object(result)
    }
}
