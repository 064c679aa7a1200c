package import JSONSyntax
package import RDFModel
internal import Sorting

/// Turns documents into quads as their parts come, for readers: whole documents, or the nodes of one whose context is
/// known.
package struct JSONLDStream {
    private let contexts: ContextProcessor
    private var emitter: QuadEmitter
    private var initial: ActiveContext?
    /// The context of the document whose nodes come one by one, where it has one.
    private var active: ActiveContext?

    /// Makes a stream.
    ///
    /// - Parameters:
    ///   - keepsOmissions: whether ``takeOmissions()`` tells what is left out.
    ///   - keepsDoubtfulIRIs: whether IRIs with characters that none may hold are taken as they are.
    ///   - blankNodes: the node of a label, or a new one where there is no label.
    package init(
        _ options: JSONLDOptions, keepsOmissions: Bool, keepsDoubtfulIRIs: Bool = false,
        blankNodes: @escaping (String?) -> BlankNode
    ) {
        contexts = ContextProcessor(options: options)
        emitter = QuadEmitter(
            direction: options.rdfDirection, keepsOmissions: keepsOmissions, keepsDoubtfulIRIs: keepsDoubtfulIRIs
        ) { label in
            blankNodes(label.map { String(Substring($0.text.utf8.dropFirst(2))) })
        }
    }

    /// Tells the quads of a whole document.
    ///
    /// - Throws: ``JSONLDError``, or what the sink throws.
    package mutating func document(_ value: JSONValue, into sink: inout some QuadSink) throws {
        if let local = value.object?["@context"] { try tellPrefixes(of: try context(local), to: &sink) }
        var expander = Expander(contexts: contexts)
        for node in try expander.document(value, try initialContext()) { try emitter.emit(node, into: &sink) }
    }

    /// Starts a document whose nodes are told by ``node(_:into:)``.
    ///
    /// - Parameter local: the document's context, if it has one.
    /// - Throws: ``JSONLDError``, or what the sink throws.
    package mutating func start(_ local: JSONValue?, into sink: inout some QuadSink) throws {
        let context = try local.map { (local) throws(JSONLDError) in try self.context(local) }
        if let context { try tellPrefixes(of: context, to: &sink) }
        active = context
    }

    /// Tells the quads of a value that stands in the array at the top of a document, or in the `@graph` at its top.
    ///
    /// - Throws: ``JSONLDError``, or what the sink throws.
    package mutating func node(_ value: JSONValue, into sink: inout some QuadSink) throws {
        var expander = Expander(contexts: contexts)
        let context = if let active { active } else { try initialContext() }
        let expanded = try expander.expand(value, context, "@graph")
        for node in expanded?.elements ?? [] { try emitter.emit(node, into: &sink) }
    }

    /// What was left out since the last call.
    package mutating func takeOmissions() -> [JSONLDOmission] { emitter.takeOmissions() }

    private mutating func initialContext() throws(JSONLDError) -> ActiveContext {
        if let initial { return initial }
        let context = try contexts.initialContext()
        initial = context
        return context
    }

    private mutating func context(_ local: JSONValue) throws(JSONLDError) -> ActiveContext {
        let outer = try initialContext()
        return try contexts.cached(outer, local, ContextProcessor.Request(base: outer.originalBase))
    }

    /// Hands the terms of a context that may stand as prefixes to the sink, in the order of their names.
    private func tellPrefixes(of context: ActiveContext, to sink: inout some QuadSink) throws {
        for (name, namespace) in context.prefixes.ordered(by: { $0.0 < $1.0 }) {
            guard let iri = IRI(wellFormed: namespace) else { continue }
            try sink.prefix(name.text, iri)
        }
    }
}
