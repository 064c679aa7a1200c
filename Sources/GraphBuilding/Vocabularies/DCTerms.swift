package import RDFModel

/// Terms of the DCMI vocabulary.
package enum DCTerms {
    /// The namespace IRI.
    package static let namespace = "http://purl.org/dc/terms/"
    /// `dcterms:title`
    package static let title = IRI(unchecked: namespace + "title")
    /// `dcterms:date`
    package static let date = IRI(unchecked: namespace + "date")
    /// `dcterms:issued`
    package static let issued = IRI(unchecked: namespace + "issued")
    /// `dcterms:source`
    package static let source = IRI(unchecked: namespace + "source")
    /// `dcterms:publisher`
    package static let publisher = IRI(unchecked: namespace + "publisher")
    /// `dcterms:isPartOf`
    package static let isPartOf = IRI(unchecked: namespace + "isPartOf")
    /// `dcterms:identifier`
    package static let identifier = IRI(unchecked: namespace + "identifier")
}
