internal import RDFModel
internal import XMLEvents

/// The words that RDF/XML knows, and everything else (RDF 1.2 XML Syntax §5.1, §7.2.2 to §7.2.7).
enum RDFXMLWord: UInt8 {
    /// A name that means nothing but itself.
    case other
    /// `rdf:type`, which is a property like others, but whose attribute holds an IRI.
    case type
    /// `coreSyntaxTerms`
    case rdf, id, about, parseType, resource, nodeID, datatype, version, annotation, annotationNodeID
    /// The other `syntaxTerms`
    case description, li
    /// `oldTerms`
    case withdrawn
    /// Attributes of XML itself, which are nothing to RDF but for two of them.
    case xml, xmlBase, xmlLanguage
    /// Attributes of the Internationalization Tag Set.
    case direction, directionVersion

    /// The namespace of `xml:base` and `xml:lang`.
    static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"
    /// The namespace of `its:dir`.
    static let tagSetNamespace = "http://www.w3.org/2005/11/its"

    /// The word that a name is.
    init(_ name: XMLName) {
        guard let namespace = name.namespace else {
            // Names without a namespace that start with `xml` belong to XML.
            self = name.local.lowercased().utf8.starts(with: "xml".utf8) ? .xml : .other
            return
        }
        if CodeUnits.equal(namespace, RDF.namespace) {
            self.init(rdf: name.local)
        } else if CodeUnits.equal(namespace, RDFXMLWord.xmlNamespace) {
            self = name.matches("base", namespace: namespace) ? .xmlBase : .xml
            if name.matches("lang", namespace: namespace) { self = .xmlLanguage }
        } else if CodeUnits.equal(namespace, RDFXMLWord.tagSetNamespace) {
            self = name.matches("dir", namespace: namespace) ? .direction : .other
            if name.matches("version", namespace: namespace) { self = .directionVersion }
        } else {
            self = .other
        }
    }

    /// The word that the IRI of a predicate or type is.
    init(_ iri: IRI) {
        guard iri.text.utf8.starts(with: RDF.namespace.utf8) else {
            self = .other
            return
        }
        self.init(rdf: String(Substring(iri.text.utf8.dropFirst(RDF.namespace.utf8.count))))
    }

    /// The word of a name in the RDF namespace.
    private init(rdf local: String) {
        // Names of ASCII letters alone have no second spelling that Swift takes for the same.
        self =
            switch local {
            case "type": .type
            case "RDF": .rdf
            case "ID": .id
            case "about": .about
            case "parseType": .parseType
            case "resource": .resource
            case "nodeID": .nodeID
            case "datatype": .datatype
            case "version": .version
            case "annotation": .annotation
            case "annotationNodeID": .annotationNodeID
            case "Description": .description
            case "li": .li
            case "aboutEach", "aboutEachPrefix", "bagID": .withdrawn
            default: .other
            }
    }

    /// Whether this is a word that neither an element of a node nor one of a property may be called by.
    var isCoreOrWithdrawn: Bool {
        switch self {
        case .rdf, .id, .about, .parseType, .resource, .nodeID, .datatype, .version, .annotation, .annotationNodeID,
            .withdrawn:
            true
        default: false
        }
    }

    /// Whether an IRI that is this word cannot be written as an element's name, or would be read as another.
    var isUnwritable: Bool { isCoreOrWithdrawn || self == .description || self == .li }
}

/// A name of a document, and what it is to RDF.
struct RDFXMLName {
    let word: RDFXMLWord
    /// The IRI that namespace and local part make together; empty where they make none.
    let iri: [UInt8]
    /// Why the name makes no IRI, or none that is valid; told once where that is only a warning.
    var problem: RDFXMLError?
    /// The IRI in the block of the given generation.
    var entry = HeldTerm()

    init(_ name: XMLName) {
        word = RDFXMLWord(name)
        guard let namespace = name.namespace else {
            iri = []
            problem = RDFXMLError(expected: "a name in a namespace", found: "'\(name.qualified)'")
            return
        }
        iri = Array(namespace.utf8) + Array(name.local.utf8)
        do throws(IRIError) {
            _ = try IRI(namespace + name.local)
        } catch {
            problem = RDFXMLError(expected: "an IRI as namespace", found: "'\(namespace)': \(error.description)")
        }
    }
}
