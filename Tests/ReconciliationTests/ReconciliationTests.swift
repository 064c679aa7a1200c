#if Server
    import HTTPTypes
    import JSONSyntax
    import QuadStore
    import RDFModel
    import Reconciliation
    import TextIndex
    import Testing

    @Suite("The reconciliation service answers as the API says")
    struct ReconciliationTests {
        private let service: Service

        init() throws { service = try Service() }

        @Test("The manifest names the service and its parts")
        func manifest() throws {
            let manifest = try service.json("/reconcile")
            #expect(manifest["versions"]?.array == ["0.1", "0.2"])
            #expect(manifest["identifierSpace"]?.string?.text == "https://w3id.org/yong/id/")
            for subject in ["entity", "type", "property"] {
                let suggest = try #require(manifest["suggest"]?[subject])
                let path = try #require(suggest["service_path"]?.string?.text)
                #expect(service.send("/reconcile" + path + "?prefix=x")?.0.status == .ok)
                #expect(suggest["flyout_service_path"]?.string?.text.contains("${id}") == true)
            }
            #expect(manifest["preview"]?["url"]?.string?.text == "http://127.0.0.1:7878/reconcile/preview?id={{id}}")
            #expect(manifest["extend"]?["propose_properties"]?["service_path"]?.string?.text == "/properties")
        }

        @Test("Without a known address, the manifest names the host that was asked, if it is one")
        func address() throws {
            let unnamed = ReconciliationService(ReconciliationSettings())
            func manifest(_ host: String?) throws -> String {
                let head = HTTPRequest(method: .get, scheme: "https", authority: host, path: "/reconcile")
                let (_, body) = try #require(unnamed.answer(head, from: service.store.snapshot()))
                return String(decoding: body, as: UTF8.self)
            }
            #expect(try manifest("data.example.org:8080").contains("\"https://data.example.org:8080/reconcile\""))
            #expect(try manifest("a\"b").contains("\"service_url\":\"/reconcile\""))
            #expect(try manifest(nil).contains("\"service_url\":\"/reconcile\""))
        }

        @Test(
            "Names are found in both scripts, romanised and misspelt",
            arguments: [
                ("Nonthaburi", "np"), ("นนทบุรี", "np"), ("จังหวัดนนทบุรี", "np"), ("Changwat Nonthaburi", "np"),
                ("Krasuang Kalahom", "mod"), ("Defence Ministry of", "mod"), ("CHIANG MAI", "cm"), ("Chiang-Mai", "cm"),
                ("http://e/cm", "cm"),
            ])
        func names(query: String, thing: String) throws {
            let found = try service.candidates("{\"query\":\"\(query)\"}")
            #expect(found.first?.id == "http://e/" + thing && found.first?.match == true, "\(found)")
            #expect(found.first.map { $0.score > 90 && $0.score <= 100 } == true)
        }

        @Test("Namesakes are told apart by their properties, and neither is taken without")
        func namesakes() throws {
            let both = try service.candidates("{\"query\":\"Trade Council\"}")
            #expect(both.map(\.id) == ["http://e/a", "http://e/b"] && both.allSatisfy { !$0.match })
            for value in ["\"Laos\"", "{\"id\":\"http://e/la\",\"name\":\"Laos\"}", "[\"Laos\"]"] {
                let property = "{\"pid\":\"https://w3id.org/yong/ontology#partOf\",\"v\":\(value)}"
                let one = try service.candidates("{\"query\":\"Trade Council\",\"properties\":[\(property)]}")
                #expect(one.first?.id == "http://e/b" && one.first?.match == true, "\(value): \(one)")
            }
        }

        @Test("Classes narrow what is found, properties alone find it, other properties order it")
        func constraints() throws {
            #expect(
                try service.candidates("{\"query\":\"Nonthaburi\",\"type\":\"https://w3id.org/yong/ontology#Person\"}")
                    .isEmpty)
            let types = "[\"https://w3id.org/yong/ontology#Province\"]"
            #expect(
                try service.candidates("{\"query\":\"Nonthaburi\",\"type\":\(types),\"type_strict\":\"all\"}").count
                    == 1)
            let code = "{\"pid\":\"isoAlpha2\",\"v\":\"th\"}"
            #expect(
                try service.candidates("{\"type\":\"https://w3id.org/yong/ontology#Country\",\"properties\":[\(code)]}")
                    .first?.id == "http://e/th")
            func area(_ value: String) throws -> Double {
                let property = "{\"pid\":\"http://e/area\",\"v\":\(value)}"
                return try service.candidates("{\"query\":\"Chiang Mai\",\"properties\":[\(property)]}").first?.score
                    ?? 0
            }
            #expect(try area("20107") > area("5"))
            #expect(try service.candidates("{\"query\":\"Chiang\",\"limit\":1}").count <= 1)
        }

        @Test("The scores are those of links, with what they are made of")
        func features() throws {
            let form = "queries=" + Service.escaped("{\"x\":{\"query\":\"Nonthaburi\"}}")
            let first = try #require(try service.json("/reconcile?" + form)["x"]?["result"]?.array?.first)
            let features = first["features"]?.array ?? []
            #expect(features.contains { $0["id"]?.string?.text == "name" })
            #expect(first["type"]?.array?.first?["name"]?.string?.text == "Province")
            #expect(first["description"]?.string?.text.contains("Thailand") == true)
        }

        @Test("Suggestions begin as was asked, in either script and romanised, a page at a time")
        func suggestions() throws {
            func names(_ path: String) throws -> [String] {
                try service.json("/reconcile/suggest/" + path)["result"]?.array?.compactMap { $0["name"]?.string?.text }
                    ?? []
            }
            #expect(try names("entity?prefix=chiang") == ["Chiang Mai", "Chiang Rai"])
            #expect(try names("entity?prefix=chiang&cursor=1") == ["Chiang Rai"])
            #expect(try names("entity?prefix=" + Service.escaped("เชียงร")) == ["Chiang Rai"])
            #expect(try names("entity?prefix=krasuang%20ka") == ["Ministry of Defence"])
            #expect(try names("entity?prefix=" + Service.escaped("http://e/th")) == ["Thailand"])
            #expect(try names("type?prefix=prov") == ["Province"])
            #expect(try names("property?prefix=part") == ["partOf"])
            #expect(try names("entity?prefix=zzz") == [])
        }

        @Test("With a text search, words within names are found as well")
        func words() throws {
            let service = try Service(search: TextSearch(.plain))
            func names(_ prefix: String) throws -> [String] {
                try service.json("/reconcile/suggest/entity?prefix=" + Service.escaped(prefix))["result"]?.array?
                    .compactMap { $0["name"]?.string?.text } ?? []
            }
            #expect(try names("defen") == ["Ministry of Defence"])
            #expect(try names("rai") == ["Chiang Rai"])
            #expect(try names("chiang") == ["Chiang Mai", "Chiang Rai"])
            #expect(try names("\"* ") == [])
            #expect(try service.candidates("{\"query\":\"Nonthaburi\"}").first?.id == "http://e/np")
        }

        @Test("Values extend a sheet with numbers, days, texts and things")
        func extensions() throws {
            let query = """
                {"ids":["http://e/cm","http://e/cr","http://e/ev","http://e/none"],
                "properties":[{"id":"partOf"},{"id":"http://e/area"},{"id":"onDate"}]}
                """
            let answer = try service.json("/reconcile", method: .post, form: "extend=" + Service.escaped(query))
            let rows = try #require(answer["rows"])
            #expect(rows["http://e/cm"]?["partOf"]?.array?.first?["id"]?.string?.text == "http://e/th")
            #expect(rows["http://e/cm"]?["http://e/area"]?.array?.first?["int"]?.content == .number(JSONNumber(20107)))
            #expect(rows["http://e/cr"]?["http://e/area"]?.array?.first?["float"] != nil)
            #expect(rows["http://e/ev"]?["onDate"]?.array?.first?["date"]?.string?.text == "2019-06-20T00:00:00Z")
            #expect(rows["http://e/none"]?["partOf"]?.array == [])
            #expect(answer["meta"]?.array?.count == 3)
            let proposed = try service.json(
                "/reconcile/properties?type=" + Service.escaped("https://w3id.org/yong/ontology#Province"))
            let ids = proposed["properties"]?.array?.compactMap { $0["id"]?.string?.text } ?? []
            #expect(ids.contains("http://e/area") && ids.contains("https://w3id.org/yong/ontology#partOf"))
        }

        @Test("Previews and flyouts hold text, and no markup of the data")
        func previews() throws {
            let id = Service.escaped("http://e/ev")
            let (response, html) = try #require(service.send("/reconcile/preview?id=" + id))
            #expect(response.headerFields[.contentType] == "text/html; charset=utf-8")
            #expect(response.headerFields[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
            #expect(html.contains("&lt;b&gt;Fair&lt;/b&gt; &amp; &quot;Show&quot;") && !html.contains("<b>"))
            let flyout = try service.json("/reconcile/flyout/entity?id=" + id)
            #expect(
                flyout["id"]?.string?.text == "http://e/ev" && flyout["html"]?.string?.text.contains("<b>") == false)
            let type = Service.escaped("https://w3id.org/yong/ontology#Province")
            #expect(
                try service.json("/reconcile/flyout/type?id=" + type)["html"]?.string?.text.contains("3 things") == true
            )
        }

        @Test("A changed store is read anew")
        func changes() throws {
            let folder = "/tmp/yong-reconciliation-\(UInt64.random(in: 0 ... .max))"
            let store = try Store(at: folder)
            defer { _ = try? Removal.remove(folder) }
            let name = IRI(unchecked: "http://www.w3.org/2000/01/rdf-schema#label")
            func found() throws -> Bool {
                let head = HTTPRequest(
                    method: .get, scheme: "http", authority: nil, path: "/reconcile/suggest/entity?prefix=new")
                let (_, body) = try #require(service.service.answer(head, from: try store.snapshot()))
                return String(decoding: body, as: UTF8.self).contains("http://e/new")
            }
            #expect(try !found())
            _ = try store.write {
                try $0.insert(Quad(.iri(IRI(unchecked: "http://e/new")), name, .literal(Literal("New Thing"))))
            }
            #expect(try found())
        }
    }
#endif
