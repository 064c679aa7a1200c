#if Server
    import HTTPTypes
    import QueryEngine
    import RDFModel
    import Testing
    import WebPages

    @Suite("The editor of queries")
    struct QueryPageTests {
        private static func address(_ query: String, _ more: String = "") -> String {
            let bytes = query.utf8.map { byte in
                let digits = String(byte, radix: 16)
                return "%" + (digits.utf8.count == 1 ? "0" + digits : digits)
            }
            return "/query?query=" + bytes.joined() + more
        }

        @Test("An answer is a table, with things as links")
        func table() throws {
            let query = "SELECT ?p ?n { ?p yong:worksFor ?m ; rdfs:label ?n FILTER(LANG(?n) = 'en') }"
            let page = try SampleGraph().page(Self.address(query))
            #expect(page.status == 200)
            #expect(page.text.holds("<th scope=\"col\">p</th><th scope=\"col\">n</th>"))
            #expect(page.text.holds("href=\"/yong/id/person/สมชาย_ใจดี\""))
            #expect(page.text.holds("1 row<"))
            #expect(page.text.holds("FILTER(LANG(?n) = 'en') }</textarea>"), "the query stays in the field")
            #expect(page.text.holds("value=\"csv\""))
        }

        @Test("Truth is a word")
        func truth() throws {
            let graph = try SampleGraph()
            #expect(try graph.page(Self.address("ASK { ?s a yong:Ministry }")).text.holds(">Yes</p>"))
            #expect(try graph.page(Self.address("ASK { ?s a yong:Nothing }", "&lang=th")).text.holds(">ไม่ใช่</p>"))
        }

        @Test("Counts are a chart")
        func chart() throws {
            let query = "SELECT ?type (COUNT(*) AS ?n) { ?s a ?type } GROUP BY ?type ORDER BY DESC(?n)"
            let page = try SampleGraph().page(Self.address(query, "&view=chart"))
            #expect(page.text.holds("<table class=\"counts chart\">"))
            #expect(page.text.holds("<rect class=\"span\" width=\"200\""), "the longest bar fills its place")
            let plain = try SampleGraph().page(Self.address("SELECT ?s { ?s a ?t }", "&view=chart"))
            #expect(!plain.text.holds("counts chart"))
        }

        @Test("A graph is a drawing")
        func drawing() throws {
            let page = try SampleGraph().page(Self.address("CONSTRUCT WHERE { ?s yong:worksFor ?o }", "&view=graph"))
            #expect(page.text.holds("<desc>Somchai Jaidee – works for – Ministry of Trials</desc>"))
            #expect(!page.text.holds("<?xml"))
        }

        @Test("What is wrong is shown with its line and column")
        func problems() throws {
            let page = try SampleGraph().page(Self.address("SELECT ?s {\n  ?s a ; }\n"))
            #expect(page.status == 400)
            #expect(page.text.holds("Line 2, column 8"))
            #expect(page.text.holds("data-line=\"2\""))
            #expect(page.text.holds("aria-invalid=\"true\""))
            #expect(page.text.holds("role=\"alert\""))
            let prefix = try SampleGraph().page(Self.address("SELECT ?s { ?s nope:x ?y }"))
            #expect(prefix.status == 400)
        }

        @Test("A query that takes too long is stopped")
        func limits() throws {
            let graph = try SampleGraph { $0.execution.limits.timeout = .milliseconds(1) }
            let query =
                "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o FILTER(?a != ?m) }"
            let page = try graph.page(Self.address(query))
            #expect(page.status == 503)
            #expect(page.text.holds("was stopped"))
        }

        @Test("Long answers are cut, and say so")
        func cuts() throws {
            let graph = try SampleGraph { $0.rowsShown = 5 }
            let page = try graph.page(Self.address("SELECT * { ?s ?p ?o }"))
            #expect(page.text.holds("The first 5 rows"))
            #expect(page.text.occurrences(of: "<tr>") == 6)
            let triples = try graph.page(Self.address("CONSTRUCT WHERE { ?s ?p ?o }"))
            #expect(triples.text.holds("The first 5 rows"))
        }

        @Test("A page asks no other endpoint, and names no option of another program")
        func services() throws {
            let text = try SampleGraph().page(Self.address("SELECT * { SERVICE <http://e/> { ?s ?p ?o } }")).text
            #expect(text.holds("queries of this page ask no other endpoint"))
            #expect(!text.holds("--allow"))
        }

        @Test(
            "Answers are files",
            arguments: [
                ("csv", "text/csv", "n\r\nMinistry of Trials\r\n"),
                ("tsv", "text/tab-separated-values", "?n\n\"Ministry of Trials\"@en\n"),
            ])
        func downloads(format: String, type: String, text: String) throws {
            let query = "SELECT ?n { ?s a yong:Ministry ; rdfs:label ?n FILTER(LANG(?n) = 'en') }"
            let answer = try SampleGraph().page(Self.address(query, "&format=" + format))
            #expect(answer.field("Content-Type")?.utf8.starts(with: type.utf8) ?? false)
            #expect(answer.field("Content-Disposition") == "attachment; filename=\"answer.\(format)\"")
            #expect(answer.text == text)
        }

        @Test("Graphs are files", arguments: ["turtle", "jsonld", "rdfxml", "ntriples"])
        func graphDownloads(format: String) throws {
            let answer = try SampleGraph().page(
                Self.address("CONSTRUCT WHERE { ?s yong:worksFor ?o }", "&format=" + format))
            #expect(answer.status == 200)
            #expect(answer.field("Content-Disposition")?.holds("attachment") ?? false)
            #expect(answer.text.holds("worksFor"))
        }

        @Test("A file that would be too large is refused")
        func largeDownloads() throws {
            let graph = try SampleGraph { $0.downloadBytes = 100 }
            let answer = try graph.page(Self.address("SELECT * { ?s ?p ?o . ?a ?b ?c }", "&format=csv"))
            #expect(answer.status == 503)
        }

        @Test("A query that is too long for an address comes in the body")
        func forms() throws {
            let graph = try SampleGraph()
            let answer = try #require(
                try graph.get(
                    "/query", method: .post, body: "query=ASK+%7B+%3Fs+a+yong%3AMinistry+%7D%0D%0A&view=table&lang=en"))
            #expect(answer.status == 200)
            #expect(answer.text.holds(">Yes</p>"))
            #expect(try #require(try graph.get("/query", method: .post, body: "query=%zz")).status == 400)
        }

        @Test("The examples are queries")
        func examples() throws {
            let graph = try SampleGraph()
            let text = try graph.page("/query").text
            var count = 0
            for part in text.split(separator: "\"") where part.utf8.starts(with: "/query?query=".utf8) {
                let address = String(part.replacing("&amp;", with: "&"))
                #expect(try graph.page(address).status == 200, "\(address)")
                count += 1
            }
            #expect(count == 10)
        }

        @Test("The editor completes what the graph and the vocabulary hold")
        func vocabulary() throws {
            let answer = try SampleGraph().page("/query/vocabulary.json")
            #expect(answer.field("Content-Type") == "application/json")
            #expect(
                answer.text.holds("{\"name\":\"yong:Person\",\"kind\":\"class\",\"th\":\"บุคคล\",\"en\":\"Person\"}"))
            #expect(answer.text.holds("\"yong:worksFor\""))
            #expect(answer.text.holds("\"rdfs\":\"http://www.w3.org/2000/01/rdf-schema#\""))
        }
    }
#endif
