package import RDFModel

/// Terms of SKOS that name things.
package enum SKOS {
    /// The namespace IRI.
    package static let namespace = "http://www.w3.org/2004/02/skos/core#"
    /// `skos:altLabel`
    package static let altLabel = IRI(unchecked: namespace + "altLabel")
    /// `skos:hiddenLabel`
    package static let hiddenLabel = IRI(unchecked: namespace + "hiddenLabel")
}
