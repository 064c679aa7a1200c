#if Server
    import HTTPTypes
    import RDFModel
    import RDFSyntax
    import Testing
    import WebPages

    @Suite("Pages of things and documents")
    struct ThingPageTests {
        private static let person =
            "/yong/id/person/%E0%B8%AA%E0%B8%A1%E0%B8%8A%E0%B8%B2%E0%B8%A2_%E0%B9%83%E0%B8%88%E0%B8%94%E0%B8%B5"

        @Test(
            "The path of a thing leads to its description in the form that is wanted",
            arguments: [
                ("text/html", ".html"), ("text/turtle", ".ttl"), ("application/ld+json", ".jsonld"),
                ("application/rdf+xml", ".rdf"), ("application/n-triples", ".nt"),
                ("text/turtle;q=0.5, application/ld+json", ".jsonld"), ("*/*", ".html"),
            ])
        func redirects(accept: String, ending: String) throws {
            let answer = try SampleGraph().page(Self.person, [("Accept", accept)])
            #expect(answer.status == 303)
            #expect(answer.field("Location") == Self.person + ending)
            #expect(answer.field("Vary") == "Accept")
            #expect(answer.field("Link")?.holds("type=\"text/turtle\"") ?? false)
        }

        @Test("What nobody can write is 406, and what nobody knows 404")
        func refusals() throws {
            let graph = try SampleGraph()
            #expect(try graph.page(Self.person, [("Accept", "image/png")]).status == 406)
            let answer = try graph.page("/yong/id/person/nobody")
            #expect(answer.status == 404)
            #expect(answer.text.holds("<h1>There is nothing here</h1>"))
            #expect(try graph.get("/sparql") == nil)
            #expect(try graph.get("/yong/else") == nil)
        }

        @Test("A document is what its own path gives")
        func documents() throws {
            let answer = try SampleGraph().page("/yong/id/document/1")
            #expect(answer.status == 200)
            #expect(answer.field("Content-Location") == "/yong/id/document/1.html")
            // The text with a link where the thing is mentioned; markup within it stays text.
            #expect(answer.text.holds("data-type=\"Person\">สมชาย ใจดี</a> เข้ารับหน้าที่"))
            #expect(answer.text.holds("&lt;b&gt;ข่าว&lt;/b&gt;"))
            #expect(answer.text.holds("<li id=\"c1\">"))
            #expect(answer.text.holds("&lt;i&gt;นายสมชาย&lt;/i&gt;"))
            let data = try SampleGraph().page("/yong/id/document/1", [("Accept", "text/turtle")])
            #expect(data.status == 200)
            #expect(data.text.holds("oa:TextQuoteSelector"))
        }

        @Test("A thing has its names, relations, offices and the documents with their words")
        func content() throws {
            let page = try SampleGraph().page(Self.person + ".html")
            #expect(page.status == 200)
            #expect(page.text.holds("<html lang=\"en\">"))
            #expect(page.text.holds("<h1>Somchai Jaidee</h1>"))
            #expect(page.text.holds("สมชาย ใจดี"))
            #expect(page.text.holds(">works for</a>"))
            // The aligned property says the same once more.
            #expect(!page.text.holds("https%3A%2F%2Fschema.org%2FworksFor"))
            // A symmetric relation is told once.
            #expect(!page.text.holds("id=\"incoming\""))
            #expect(page.text.holds("<time datetime=\"2021-01-05\">5 Jan 2021</time>"))
            #expect(page.text.holds("นาย<mark>สมชาย ใจดี</mark> เข้ารับหน้าที่ที่กระทรวงทดลอง"))
            #expect(page.text.holds("พบ<mark>สมชาย</mark>อีกครั้ง"))
            #expect(page.text.holds("role=\"img\""))
            // The latest document comes first.
            let places = ["document/2\"", "document/1\""].map { page.text.utf8.firstRange(of: $0.utf8)?.lowerBound }
            #expect(try #require(places[0]) < (try #require(places[1])))
        }

        @Test("Thai pages speak Thai, with years of the Buddhist calendar")
        func thai() throws {
            let graph = try SampleGraph()
            let page = try graph.page(Self.person + ".html", [("Accept-Language", "th-TH,th;q=0.9,en;q=0.5")])
            #expect(page.text.holds("<html lang=\"th\">"))
            #expect(page.text.holds("<h1>สมชาย ใจดี</h1>"))
            #expect(page.text.holds("5 ม.ค. 2564"))
            #expect(page.text.holds(">ทำงานให้</a>"))
            let chosen = try graph.page(Self.person + ".html?lang=th")
            #expect(chosen.text.holds("<h1>สมชาย ใจดี</h1>"))
            #expect(chosen.text.holds("?lang=th\""), "links keep the language that was chosen")
        }

        @Test("Texts are texts wherever they stand, and only addresses of the Web become links")
        func escaping() throws {
            let graph = try SampleGraph()
            let paths = [
                "/", Self.person + ".html", "/yong/id/person/evil.html", "/search?q=%3Cscript%3Ealert(1)%3C/script%3E",
                "/search?q=alert", "/query?query=%3C/textarea%3E%3Cscript%3Ealert(1)%3C/script%3E",
                "/resource?iri=javascript%3Aalert(2)", "/resource?iri=%3Cscript%3E",
                "/query?query=SELECT%20*%20%7B%20?s%20?p%20?o%20%7D", "/yong/id/%3Cscript%3E",
                "/query?view=graph&query=CONSTRUCT%20WHERE%20%7B%20?s%20yong:meets%20?o%20%7D",
            ]
            for path in paths {
                let text = try graph.page(path).text
                #expect(text.occurrences(of: "<script") == text.occurrences(of: "<script src=\"/"), "\(path)")
                #expect(!text.holds("href=\"javascript:"), "\(path)")
                #expect(!text.holds("</textarea><script"), "\(path)")
                #expect(!text.holds(" style=\""), "\(path)")
                #expect(!text.holds("\" onclick=\""), "\(path)")
            }
            #expect(try graph.page(Self.person + ".html").text.holds("/resource?iri=javascript%3Aalert%281%29"))
            #expect(try graph.page("/yong/id/person/evil.html").text.holds("&lt;script&gt;alert('x')&lt;/script&gt;"))
        }

        @Test("Data says what the page says, in every format", arguments: ["ttl", "jsonld", "rdf", "nt"])
        func data(ending: String) throws {
            let graph = try SampleGraph()
            let answer = try graph.page(Self.person + "." + ending)
            #expect(answer.status == 200)
            let format = try #require(RDFFormat(fileName: "x." + ending))
            #expect(answer.field("Content-Type")?.utf8.starts(with: format.mediaType.utf8) ?? false)
            #expect(answer.field("Access-Control-Allow-Origin") == "*")
            var dataset = Dataset()
            try RDFReader.read(bytes: Array(answer.text.utf8), format: format, into: &dataset)
            let person = Term.iri(IRI(unchecked: SampleGraph.base + "person/สมชาย_ใจดี"))
            #expect(dataset.quads(subject: person).count { $0.predicate == RDFS.label } == 2)
            let members = dataset.quads(predicate: IRI(unchecked: "http://www.w3.org/ns/org#member"))
            #expect(members.contains { $0.object == person }, "what points at a thing belongs to its description")
        }

        @Test(
            "Whatever an IRI looks like, the link to a thing leads to that thing",
            arguments: [
                "person/plain", "person/ก\u{0E38}\u{0E48}", "person/ก\u{0E48}\u{0E38}", "person/a%20b", "person/a%2Fb",
                "person/a/b",
                "person/a//b", "person/../b", "person/.", "person/q?x=1&y=2", "person/x#part", "person/it's",
                "person/100%",
                "person/a+b", "person/page.html", "person/page.ttl", "person/%E0%B8%81", "person/(a)_[b]", "person/é",
                "person/e\u{0301}",
            ])
        func addresses(name: String) throws {
            let others = ["person/é", "person/e\u{0301}", "person/ก\u{0E38}\u{0E48}", "person/ก\u{0E48}\u{0E38}"]
            let people = Set(([name] + others).map { IRI(unchecked: SampleGraph.base + $0) }).map { iri in
                Quad(
                    .iri(iri), RDFS.label,
                    .literal(Literal(iri.text.utf8.elementsEqual((SampleGraph.base + name).utf8) ? "Wanted" : "Other")))
            }
            let graph = try SampleGraph(quads: people)
            let results = try graph.page("/search?q=Wanted").text
            let start = try #require(results.utf8.firstRange(of: "<p class=\"title\"><a href=\"".utf8)).upperBound
            var address = String(Substring(results.utf8[start...].prefix { $0 != UInt8(ascii: "\"") }))
            address = address.replacing("&amp;", with: "&")
            var answer = try graph.page(String(address.prefix { $0 != "#" }))
            if answer.status == 303 { answer = try graph.page(try #require(answer.field("Location"))) }
            #expect(answer.status == 200)
            #expect(answer.text.holds("<h1>Wanted</h1>"), "\(address)")
        }

        @Test("Documents come in pages, the latest first, also where there are many", arguments: [25, 450])
        func documentPages(count: Int) throws {
            let documents = (1...count).map { number in
                let date = "\(2000 + number % 20)-01-\(number % 28 < 9 ? "0" : "")\(number % 28 + 1)"
                return """
                    d:x\(number) { d:x\(number) a yong:Document ; dcterms:title "title \(number)" ; yong:mentions p:evil ;
                        dcterms:issued "\(date)"^^xsd:date . }

                    """
            }
            let undated = "d:y { d:y yong:mentions p:evil . }"
            let graph = try SampleGraph(documents.joined() + undated)
            var dates: [String] = []
            var titles: Set<Substring> = []
            var address: String? = "/yong/id/person/evil.html"
            while let next = address {
                let text = try graph.page(next).text
                for part in text.split(separator: "<time datetime=\"").dropFirst() {
                    dates.append(String(part.prefix(10)))
                }
                for part in text.split(separator: ">title ").dropFirst() { titles.insert(part.prefix { $0 != "<" }) }
                address = text.utf8.firstRange(of: "\" rel=\"next\"".utf8).map { end in
                    let start = text.utf8[..<end.lowerBound].lastIndex(of: UInt8(ascii: "\"")) ?? text.startIndex
                    return String(text[text.index(after: start)..<end.lowerBound].prefix { $0 != "#" })
                }
            }
            #expect(titles.count == count)
            #expect(dates.count == count)
            #expect(dates == dates.sorted(by: >))
        }

        @Test("A class has its things, and a property its statements")
        func terms() throws {
            let graph = try SampleGraph()
            let type = try graph.page("/resource?iri=https%3A%2F%2Fw3id.org%2Fyong%2Fontology%23Ministry").text
            #expect(type.holds("<h1>Ministry</h1>"))
            #expect(type.holds("Ministry of Trials"))
            let property = try graph.page("/resource?iri=https%3A%2F%2Fw3id.org%2Fyong%2Fontology%23worksFor").text
            #expect(property.holds("<h1>works for</h1>"))
            #expect(property.holds(">Somchai Jaidee</a></dt><dd><a"))
        }

        @Test("A description that is too long is refused, and not cut in silence")
        func longDescriptions() throws {
            let graph = try SampleGraph { $0.describedStatements = 5 }
            #expect(try graph.page(Self.person + ".ttl").status == 413)
            #expect(try graph.page(Self.person + ".html").status == 200)
        }

        @Test("Things of other hosts have pages by their IRIs")
        func resources() throws {
            let graph = try SampleGraph()
            let page = try graph.page("/resource?iri=http%3A%2F%2Fexample.com%2Fthing%231")
            #expect(page.text.holds("<h1>From elsewhere</h1>"))
            #expect(page.text.holds("href=\"http://example.com/thing#1\" rel=\"external noreferrer nofollow\""))
            #expect(
                try graph.page("/resource.ttl?iri=http%3A%2F%2Fexample.com%2Fthing%231").text.holds("From elsewhere"))
            #expect(try graph.page("/resource").status == 400)
            #expect(try graph.page("/resource?iri=%ff").status == 400)
            #expect(try graph.page("/resource?iri=http%3A%2F%2Fexample.com%2Fother").status == 404)
        }

        @Test(
            "The data of a hub have all that points at it, or say that this is too much", arguments: ["ttl", "jsonld"])
        func hubData(format: String) throws {
            let people = (1...1500).map {
                "<\(SampleGraph.base)person/\($0)> yong:worksFor m:ทดลอง ; yong:knows m:ทดลอง .\n"
            }
            let path = "/yong/id/ministry/%E0%B8%97%E0%B8%94%E0%B8%A5%E0%B8%AD%E0%B8%87." + format
            let whole = try SampleGraph(people.joined()).page(path)
            #expect(whole.status == 200)
            for number in [1, 750, 1500] { #expect(whole.text.holds("person/\(number)")) }
            #expect(whole.text.occurrences(of: "worksFor") >= 1500)
            #expect(whole.text.occurrences(of: "knows") >= 1500)
            #expect(try SampleGraph(people.joined()) { $0.incomingStatements = 2000 }.page(path).status == 413)
        }

        @Test("A hub shows some of its neighbours and leads to the others")
        func hubs() throws {
            let people = (1...300).map { "<\(SampleGraph.base)person/\($0)> a yong:Person ; yong:worksFor m:ทดลอง .\n" }
            let graph = try SampleGraph(people.joined())
            let page = try graph.page("/yong/id/ministry/%E0%B8%97%E0%B8%94%E0%B8%A5%E0%B8%AD%E0%B8%87.html")
            #expect(page.text.holds("…and 289 more"))
            #expect(page.text.utf8.count < 40_000)
            let link = try #require(page.text.utf8.firstRange(of: "/query?query=SELECT%20DISTINCT".utf8))
            let address = page.text.utf8[link.lowerBound...].prefix { $0 != UInt8(ascii: "\"") }
            let answer = try graph.page(String(Substring(address)))
            #expect(answer.status == 200)
            #expect(answer.text.holds("The first 200 rows"))
        }
    }
#endif
