package import RDFModel

/// Terms of the project's own vocabulary, as `ontology/yong.ttl` defines them.
package enum YongOntology {
    /// The namespace IRI.
    package static let namespace = "https://w3id.org/yong/ontology#"
    /// `yong:Person`
    package static let person = IRI(unchecked: namespace + "Person")
    /// `yong:Ministry`
    package static let ministry = IRI(unchecked: namespace + "Ministry")
    /// `yong:Organisation`
    package static let organisation = IRI(unchecked: namespace + "Organisation")
    /// `yong:Country`
    package static let country = IRI(unchecked: namespace + "Country")
    /// `yong:Place`
    package static let place = IRI(unchecked: namespace + "Place")
    /// `yong:Province`
    package static let province = IRI(unchecked: namespace + "Province")
    /// `yong:Event`
    package static let event = IRI(unchecked: namespace + "Event")
    /// `yong:Plan`
    package static let plan = IRI(unchecked: namespace + "Plan")
    /// `yong:Document`
    package static let document = IRI(unchecked: namespace + "Document")
    /// `yong:Claim`
    package static let claim = IRI(unchecked: namespace + "Claim")
    /// `yong:Mention`
    package static let mention = IRI(unchecked: namespace + "Mention")
    /// `yong:Post`
    package static let post = IRI(unchecked: namespace + "Post")
    /// `yong:DatedName`
    package static let datedName = IRI(unchecked: namespace + "DatedName")
    /// `yong:Title`
    package static let title = IRI(unchecked: namespace + "Title")
    /// `yong:OfficeWord`
    package static let officeWord = IRI(unchecked: namespace + "OfficeWord")
    /// `yong:Resolution`
    package static let resolution = IRI(unchecked: namespace + "Resolution")
    /// `yong:holdsPosition`
    package static let holdsPosition = IRI(unchecked: namespace + "holdsPosition")
    /// `yong:partOf`
    package static let partOf = IRI(unchecked: namespace + "partOf")
    /// `yong:locatedIn`
    package static let locatedIn = IRI(unchecked: namespace + "locatedIn")
    /// `yong:memberOf`
    package static let memberOf = IRI(unchecked: namespace + "memberOf")
    /// `yong:onDate`
    package static let onDate = IRI(unchecked: namespace + "onDate")
    /// `yong:postIn`
    package static let postIn = IRI(unchecked: namespace + "postIn")
    /// `yong:honorific`
    package static let honorific = IRI(unchecked: namespace + "honorific")
    /// `yong:inPost`
    package static let inPost = IRI(unchecked: namespace + "inPost")
    /// `yong:firstReported`
    package static let firstReported = IRI(unchecked: namespace + "firstReported")
    /// `yong:lastReported`
    package static let lastReported = IRI(unchecked: namespace + "lastReported")
    /// `yong:mentions`
    package static let mentionsThing = IRI(unchecked: namespace + "mentions")
    /// `yong:mention`
    package static let hasMention = IRI(unchecked: namespace + "mention")
    /// `yong:evidence`
    package static let evidence = IRI(unchecked: namespace + "evidence")
    /// `yong:quote`
    package static let quote = IRI(unchecked: namespace + "quote")
    /// `yong:confidence`
    package static let confidence = IRI(unchecked: namespace + "confidence")
    /// `yong:status`
    package static let status = IRI(unchecked: namespace + "status")
    /// `yong:statedIn`
    package static let statedIn = IRI(unchecked: namespace + "statedIn")
    /// `yong:rule`
    package static let rule = IRI(unchecked: namespace + "rule")
    /// `yong:officeText`
    package static let officeText = IRI(unchecked: namespace + "officeText")
    /// `yong:extractorVersion`
    package static let extractorVersion = IRI(unchecked: namespace + "extractorVersion")
    /// `yong:dataQualityNote`
    package static let dataQualityNote = IRI(unchecked: namespace + "dataQualityNote")
    /// `yong:resolvedTo`
    package static let resolvedTo = IRI(unchecked: namespace + "resolvedTo")
    /// `yong:distinctFrom`
    package static let distinctFrom = IRI(unchecked: namespace + "distinctFrom")
    /// `yong:formerName`
    package static let formerName = IRI(unchecked: namespace + "formerName")
    /// `yong:validFrom`
    package static let validFrom = IRI(unchecked: namespace + "validFrom")
    /// `yong:validUntil`
    package static let validUntil = IRI(unchecked: namespace + "validUntil")
    /// `yong:titleKind`
    package static let titleKind = IRI(unchecked: namespace + "titleKind")
    /// `yong:Exclusion`
    package static let exclusion = IRI(unchecked: namespace + "Exclusion")
    /// `yong:Correction`
    package static let correction = IRI(unchecked: namespace + "Correction")
    /// `yong:mentionText`
    package static let mentionText = IRI(unchecked: namespace + "mentionText")
    /// `yong:inDocument`
    package static let inDocument = IRI(unchecked: namespace + "inDocument")
    /// `yong:notA`
    package static let notA = IRI(unchecked: namespace + "notA")
    /// `yong:correctType`
    package static let correctType = IRI(unchecked: namespace + "correctType")
    /// `yong:sameAs`
    package static let sameAs = IRI(unchecked: namespace + "sameAs")
    /// `yong:differentFrom`
    package static let differentFrom = IRI(unchecked: namespace + "differentFrom")
    /// `yong:repostOf`
    package static let repostOf = IRI(unchecked: namespace + "repostOf")
    /// `yong:Separation`
    package static let separation = IRI(unchecked: namespace + "Separation")
    /// `yong:thing`
    package static let thing = IRI(unchecked: namespace + "thing")
}
