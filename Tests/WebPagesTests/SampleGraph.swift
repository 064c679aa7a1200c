#if Server
    import HTTPTypes
    import QuadStore
    import QueryEngine
    import RDFModel
    import RDFSyntax
    import Testing
    import WebPages

    /// A small graph as a build writes it, with things that would harm a careless page.
    struct SampleGraph {
        let pages: WebPages
        let store: MemoryStore

        static let base = "https://w3id.org/yong/id/"

        init(_ more: String = "", quads: [Quad] = [], _ change: (inout PageSettings) -> Void = { _ in }) throws {
            store = try MemoryStore { sink in
                try RDFReader.read(bytes: Array((Self.trig + more).utf8), format: .trig, into: &sink)
                for quad in quads { sink.quad(quad) }
                // What no syntax lets through, and programs can write.
                sink.quad(
                    Quad(
                        .iri(IRI(unchecked: Self.base + "person/evil")),
                        IRI(unchecked: "http://www.w3.org/2000/01/rdf-schema#seeAlso"),
                        .iri(IRI(unchecked: "http://example.org/\" onclick=\"alert(1)"))))
            }
            var settings = PageSettings()
            var ontology = Dataset()
            try RDFReader.read(bytes: Array(Self.ontology.utf8), format: .turtle, into: &ontology)
            var vocabulary: [Triple] = []
            ontology.forEachQuad { vocabulary.append($0.triple) }
            settings.vocabulary = vocabulary
            settings.documentText = { _, document in
                document.text.utf8.elementsEqual((Self.base + "document/1").utf8) ? Self.text : nil
            }
            change(&settings)
            pages = WebPages(settings)
        }

        /// An answer with its body as text.
        struct Answer {
            let head: HTTPResponse
            let text: String

            var status: Int { head.status.code }

            func field(_ name: String) -> String? { HTTPField.Name(name).flatMap { head.headerFields[$0] } }
        }

        /// Asks for a page as a browser does, unless fields say otherwise.
        func get(
            _ path: String, _ fields: [(String, String)] = [], method: HTTPRequest.Method = .get, body: String = "",
            commit: PageCommit? = nil
        ) throws -> Answer? {
            var head = HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path)
            head.headerFields[.accept] = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
            head.headerFields[.acceptLanguage] = "en"
            for (name, value) in fields { head.headerFields[try #require(HTTPField.Name(name))] = value }
            guard
                let (response, bytes) = pages.answer(
                    head, body: Array(body.utf8), from: store.snapshot(), commit: commit)
            else { return nil }
            return Answer(head: response, text: String(decoding: bytes, as: UTF8.self))
        }

        /// The answer of a path that is a page's.
        func page(_ path: String, _ fields: [(String, String)] = []) throws -> Answer {
            try #require(try get(path, fields))
        }

        private static let ontology = """
            @prefix yong: <https://w3id.org/yong/ontology#> .
            @prefix owl: <http://www.w3.org/2002/07/owl#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix schema: <https://schema.org/> .
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            yong:Person a owl:Class ; rdfs:label "บุคคล"@th , "Person"@en .
            yong:Ministry a owl:Class ; rdfs:label "กระทรวง"@th , "Ministry"@en .
            yong:worksFor a owl:ObjectProperty ; rdfs:label "ทำงานให้"@th , "works for"@en ; skos:closeMatch schema:worksFor .
            yong:meets a owl:ObjectProperty , owl:SymmetricProperty ; rdfs:label "พบ"@th , "meets"@en .
            """

        /// The text of document 1.
        static let text = "สมชายรับตำแหน่ง\n\nวันที่ 5 มกราคม 2564 นายสมชาย ใจดี เข้ารับหน้าที่ที่กระทรวงทดลอง <b>ข่าว</b>\n"

        private static let trig = """
            @prefix yong: <https://w3id.org/yong/ontology#> .
            @prefix p: <https://w3id.org/yong/id/person/> .
            @prefix m: <https://w3id.org/yong/id/ministry/> .
            @prefix d: <https://w3id.org/yong/id/document/> .
            @prefix post: <https://w3id.org/yong/id/post/> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
            @prefix schema: <https://schema.org/> .
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            @prefix org: <http://www.w3.org/ns/org#> .
            @prefix dcterms: <http://purl.org/dc/terms/> .
            @prefix oa: <http://www.w3.org/ns/oa#> .
            @prefix prov: <http://www.w3.org/ns/prov#> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

            p:สมชาย_ใจดี a yong:Person ; rdfs:label "สมชาย ใจดี"@th , "Somchai Jaidee"@en ; skos:altLabel "Chai"@en ;
                yong:worksFor m:ทดลอง ; schema:worksFor m:ทดลอง ; yong:meets p:evil ;
                rdfs:seeAlso <javascript:alert(1)> , <http://example.org/?a=1&b='x> .
            p:evil a yong:Person ; rdfs:label "<script>alert('x')</script>"@en ; yong:meets p:สมชาย_ใจดี .
            m:ทดลอง a yong:Ministry ; rdfs:label "กระทรวงทดลอง"@th , "Ministry of Trials"@en .
            post:รัฐมนตรี a yong:Post ; rdfs:label "รัฐมนตรี"@th .
            <https://w3id.org/yong/id/membership/1> a org:Membership ; org:member p:สมชาย_ใจดี ; yong:inPost post:รัฐมนตรี ;
                org:organization m:ทดลอง ; yong:firstReported "2021-01-05"^^xsd:date ;
                yong:lastReported "2022-03-01"^^xsd:date ; prov:wasDerivedFrom d:1\\#c1 .
            <javascript:alert(2)> a yong:Person ; rdfs:label "Harm"@en .
            <http://example.com/thing#1> a yong:Person ; rdfs:label "From elsewhere"@en .

            d:1 {
                d:1 a yong:Document ; dcterms:title "สมชายรับตำแหน่ง"@th ; dcterms:issued "2021-01-05"^^xsd:date ;
                    dcterms:source <https://example.org/news/1> ; yong:mentions p:สมชาย_ใจดี , m:ทดลอง .
                d:1\\#m1 a oa:Annotation ; oa:hasBody p:สมชาย_ใจดี ; oa:hasTarget d:1\\#t1 .
                d:1\\#t1 oa:hasSelector d:1\\#p1 , d:1\\#q1 ; oa:hasSource d:1 .
                d:1\\#p1 a oa:TextPositionSelector ; oa:start "41"^^xsd:nonNegativeInteger ; oa:end "51"^^xsd:nonNegativeInteger .
                d:1\\#q1 a oa:TextQuoteSelector ; oa:exact "สมชาย ใจดี" ; oa:prefix "นาย" ; oa:suffix " เข้ารับ" .
                d:1\\#c1 a yong:Claim ; rdf:subject p:สมชาย_ใจดี ; rdf:predicate yong:worksFor ; rdf:object m:ทดลอง ;
                    yong:status "asserted" ; yong:confidence 0.9 ; yong:quote "<i>นายสมชาย</i>"@th .
            }
            d:2 {
                d:2 a yong:Document ; dcterms:title "ข่าวที่สอง"@th ; dcterms:issued "2023-06-01"^^xsd:date ;
                    yong:mentions p:สมชาย_ใจดี .
                d:2\\#m1 a oa:Annotation ; oa:hasBody p:สมชาย_ใจดี ; oa:hasTarget d:2\\#t1 .
                d:2\\#t1 oa:hasSelector d:2\\#q1 .
                d:2\\#q1 a oa:TextQuoteSelector ; oa:exact "สมชาย" ; oa:prefix "พบ" ; oa:suffix "อีกครั้ง" .
            }

            """
    }

    extension String {
        /// How often a text stands in this one, by its bytes.
        func occurrences(of text: String) -> Int {
            let (all, part) = (Array(utf8), Array(text.utf8))
            guard !part.isEmpty, all.count >= part.count else { return 0 }
            return (0...(all.count - part.count)).count { all[$0...].starts(with: part) }
        }

        /// Whether a text stands in this one, by its bytes.
        func holds(_ text: String) -> Bool { occurrences(of: text) > 0 }
    }
#endif
