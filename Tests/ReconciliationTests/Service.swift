#if Server
    import HTTPTypes
    import JSONSyntax
    import QuadStore
    import RDFSyntax
    import Reconciliation
    import TextIndex

    /// A service over a few things, asked without sockets.
    struct Service {
        static let data = """
            @prefix yong: <https://w3id.org/yong/ontology#> . @prefix : <http://e/> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            :th a yong:Country ; rdfs:label "ไทย"@th , "Thailand"@en ; yong:isoAlpha2 "TH" .
            :np a yong:Province , yong:Place ; rdfs:label "นนทบุรี"@th , "Nonthaburi"@en ; yong:partOf :th .
            :cm a yong:Province , yong:Place ; rdfs:label "เชียงใหม่"@th , "Chiang Mai"@en ; yong:partOf :th ; :area 20107 .
            :cr a yong:Province , yong:Place ; rdfs:label "เชียงราย"@th , "Chiang Rai"@en ; yong:partOf :th ; :area 11678.4 .
            :pl a yong:Place ; rdfs:label "แม่สาย"@th , "Mae Sai"@en ; yong:partOf :cr .
            :mod a yong:Ministry ; rdfs:label "กระทรวงกลาโหม"@th , "Ministry of Defence"@en ; skos:altLabel "กห."@th .
            :a a yong:Organisation ; rdfs:label "Trade Council"@en ; yong:partOf :th .
            :b a yong:Organisation ; rdfs:label "Trade Council"@en ; yong:partOf :la .
            :la a yong:Country ; rdfs:label "Laos"@en .
            :ev a yong:Event ; rdfs:label "<b>Fair</b> & \\"Show\\""@en ; yong:onDate "2019-06-20"^^xsd:date .
            """
        let store: MemoryStore
        let service: ReconciliationService

        init(_ text: String = Service.data, search: TextSearch? = nil) throws {
            store = try MemoryStore { try RDFReader.read(bytes: Array(text.utf8), format: .turtle, into: &$0) }
            service = ReconciliationService(ReconciliationSettings(address: "http://127.0.0.1:7878"), search: search)
        }

        /// Sends a request.
        func send(
            _ path: String, method: HTTPRequest.Method = .get, form: String? = nil,
            type: String = "application/x-www-form-urlencoded"
        ) -> (HTTPResponse, String)? {
            var head = HTTPRequest(method: method, scheme: "http", authority: "127.0.0.1:7878", path: path)
            if form != nil { head.headerFields[.contentType] = type }
            return service.answer(head, body: Array((form ?? "").utf8), from: store.snapshot()).map {
                ($0.0, String(decoding: $0.1, as: UTF8.self))
            }
        }

        /// The value that a request is answered with.
        func json(_ path: String, method: HTTPRequest.Method = .get, form: String? = nil) throws -> JSONValue {
            guard let (response, text) = send(path, method: method, form: form), response.status == .ok else {
                throw Failure.noAnswer
            }
            var parser = JSONParser(Array(text.utf8))
            return try parser.parse()
        }

        /// The candidates of a query, as `id score match`.
        func candidates(_ query: String) throws -> [(id: String, score: Double, match: Bool)] {
            let form = "queries=" + Service.escaped("{\"q\":\(query)}")
            let result = try json("/reconcile", method: .post, form: form)["q"]?["result"]?.array ?? []
            return result.map { value in
                var score = -1.0
                if case .number(let number)? = value["score"]?.content { score = number.double }
                return (value["id"]?.string?.text ?? "", score, value["match"]?.bool ?? false)
            }
        }

        static func escaped(_ text: String) -> String {
            text.utf8.map { byte in
                byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
                    ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }.joined()
        }

        enum Failure: Error {
            case noAnswer
        }
    }

    extension JSONValue {
        /// The member of that name, if the value is an object that has it.
        subscript(name: String) -> JSONValue? { object?[JSONString(name)] }
    }
#endif
