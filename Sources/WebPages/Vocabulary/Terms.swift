#if Server
    internal import RDFModel

    /// IRIs that pages know.
    enum Terms {
        static let yong = "https://w3id.org/yong/ontology#"
        static let dcterms = "http://purl.org/dc/terms/"
        static let org = "http://www.w3.org/ns/org#"
        static let oa = "http://www.w3.org/ns/oa#"
        static let schema = "https://schema.org/"
        static let foaf = "http://xmlns.com/foaf/0.1/"
        static let skos = "http://www.w3.org/2004/02/skos/core#"
        static let prov = "http://www.w3.org/ns/prov#"
        static let owl = "http://www.w3.org/2002/07/owl#"

        static func yong(_ name: String) -> IRI { IRI(unchecked: yong + name) }
        static func dcterms(_ name: String) -> IRI { IRI(unchecked: dcterms + name) }
        static func org(_ name: String) -> IRI { IRI(unchecked: org + name) }
        static func oa(_ name: String) -> IRI { IRI(unchecked: oa + name) }
        static func schema(_ name: String) -> IRI { IRI(unchecked: schema + name) }
        static func foaf(_ name: String) -> IRI { IRI(unchecked: foaf + name) }
        static func skos(_ name: String) -> IRI { IRI(unchecked: skos + name) }

        static let mentions = yong("mentions")
        static let document = yong("Document")
        static let membership = org("Membership")
        static let derivedFrom = IRI(unchecked: prov + "wasDerivedFrom")
        static let replacedBy = dcterms("isReplacedBy")
        static let title = dcterms("title")
        static let issued = dcterms("issued")

        /// Properties that give things their names, the one that counts most first.
        static let names: [IRI] = [
            RDFS.label, skos("prefLabel"), schema("name"), foaf("name"), title, skos("altLabel"),
        ]
        /// Other names of things.
        static let otherNames: [IRI] = [skos("altLabel"), schema("alternateName")]
        /// What only says where something is mentioned.
        static let evidence: Set<IRI> = [
            mentions, oa("hasBody"), oa("hasSource"), RDF.subject, RDF.object, RDF.predicate, yong("statedIn"),
            schema("mentions"), yong("resolvedTo"),
        ]

        /// The part of an IRI that people may recognise a thing by.
        static func localName(_ iri: IRI) -> String {
            let bytes = Array(iri.text.utf8)
            var end = bytes.count
            while end > 0, bytes[end - 1] == UInt8(ascii: "/") || bytes[end - 1] == UInt8(ascii: "#") { end -= 1 }
            let start =
                bytes[..<end].lastIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "#") }.map { $0 + 1 } ?? 0
            let name = bytes[start..<end].map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }
            return name.isEmpty ? iri.text : String(decoding: name, as: UTF8.self)
        }
    }
#endif
