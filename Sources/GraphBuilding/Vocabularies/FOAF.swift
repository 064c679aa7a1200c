package import RDFModel

/// Terms of FOAF.
package enum FOAF {
    /// The namespace IRI.
    package static let namespace = "http://xmlns.com/foaf/0.1/"
    /// `foaf:Person`
    package static let person = IRI(unchecked: namespace + "Person")
    /// `foaf:Organization`
    package static let organization = IRI(unchecked: namespace + "Organization")
    /// `foaf:Document`
    package static let document = IRI(unchecked: namespace + "Document")
    /// `foaf:name`
    package static let name = IRI(unchecked: namespace + "name")
}
