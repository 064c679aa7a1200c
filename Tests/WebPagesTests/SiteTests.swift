#if Server
    import HTTPTypes
    import QueryEngine
    import RDFModel
    import TextIndex
    import Testing
    import WebPages

    @Suite("The site: front page, searches, files and heads")
    struct SiteTests {
        @Test("The front page counts what the graph holds")
        func front() throws {
            let graph = try SampleGraph()
            let answer = try graph.get("/", commit: PageCommit(name: "7", seconds: 86_400 * 365))
            let text = try #require(answer).text
            #expect(text.holds(">Person</a></th>"))
            #expect(text.holds(">4</a>"), "four people")
            #expect(text.holds("<time datetime=\"1971-01-01T00:00:00Z\">1 Jan 1971 00:00 UTC</time>"))
            // 2022 lies between two years with documents.
            for year in ["2021", "2022", "2023"] { #expect(text.holds("<th scope=\"row\">\(year)</th>")) }
            #expect(!text.holds("<th scope=\"row\">2024</th>"))
            #expect(try graph.page("/?lang=th").text.holds("<th scope=\"row\">2564</th>"))
        }

        @Test("Pages have landmarks, labels and a way past the head")
        func structure() throws {
            let graph = try SampleGraph()
            for path in ["/", "/search?q=Somchai", "/query", "/yong/id/document/1", "/yong/id/person/evil.html"] {
                let text = try graph.page(path).text
                for part in [
                    "<a class=\"skip\" href=\"#content\">", "<main id=\"content\"", "<header", "<nav ", "<footer",
                ] {
                    #expect(text.holds(part), "\(path) has \(part)")
                }
                #expect(text.occurrences(of: "<h1") == 1, "\(path)")
                #expect(text.holds("<label for=\"q\""), "\(path)")
                #expect(text.holds("hreflang=\"th\""), "\(path)")
            }
        }

        @Test(
            "Every answer says what may be loaded",
            arguments: ["/", "/query", "/style.css", "/search?q=x", "/yong/id/person/none"])
        func heads(path: String) throws {
            let answer = try SampleGraph().page(path)
            let policy = try #require(answer.field("Content-Security-Policy"))
            #expect(policy.utf8.starts(with: "default-src 'none'; ".utf8))
            #expect(!policy.holds("unsafe-inline"))
            #expect(!policy.holds("http"))
            #expect(answer.field("X-Content-Type-Options") == "nosniff")
            #expect(answer.field("Referrer-Policy") == "same-origin")
            #expect(answer.field("Content-Length") == String(answer.text.utf8.count))
        }

        @Test("Pages refer to files of this server, which may be kept for ever under their version")
        func files() throws {
            let graph = try SampleGraph()
            let text = try graph.page("/query").text
            var found = 0
            for part in text.split(separator: "\"") where part.utf8.starts(with: "/".utf8) && part.contains("?v=") {
                let answer = try graph.page(String(part))
                #expect(answer.status == 200, "\(part)")
                #expect(answer.field("Cache-Control") == "public, max-age=31536000, immutable")
                let tag = try #require(answer.field("ETag"))
                #expect(try graph.page(String(part), [("If-None-Match", tag)]).status == 304)
                found += 1
            }
            #expect(found >= 3)
            #expect(try graph.page("/style.css").field("Cache-Control") == "no-cache")
            #expect(try graph.page("/app.js").field("Content-Type") == "text/javascript; charset=utf-8")
        }

        @Test("A page is not written again for who has it")
        func tags() throws {
            let graph = try SampleGraph()
            let path = "/yong/id/person/evil.html"
            let first = try #require(try graph.get(path, commit: PageCommit(name: "1")))
            let tag = try #require(first.field("ETag"))
            let again = try #require(
                try graph.get(path, [("If-None-Match", "\"x\", " + tag)], commit: PageCommit(name: "1")))
            #expect(again.status == 304)
            #expect(again.text.isEmpty)
            #expect(again.field("Vary") == "Accept, Accept-Language")
            #expect(
                try #require(try graph.get(path, [("If-None-Match", tag)], commit: PageCommit(name: "2"))).status == 200
            )
            let thai = [("If-None-Match", tag), ("Accept-Language", "th")]
            #expect(try #require(try graph.get(path, thai, commit: PageCommit(name: "1"))).status == 200)
        }

        @Test("A page of another store is another one, whatever the number of its commit", arguments: ["html", "ttl"])
        func tagsOfOtherStores(format: String) throws {
            let path = "/yong/id/person/evil." + format
            let first = try #require(try SampleGraph().get(path, commit: PageCommit(name: "1")))
            let tag = try #require(first.field("ETag"))
            let other = try SampleGraph().get(path, [("If-None-Match", tag)], commit: PageCommit(name: "1"))
            #expect(try #require(other).status == 200)
        }

        @Test("HEAD has the head of GET; other methods are refused")
        func methods() throws {
            let graph = try SampleGraph()
            let whole = try graph.page("/")
            let head = try #require(try graph.get("/", method: .head))
            #expect(head.head == whole.head)
            #expect(head.field("Content-Length") == whole.field("Content-Length"))
            for method in [HTTPRequest.Method.put, .delete, .post] {
                let answer = try #require(try graph.get("/search?q=x", method: method))
                #expect(answer.status == 405)
                #expect(answer.field("Allow") == "GET, HEAD")
            }
        }

        @Test(
            "The language is the one that the visitor likes best",
            arguments: [
                ("en", "en"), ("th,en;q=0.8", "th"), ("en;q=0.2, th;q=0.9", "th"), ("de, en;q=0.1", "en"), ("", "th"),
                ("de", "th"), ("th;q=0, en;q=0.5", "en"),
            ])
        func language(accepted: String, language: String) throws {
            let answer = try SampleGraph().page("/", [("Accept-Language", accepted)])
            #expect(answer.text.holds("<html lang=\"\(language)\">"))
            #expect(answer.field("Content-Language") == language)
        }

        @Test("A search finds names and titles, the best first, and by class", arguments: [false, true])
        func search(usesIndex: Bool) throws {
            let graph = try SampleGraph { settings in
                if usesIndex {
                    settings.execution.text = TextSearch(TextAnalyzer(name: "plain") { PlainWordSplitter() })
                }
            }
            let text = try graph.page("/search?q=somchai").text
            #expect(text.holds("1 result<"))
            #expect(text.holds("Somchai Jaidee"))
            #expect(text.holds("in 2 documents"))
            let star = usesIndex ? "*" : ""
            #expect(text.holds("<mark>สมชาย ใจดี</mark>"), "the snippet")
            // Without a dictionary Thai words are found by their beginnings.
            let both = try graph.page("/search?q=%E0%B8%AA%E0%B8%A1%E0%B8%8A%E0%B8%B2%E0%B8%A2" + star).text
            #expect(both.holds("2 results"))
            let onlyPeople = try graph.page(
                "/search?q=%E0%B8%AA%E0%B8%A1%E0%B8%8A%E0%B8%B2%E0%B8%A2\(star)&type=https%3A%2F%2Fw3id.org%2Fyong%2Fontology%23Person"
            )
            #expect(onlyPeople.text.holds("1 result<"))
            #expect(try graph.page("/search?q=zzz").text.holds("0 results"))
            #expect(try graph.page("/search").status == 200)
        }

        @Test("Results come in pages")
        func paging() throws {
            let people = (1...45).map {
                "<\(SampleGraph.base)person/\($0)> a yong:Person ; rdfs:label \"Paged \($0)\"@en .\n"
            }
            let graph = try SampleGraph(people.joined())
            let texts = try (1...3).map { try graph.page("/search?q=paged&page=\($0)").text }
            #expect(texts.map { $0.occurrences(of: "<p class=\"title\">") } == [20, 20, 5])
            #expect(texts[1].holds("page 2 of 3"))
            #expect(texts[1].holds("rel=\"prev\"") && texts[1].holds("rel=\"next\""))
            #expect(!texts[2].holds("rel=\"next\""))
            #expect(try graph.page("/search?q=paged&page=99999999999999999999").status == 200)
        }

        @Test("Errors of others can be pages too")
        func errors() throws {
            let graph = try SampleGraph()
            var head = HTTPRequest(method: .get, scheme: "http", authority: "x", path: "/nothing")
            #expect(graph.pages.errorPage(.notFound, for: head) == nil)
            head.headerFields[.accept] = "text/html"
            let (response, bytes) = try #require(graph.pages.errorPage(.serviceUnavailable, "<busy>", for: head))
            #expect(response.status.code == 503)
            #expect(String(decoding: bytes, as: UTF8.self).holds("&lt;busy&gt;"))
        }
    }
#endif
