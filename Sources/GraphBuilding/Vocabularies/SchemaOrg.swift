package import RDFModel

/// Terms of schema.org.
package enum SchemaOrg {
    /// The namespace IRI.
    package static let namespace = "https://schema.org/"
    /// `schema:Person`
    package static let person = IRI(unchecked: namespace + "Person")
    /// `schema:Organization`
    package static let organization = IRI(unchecked: namespace + "Organization")
    /// `schema:GovernmentOrganization`
    package static let governmentOrganization = IRI(unchecked: namespace + "GovernmentOrganization")
    /// `schema:Country`
    package static let country = IRI(unchecked: namespace + "Country")
    /// `schema:Place`
    package static let place = IRI(unchecked: namespace + "Place")
    /// `schema:AdministrativeArea`
    package static let administrativeArea = IRI(unchecked: namespace + "AdministrativeArea")
    /// `schema:Event`
    package static let event = IRI(unchecked: namespace + "Event")
    /// `schema:NewsArticle`
    package static let newsArticle = IRI(unchecked: namespace + "NewsArticle")
    /// `schema:name`
    package static let name = IRI(unchecked: namespace + "name")
    /// `schema:worksFor`
    package static let worksFor = IRI(unchecked: namespace + "worksFor")
    /// `schema:memberOf`
    package static let memberOf = IRI(unchecked: namespace + "memberOf")
    /// `schema:attendee`
    package static let attendee = IRI(unchecked: namespace + "attendee")
    /// `schema:organizer`
    package static let organizer = IRI(unchecked: namespace + "organizer")
    /// `schema:location`
    package static let location = IRI(unchecked: namespace + "location")
    /// `schema:startDate`
    package static let startDate = IRI(unchecked: namespace + "startDate")
    /// `schema:containedInPlace`
    package static let containedInPlace = IRI(unchecked: namespace + "containedInPlace")
    /// `schema:honorificPrefix`
    package static let honorificPrefix = IRI(unchecked: namespace + "honorificPrefix")
    /// `schema:datePublished`
    package static let datePublished = IRI(unchecked: namespace + "datePublished")
}
