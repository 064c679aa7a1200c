import RDFModel
import SPARQLSyntax

/// What a client asks for by the query operation of the protocol (SPARQL 1.1 Protocol §2.1).
struct QueryRequest: Equatable {
    /// The text of the query.
    var query: String
    /// `default-graph-uri`.
    var defaultGraphs: [IRI] = []
    /// `named-graph-uri`.
    var namedGraphs: [IRI] = []

    /// Reads the three forms: `GET`, `POST` of a form, `POST` of the query itself.
    ///
    /// - Throws: ``ProtocolError``: 400, 405, 415.
    init(_ request: ProtocolRequest) throws(ProtocolError) {
        let address = try FormFields(request.queryString)
        switch request.method {
        case "GET", "HEAD":
            self = try QueryRequest(address, text: nil)
        case "POST":
            let type = MediaType(request.contentType ?? "")
            switch type?.name {
            case "application/x-www-form-urlencoded":
                guard address.fields.isEmpty else {
                    throw .bad("a form is posted with all its fields in the body, and none in the address")
                }
                self = try QueryRequest(try FormFields(request.body), text: nil)
            case "application/sparql-query":
                guard let text = String(validating: request.body, as: UTF8.self) else {
                    throw .bad("the query holds bytes that are no UTF-8")
                }
                self = try QueryRequest(address, text: text)
            case "application/sparql-update":
                throw ProtocolError(status: 403, message: "this endpoint is read only")
            default:
                throw ProtocolError(
                    status: 415,
                    message: "post a query as application/sparql-query, or as application/x-www-form-urlencoded")
            }
        default: throw .method(allowing: ["GET", "HEAD", "POST"])
        }
    }

    private init(_ fields: FormFields, text: String?) throws(ProtocolError) {
        let queries = fields.values("query") + (text.map { [$0] } ?? [])
        guard queries.count == 1 else {
            if !fields.values("update").isEmpty {
                throw ProtocolError(status: 403, message: "this endpoint is read only")
            }
            throw .bad(queries.isEmpty ? "the request has no query" : "the request has more than one query")
        }
        query = queries[0]
        defaultGraphs = try QueryRequest.iris(fields, "default-graph-uri")
        namedGraphs = try QueryRequest.iris(fields, "named-graph-uri")
    }

    private static func iris(_ fields: FormFields, _ name: String) throws(ProtocolError) -> [IRI] {
        var found: [IRI] = []
        for text in fields.values(name) {
            do throws(IRIError) { found.append(try IRI(text)) } catch { throw .bad("\(name): \(error)") }
        }
        return found
    }

    /// The query, read; the dataset of the request takes the place of what the query names (§2.1.4).
    func parsed() throws(ProtocolError) -> Query {
        do throws(SPARQLSyntaxError) {
            var parsed = try Query(query)
            if !defaultGraphs.isEmpty || !namedGraphs.isEmpty {
                parsed.dataset = DatasetClause(defaultGraphs: defaultGraphs, namedGraphs: namedGraphs)
            }
            return parsed
        } catch {
            throw .bad("\(error)")
        }
    }
}
