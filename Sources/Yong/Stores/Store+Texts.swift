public import QuadStore
public import RDFModel

extension QuadView {
    /// The text of a document, if the build that wrote its graph kept it.
    ///
    /// The code points of the text are what the positions of mentions count (`oa:TextPositionSelector`). Names that
    /// an overlay excluded are masked.
    ///
    /// - Parameter document: The document's IRI, which is the name of its graph.
    /// - Throws: `StoreError`.
    public func text(of document: IRI) throws -> String? {
        guard let bytes = try attachment(BuildAttachments.key(of: document), in: BuildAttachments.graphs),
            let key = BuiltGraph(bytes)?.document,
            let text = try attachment(key.bytes, in: BuildAttachments.texts)
        else { return nil }
        return String(decoding: text, as: UTF8.self)
    }
}

extension Store {
    /// The text of a document in the last commit, see `QuadView.text(of:)`.
    ///
    /// - Throws: `StoreError`.
    public func text(of document: IRI) throws -> String? {
        try snapshot().text(of: document)
    }
}
