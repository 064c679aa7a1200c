package import RDFModel

/// Terms of the W3C Organization Ontology.
package enum ORG {
    /// The namespace IRI.
    package static let namespace = "http://www.w3.org/ns/org#"
    /// `org:Organization`
    package static let organization = IRI(unchecked: namespace + "Organization")
    /// `org:Post`
    package static let post = IRI(unchecked: namespace + "Post")
    /// `org:Membership`
    package static let membership = IRI(unchecked: namespace + "Membership")
    /// `org:holds`
    package static let holds = IRI(unchecked: namespace + "holds")
    /// `org:postIn`
    package static let postIn = IRI(unchecked: namespace + "postIn")
    /// `org:subOrganizationOf`
    package static let subOrganizationOf = IRI(unchecked: namespace + "subOrganizationOf")
    /// `org:memberOf`
    package static let memberOf = IRI(unchecked: namespace + "memberOf")
    /// `org:member`
    package static let member = IRI(unchecked: namespace + "member")
    /// `org:organization`
    package static let inOrganization = IRI(unchecked: namespace + "organization")
}
