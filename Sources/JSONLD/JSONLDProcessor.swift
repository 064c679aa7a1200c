public import JSONSyntax
public import RDFModel

/// The JSON-LD 1.1 processor: expansion, compaction, flattening, and RDF in both directions (JSON-LD 1.1 API §9.2).
///
/// Documents are values of JSON; ``parse(_:)`` reads one from bytes so that errors know line and column. Contexts that
/// a document names by an IRI come from ``JSONLDOptions/loader`` alone.
///
/// ```swift
/// let document = try JSONLDProcessor.parse(bytes)
/// let expanded = try JSONLDProcessor.expand(document)
/// ```
public enum JSONLDProcessor {
    /// Reads a document.
    ///
    /// - Throws: ``JSONLDError`` with the code ``JSONLDError/Code/loadingDocumentFailed`` if it is no JSON, nests
    ///   deeper than `JSONParser.usualNesting` or has two members of one name in an object.
    public static func parse(_ bytes: [UInt8]) throws(JSONLDError) -> JSONValue {
        var parser = JSONParser(bytes)
        do throws(JSONError) {
            return try parser.parse()
        } catch {
            throw JSONLDError(error)
        }
    }

    /// Takes all contexts away: terms become IRIs, values objects, and all of them stand in arrays.
    ///
    /// - Throws: ``JSONLDError``.
    public static func expand(
        _ document: JSONValue, _ options: JSONLDOptions = JSONLDOptions()
    ) throws(JSONLDError) -> JSONValue {
        .array(try expanded(document, ContextProcessor(options: options)))
    }

    /// Applies a context: IRIs become terms, and what the context says is left out of values.
    ///
    /// - Parameters:
    ///   - document: the document, in any form.
    ///   - context: a context, or an object with the member `@context`.
    ///   - options: how the document is processed.
    /// - Throws: ``JSONLDError``.
    public static func compact(
        _ document: JSONValue, context: JSONValue, _ options: JSONLDOptions = JSONLDOptions()
    ) throws(JSONLDError) -> JSONValue {
        var unordered = options
        unordered.isOrdered = false
        let expanded = try expanded(document, ContextProcessor(options: unordered))
        return try compacted(expanded, context, options)
    }

    /// Gathers what is said of every node in one object, and labels all blank nodes.
    ///
    /// - Parameters:
    ///   - document: the document, in any form.
    ///   - context: the context to compact the result with; without one it is expanded.
    ///   - options: how the document is processed.
    /// - Throws: ``JSONLDError``.
    public static func flatten(
        _ document: JSONValue, context: JSONValue? = nil, _ options: JSONLDOptions = JSONLDOptions()
    ) throws(JSONLDError) -> JSONValue {
        let expanded = try expanded(document, ContextProcessor(options: options))
        let flattened = try NodeMap(expanded).flattened()
        guard let context else { return .array(flattened) }
        return try compacted(flattened, context, options, keepsGraph: true)
    }

    /// Hands the quads of a document to a sink. Blank nodes are `b0`, `b1`, … in the order in which they come.
    ///
    /// A quad that the document says twice comes twice.
    ///
    /// - Throws: ``JSONLDError``, before the first quad but for ``JSONLDError/Code/invalidJSONLiteral``; or what the
    ///   sink throws.
    public static func toRDF(
        _ document: JSONValue, _ options: JSONLDOptions = JSONLDOptions(), into sink: inout some QuadSink
    ) throws {
        let expanded = try expanded(document, ContextProcessor(options: options))
        let names = LabelledNodes()
        var emitter = QuadEmitter(direction: options.rdfDirection) { names.node($0) }
        for value in expanded { try emitter.emit(value, into: &sink) }
    }

    /// The quads as an expanded document. Blank nodes keep their labels; a quad counts once.
    ///
    /// - Throws: ``JSONLDError`` for literals of type JSON that are none, and for compound literals that say what they
    ///   cannot.
    public static func fromRDF(
        _ quads: some Sequence<Quad>, _ options: JSONLDOptions = JSONLDOptions()
    ) throws(JSONLDError) -> JSONValue {
        try fromRDF(Dataset(quads), options)
    }

    /// The dataset as an expanded document. Blank nodes keep their labels.
    ///
    /// - Throws: as ``fromRDF(_:_:)-(Sequence<Quad>,_)`` does.
    public static func fromRDF(
        _ dataset: Dataset, _ options: JSONLDOptions = JSONLDOptions()
    ) throws(JSONLDError) -> JSONValue {
        .array(try DatasetImporter(dataset, options: options, isExact: false).document())
    }

    static func expanded(
        _ document: JSONValue, _ contexts: ContextProcessor
    ) throws(JSONLDError) -> [JSONValue] {
        var expander = Expander(contexts: contexts)
        return try expander.document(document, try contexts.initialContext())
    }
}

/// Blank nodes by the order in which a document's labels come.
private final class LabelledNodes {
    private var names = BlankNodeNames()

    func node(_ label: JSONString?) -> BlankNode {
        let name = label.map { names.name(for: $0) } ?? names.fresh()
        return BlankNode(String(name.text.dropFirst(2)))
    }
}
