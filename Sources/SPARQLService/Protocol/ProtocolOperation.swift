#if Server
    internal import HTTPNegotiation
    internal import HTTPTypes
    internal import RDFModel
    internal import SPARQLSyntax

    /// What a client asks for at the endpoint (SPARQL 1.1 Protocol §2).
    enum ProtocolOperation: Equatable {
        /// A query, and the dataset that the request names.
        case query(String, DatasetClause)
        /// An update, and the dataset that the request names for its patterns.
        case update(String, DatasetClause)
        /// What the endpoint is (SPARQL 1.1 Service Description §2).
        case description

        private static let form = "application/x-www-form-urlencoded"
        private static let methods: [HTTPRequest.Method] = [.get, .head, .post, .options]

        /// Reads the forms of both operations: `GET`, `POST` of a form, `POST` of the text itself.
        ///
        /// - Throws: ``ProtocolError``: 400, 405, 415.
        init(_ request: EndpointRequest) throws(ProtocolError) {
            let address = try FormFields(ofRequest: request.queryString)
            switch request.head.method {
            case .get, .head:
                guard address.values("update").isEmpty else {
                    throw .bad("an update is posted, and never asked for with GET")
                }
                if address.fields.isEmpty {
                    self = .description
                } else {
                    self = .query(try Self.one(address, "query"), try Self.dataset(address, "default", "named"))
                }
            case .post:
                self = try Self.posted(request, address)
            default: throw .method(allowing: Self.methods)
            }
        }

        private static func posted(
            _ request: EndpointRequest, _ address: FormFields
        ) throws(ProtocolError) -> ProtocolOperation {
            switch request.contentType?.name {
            case form:
                var fields = try FormFields(ofRequest: request.body)
                guard address.values("query").isEmpty, address.values("update").isEmpty else {
                    throw .bad("a form is posted with its query or update in the body, and not in the address")
                }
                fields.append(address)
                let isUpdate = !fields.values("update").isEmpty
                guard !isUpdate || fields.values("query").isEmpty else {
                    throw .bad("the request has a query and an update")
                }
                return isUpdate
                    ? .update(try one(fields, "update"), try dataset(fields, "using", "using-named"))
                    : .query(try one(fields, "query"), try dataset(fields, "default", "named"))
            case "application/sparql-query":
                guard address.values("query").isEmpty else { throw .bad("the request has more than one query") }
                return .query(try request.text(of: "query"), try dataset(address, "default", "named"))
            case "application/sparql-update":
                return .update(try request.text(of: "update"), try dataset(address, "using", "using-named"))
            default:
                throw ProtocolError(
                    status: 415,
                    message: "post a query as application/sparql-query, an update as application/sparql-update, or "
                        + "either as " + form)
            }
        }

        private static func one(_ fields: FormFields, _ name: String) throws(ProtocolError) -> String {
            let values = fields.values(name)
            guard values.count == 1 else {
                throw .bad(values.isEmpty ? "the request has no \(name)" : "the request has more than one \(name)")
            }
            return values[0]
        }

        private static func dataset(
            _ fields: FormFields, _ first: String, _ named: String
        ) throws(ProtocolError) -> DatasetClause {
            DatasetClause(
                defaultGraphs: try fields.iris(first + "-graph-uri"), namedGraphs: try fields.iris(named + "-graph-uri")
            )
        }
    }

    extension DatasetClause {
        /// Whether it names any graph.
        var isEmpty: Bool { defaultGraphs.isEmpty && namedGraphs.isEmpty }
    }

    extension Query {
        /// Reads the query of a request; the dataset of the request takes the place of what the query names (§2.1.4).
        ///
        /// - Throws: ``ProtocolError``: 400.
        init(_ text: String, _ dataset: DatasetClause, base: IRI?, _ memory: QueryMemory) throws(ProtocolError) {
            do throws(SPARQLSyntaxError) {
                self = try memory.query(text, base: base)
            } catch {
                throw .bad("\(error)")
            }
            if !dataset.isEmpty { self.dataset = dataset }
        }
    }

    extension Update {
        /// Reads the update of a request; its patterns are matched with the dataset of the request, which no operation
        /// may contradict (§2.2.3).
        ///
        /// - Throws: ``ProtocolError``: 400.
        init(_ text: String, _ dataset: DatasetClause, base: IRI?) throws(ProtocolError) {
            do throws(SPARQLSyntaxError) {
                try self.init(text, options: QueryOptions(file: "update", base: base))
            } catch {
                throw .bad("\(error)")
            }
            if dataset.isEmpty { return }
            for place in operations.indices {
                guard case .modify(var modification) = operations[place].kind else { continue }
                guard modification.using == nil, modification.with == nil else {
                    throw .bad("the request names graphs, so that its update may not have USING or WITH")
                }
                modification.using = dataset
                operations[place].kind = .modify(modification)
            }
        }
    }
#endif
