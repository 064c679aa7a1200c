public import RDFModel

/// The prefixes that a query may use without declaring them, unless it is read strictly.
public enum WellKnownPrefixes {
    /// The namespaces by prefix.
    public static let namespaces: [String: IRI] = Dictionary(
        uniqueKeysWithValues: table.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            return words.count == 2 ? (String(words[0]), IRI(unchecked: String(words[1]))) : nil
        })

    /// A prefix and its namespace a line: languages of the Web of data, vocabularies that many data sets share (the
    /// names are those of RDFa's initial context, or else the usual ones), what large public endpoints use, and our own.
    private static let table = """
        rdf http://www.w3.org/1999/02/22-rdf-syntax-ns#
        rdfs http://www.w3.org/2000/01/rdf-schema#
        owl http://www.w3.org/2002/07/owl#
        xsd http://www.w3.org/2001/XMLSchema#
        sh http://www.w3.org/ns/shacl#
        skos http://www.w3.org/2004/02/skos/core#
        skosxl http://www.w3.org/2008/05/skos-xl#
        fn http://www.w3.org/2005/xpath-functions#
        sd http://www.w3.org/ns/sparql-service-description#
        rr http://www.w3.org/ns/r2rml#

        dc http://purl.org/dc/elements/1.1/
        dcterms http://purl.org/dc/terms/
        dcmitype http://purl.org/dc/dcmitype/
        schema https://schema.org/
        foaf http://xmlns.com/foaf/0.1/
        vcard http://www.w3.org/2006/vcard/ns#
        org http://www.w3.org/ns/org#
        prov http://www.w3.org/ns/prov#
        oa http://www.w3.org/ns/oa#
        as https://www.w3.org/ns/activitystreams#
        time http://www.w3.org/2006/time#
        geo http://www.w3.org/2003/01/geo/wgs84_pos#
        geosparql http://www.opengis.net/ont/geosparql#
        gn http://www.geonames.org/ontology#
        void http://rdfs.org/ns/void#
        dcat http://www.w3.org/ns/dcat#
        adms http://www.w3.org/ns/adms#
        qb http://purl.org/linked-data/cube#
        vann http://purl.org/vocab/vann/
        cc http://creativecommons.org/ns#
        odrl http://www.w3.org/ns/odrl/2/
        sioc http://rdfs.org/sioc/ns#
        doap http://usefulinc.com/ns/doap#
        bibo http://purl.org/ontology/bibo/
        gr http://purl.org/goodrelations/v1#
        sosa http://www.w3.org/ns/sosa/
        ssn http://www.w3.org/ns/ssn/
        ldp http://www.w3.org/ns/ldp#

        dbo http://dbpedia.org/ontology/
        dbr http://dbpedia.org/resource/
        dbp http://dbpedia.org/property/
        wd http://www.wikidata.org/entity/
        wdt http://www.wikidata.org/prop/direct/
        wikibase http://wikiba.se/ontology#

        yong https://w3id.org/yong/ontology#
        """
}
