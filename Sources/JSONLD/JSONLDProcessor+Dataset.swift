package import JSONSyntax
package import RDFModel
internal import Sorting

extension JSONLDProcessor {
    /// The dataset as a compacted document for people: sorted, with prefixes as its context, and so that the same
    /// quads come back.
    ///
    /// - Parameter prefixes: names and namespaces; only those used are written, and none that could be taken for the
    ///   scheme of an IRI in the dataset.
    /// - Throws: ``JSONLDError``.
    package static func document(of dataset: Dataset, prefixes: [String: IRI]) throws(JSONLDError) -> JSONValue {
        var options = JSONLDOptions()
        options.nativeTypes = .whereExact
        options.compactsToRelative = false
        let contexts = ContextProcessor(options: options)
        let context = prefixContext(prefixes, schemes: schemes(in: dataset))
        let active = try contexts.process(
            try contexts.initialContext(), .object(context), ContextProcessor.Request())
        let importer = DatasetImporter(Dataset(dataset.quads().ordered()), options: options, isExact: true)
        let compactor = Compactor(contexts: contexts)
        var nodes: [JSONValue] = []
        var used: Set<JSONString> = []
        for node in try importer.document() {
            let compacted = try compactor.compact(node, active, "@graph")
            collectPrefixes(in: compacted, into: &used)
            nodes.append(compacted)
        }
        let kept = context.members.filter { used.contains($0.name) }.orderedByName()
        guard !kept.isEmpty else { return .array(nodes) }
        return .object(
            JSONObject([
                ("@context", .object(JSONObject(kept.map { ($0.name, $0.value) }))), ("@graph", .array(nodes)),
            ]))
    }

    private static func prefixContext(_ prefixes: [String: IRI], schemes: Set<JSONString>) -> JSONObject {
        var context = JSONObject()
        for (text, namespace) in prefixes {
            let name = JSONString(text)
            guard !name.isEmpty, name != "_", !name.hasColon, !name.hasSlash, name.text.utf8.first != UInt8(ascii: "@"),
                !schemes.contains(name)
            else { continue }
            let iri = JSONValue.string(JSONString(namespace.text))
            context[name] = .object(JSONObject([("@id", iri), ("@prefix", .bool(true))]))
            // A namespace that ends like one needs no more than itself.
            if let last = namespace.text.utf8.last, ":/?#[]@".utf8.contains(last) { context[name] = iri }
        }
        return context
    }

    /// The schemes of IRIs that have no authority: `urn`, and not `http`.
    private static func schemes(in dataset: Dataset) -> Set<JSONString> {
        var schemes: Set<JSONString> = []
        func add(_ iri: IRI) {
            guard let (scheme, rest) = JSONString(iri.text).splitAtColon, !rest.text.utf8.starts(with: "//".utf8)
            else { return }
            schemes.insert(scheme)
        }
        for term in dataset.terms {
            switch term {
            case .iri(let iri): add(iri)
            case .literal(let literal): add(literal.datatype)
            default: break
            }
        }
        return schemes
    }

    /// The parts before the first colon of all names and of the values of `@id` and `@type`.
    private static func collectPrefixes(in value: JSONValue, into used: inout Set<JSONString>) {
        func add(_ text: JSONString) {
            if let prefix = text.splitAtColon?.prefix { used.insert(prefix) }
        }
        for item in value.array ?? [] { collectPrefixes(in: item, into: &used) }
        for member in value.object?.members ?? [] {
            switch member.name {
            case "@id", "@type": for item in member.value.elements { if let text = item.string { add(text) } }
            case "@value", "@language": break
            default:
                add(member.name)
                collectPrefixes(in: member.value, into: &used)
            }
        }
    }
}
