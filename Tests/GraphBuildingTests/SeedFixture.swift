import GraphBuilding
import RDFModel

/// A few seeds, made by hand.
enum SeedFixture {
    private static func label(_ text: String, _ language: String = "th") -> Term {
        .literal(Literal(text, language: language))
    }

    /// Two ministries, a department, an international organisation, a country, a province and some words.
    static func content() -> Dataset {
        let quads: [(String, IRI, Term)] = [
            ("ministry/สาธารณสุข", RDF.type, .iri(yong("Ministry"))),
            ("ministry/สาธารณสุข", RDFS.label, label("กระทรวงสาธารณสุข")),
            ("ministry/สาธารณสุข", RDFS.label, label("Ministry of Public Health", "en")),
            ("ministry/สาธารณสุข", SKOS.altLabel, label("สธ.")),
            ("ministry/สาธารณสุข", SKOS.hiddenLabel, label("สาธารณสุข")),
            ("ministry/กลาโหม", RDF.type, .iri(yong("Ministry"))),
            ("ministry/กลาโหม", RDFS.label, label("กระทรวงกลาโหม")),
            ("ministry/กลาโหม", SKOS.hiddenLabel, label("กลาโหม")),
            ("organisation/กรมการแพทย์", RDF.type, .iri(yong("Organisation"))),
            ("organisation/กรมการแพทย์", RDFS.label, label("กรมการแพทย์")),
            ("organisation/กรมการแพทย์", YongOntology.partOf, id("ministry/สาธารณสุข")),
            ("organisation/กรมควบคุมโรค", RDF.type, .iri(yong("Organisation"))),
            ("organisation/กรมควบคุมโรค", RDFS.label, label("กรมควบคุมโรค")),
            ("organisation/กรมควบคุมโรค", YongOntology.partOf, id("ministry/สาธารณสุข")),
            ("organisation/ITU", RDF.type, .iri(yong("Organisation"))),
            ("organisation/ITU", RDFS.label, label("สหภาพโทรคมนาคมระหว่างประเทศ")),
            ("organisation/ITU", SKOS.altLabel, label("ITU", "en")),
            ("organisation/ITU", YongOntology.formerName, id("organisation/ITU#name-1")),
            ("organisation/ITU#name-1", RDF.type, .iri(yong("DatedName"))),
            ("organisation/ITU#name-1", RDFS.label, label("สหภาพโทรเลขระหว่างประเทศ")),
            (
                "organisation/ITU#name-1", YongOntology.validUntil,
                .literal(Literal("1932-12-09", datatype: XSD.date))
            ),
            ("country/TD", RDF.type, .iri(yong("Country"))),
            ("country/TD", RDFS.label, label("ชาด")),
            ("country/TD", SKOS.hiddenLabel, label("ชาด")),
            ("place/เชียงใหม่", RDF.type, .iri(yong("Province"))),
            ("place/เชียงใหม่", RDF.type, .iri(yong("Place"))),
            ("place/เชียงใหม่", RDFS.label, label("จังหวัดเชียงใหม่")),
            ("place/เชียงใหม่", SKOS.altLabel, label("เชียงใหม่")),
            ("term/นาย", RDF.type, .iri(yong("Title"))),
            ("term/นาย", RDFS.label, label("นาย")),
            ("term/รัฐมนตรีว่าการ", RDF.type, .iri(yong("OfficeWord"))),
            ("term/รัฐมนตรีว่าการ", RDFS.label, label("รัฐมนตรีว่าการ")),
            ("term/รัฐมนตรีว่าการ", RDFS.label, label("Minister of", "en")),
            ("term/รัฐมนตรีว่าการ", SKOS.altLabel, label("รมว.")),
            ("term/ปลัดกระทรวง", RDF.type, .iri(yong("OfficeWord"))),
            ("term/ปลัดกระทรวง", RDFS.label, label("ปลัดกระทรวง")),
            ("term/ปลัดกระทรวง", SKOS.altLabel, label("ปลัดฯ")),
        ]
        return Dataset(quads.map { Quad(id($0.0), $0.1, $0.2) })
    }

    static func seeds() throws -> Seeds { try Seeds(files: [("seeds.ttl", content())]) }
}
