package import RDFModel

/// Terms of PROV-O.
package enum PROV {
    /// The namespace IRI.
    package static let namespace = "http://www.w3.org/ns/prov#"
    /// `prov:Entity`
    package static let entity = IRI(unchecked: namespace + "Entity")
    /// `prov:wasDerivedFrom`
    package static let wasDerivedFrom = IRI(unchecked: namespace + "wasDerivedFrom")
}
