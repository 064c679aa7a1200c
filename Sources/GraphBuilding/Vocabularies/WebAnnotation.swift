package import RDFModel

/// Terms of the Web Annotation vocabulary.
package enum WebAnnotation {
    /// The namespace IRI.
    package static let namespace = "http://www.w3.org/ns/oa#"
    /// `oa:Annotation`
    package static let annotation = IRI(unchecked: namespace + "Annotation")
    /// `oa:TextPositionSelector`
    package static let textPositionSelector = IRI(unchecked: namespace + "TextPositionSelector")
    /// `oa:TextQuoteSelector`
    package static let textQuoteSelector = IRI(unchecked: namespace + "TextQuoteSelector")
    /// `oa:hasBody`
    package static let hasBody = IRI(unchecked: namespace + "hasBody")
    /// `oa:hasTarget`
    package static let hasTarget = IRI(unchecked: namespace + "hasTarget")
    /// `oa:hasSource`
    package static let hasSource = IRI(unchecked: namespace + "hasSource")
    /// `oa:hasSelector`
    package static let hasSelector = IRI(unchecked: namespace + "hasSelector")
    /// `oa:start`
    package static let start = IRI(unchecked: namespace + "start")
    /// `oa:end`
    package static let end = IRI(unchecked: namespace + "end")
    /// `oa:exact`
    package static let exact = IRI(unchecked: namespace + "exact")
    /// `oa:prefix`
    package static let prefix = IRI(unchecked: namespace + "prefix")
    /// `oa:suffix`
    package static let suffix = IRI(unchecked: namespace + "suffix")
}
