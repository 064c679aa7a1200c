internal import RDFModel

/// Terms of the Vocabulary of Interlinked Datasets.
enum VoID {
    static let namespace = "http://rdfs.org/ns/void#"
    static func term(_ name: String) -> IRI { IRI(unchecked: namespace + name) }
}

/// Terms of the Data Catalog Vocabulary.
enum DCAT {
    static let namespace = "http://www.w3.org/ns/dcat#"
    static func term(_ name: String) -> IRI { IRI(unchecked: namespace + name) }
}

/// Terms of SPDX, with which DCAT tells check sums.
enum SPDX {
    static let namespace = "http://spdx.org/rdf/terms#"
    static func term(_ name: String) -> IRI { IRI(unchecked: namespace + name) }
}

/// Terms of the DCMI vocabulary.
enum DublinCore {
    static let namespace = "http://purl.org/dc/terms/"
    static func term(_ name: String) -> IRI { IRI(unchecked: namespace + name) }
}
