public import JSONSyntax
public import RDFModel

/// How documents are processed (JSON-LD 1.1 API §9.3). Only the processing mode `json-ld-1.1` is known.
public struct JSONLDOptions: Sendable {
    /// What relative references are resolved against; without it they stay relative, and RDF leaves them out.
    public var base: IRI?
    /// Whether arrays of one element become the element in compaction.
    public var compactsArrays = true
    /// Whether compaction makes IRIs relative to the base.
    public var compactsToRelative = true
    /// A context that counts before the document's own, bare or as the member `@context` of an object.
    public var expandContext: JSONValue?
    /// Whether members are processed, and so written, in the order of their names.
    public var isOrdered = false
    /// How base directions are told in RDF; without it they are left out, as RDF 1.1 has no place for them.
    public var rdfDirection: RDFDirection?
    /// Whether literals of RDF become numbers and booleans of JSON.
    public var nativeTypes = NativeTypes.never
    /// Whether `rdf:type` is a property like others and not `@type`.
    public var usesRDFType = false
    /// Where contexts come from that are named by an IRI. Without a loader a document that names one is an error.
    public var loader: (any JSONLDLoader)?
    /// How many contexts may refer to the next in a row.
    public var contextLimit = 32

    /// The usual options.
    public init(base: IRI? = nil, loader: (any JSONLDLoader)? = nil) {
        self.base = base
        self.loader = loader
    }

    /// How the base direction of a string is told in RDF (JSON-LD 1.1 §10.2).
    public enum RDFDirection: String, Sendable {
        /// A literal of RDF 1.2 with language and direction; a direction without a language is left out.
        case dirLangString
        /// A datatype made of language and direction.
        case i18nDatatype = "i18n-datatype"
        /// A blank node with `rdf:value`, `rdf:language` and `rdf:direction`.
        case compoundLiteral = "compound-literal"
    }

    /// Which literals become numbers and booleans.
    public enum NativeTypes: Sendable {
        /// None: all keep their text.
        case never
        /// Those whose text comes back the same from JSON, in every processor.
        case whereExact
        /// All integers, doubles and booleans, whatever the text was, as the specification's `useNativeTypes`.
        case always
    }
}

/// Loads the contexts that documents name. Nothing in this library uses the network; a loader may.
public protocol JSONLDLoader: Sendable {
    /// The document of that IRI.
    ///
    /// - Throws: any error; it becomes ``JSONLDError/Code/loadingRemoteContextFailed``.
    func load(_ iri: IRI) throws -> JSONLDDocument
}

/// A document that a loader gives.
public struct JSONLDDocument: Sendable {
    /// The text, JSON in UTF-8.
    public let bytes: [UInt8]
    /// The IRI that its own relative references are resolved against, behind all redirections.
    public let iri: IRI

    /// Makes a document.
    public init(bytes: [UInt8], iri: IRI) {
        self.bytes = bytes
        self.iri = iri
    }
}
