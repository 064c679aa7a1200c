public import QuadStore
public import RDFModel

extension QuadView {
    /// The text of a document that a build put into the store, in UTF-8; `nil` if it is not kept (`--no-text`), or the
    /// document is none of a build.
    ///
    /// - Throws: `StoreError`.
    public func documentText(of document: IRI) throws(StoreError) -> [UInt8]? {
        guard let bytes = try attachment(BuildAttachments.key(of: document), in: BuildAttachments.graphs),
            let graph = BuiltGraph(bytes), graph.iri == document, let key = graph.document
        else { return nil }
        return try attachment(key.bytes, in: BuildAttachments.texts)
    }
}
