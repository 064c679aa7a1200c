#if Server
    internal import JSONSyntax

    /// Questions for things, by the names that the client gave them.
    struct QueryBatch {
        /// Names and questions in their order.
        let queries: [(JSONString, ReconciliationQuery)]

        /// Reads the value of `queries`.
        ///
        /// - Throws: ``ReconciliationError``.
        init(_ text: String, limit: Int) throws(ReconciliationError) {
            guard case .object(let object) = try ReconciliationJSON.parse(text, "queries").content else {
                throw .bad("queries: an object is expected")
            }
            guard object.count <= limit else { throw .tooMany(limit: limit) }
            var queries: [(JSONString, ReconciliationQuery)] = []
            for member in object.members {
                queries.append((member.name, try ReconciliationQuery(member.value, member.name)))
            }
            self.queries = queries
        }
    }

    /// A question for a thing.
    struct ReconciliationQuery {
        var text = ""
        var types: [String] = []
        var limit: Int?
        var properties: [(id: String, values: [PropertyValue])] = []
        /// Whether a candidate must be of one of the types, of all of them, or only should be.
        var strictness = Strictness.any

        enum Strictness: String {
            case any, all, should
        }

        /// A value that a property should have.
        enum PropertyValue: Equatable {
            case text(String)
            case thing(String)
        }

        /// Reads a question.
        init(_ value: JSONValue, _ name: JSONString) throws(ReconciliationError) {
            guard case .object(let object) = value.content else { throw .bad("query \(name): an object is expected") }
            for member in object.members {
                switch member.name.text {
                case "query":
                    guard let text = member.value.string else { throw .bad("query \(name): query is no string") }
                    self.text = text.text
                case "type":
                    for type in member.value.elements {
                        // OpenRefine sends identifiers; the text of the specification has objects as well.
                        guard let id = type.string ?? type.object?["id"]?.string else {
                            throw .bad("query \(name): a type is no string")
                        }
                        types.append(id.text)
                    }
                case "limit":
                    guard case .number(let number) = member.value.content, number.double >= 1 else {
                        throw .bad("query \(name): limit is no number above 0")
                    }
                    limit = Int(min(number.double, 1e6))
                case "properties": try read(member.value, name)
                case "type_strict":
                    guard let text = member.value.string, let strictness = Strictness(rawValue: text.text) else {
                        throw .bad("query \(name): type_strict is none of any, all, should")
                    }
                    self.strictness = strictness
                default: break
                }
            }
            guard !text.isEmpty || !properties.isEmpty else {
                throw .bad("query \(name): neither query nor properties tells what is looked for")
            }
        }

        private mutating func read(_ value: JSONValue, _ name: JSONString) throws(ReconciliationError) {
            guard let list = value.array else { throw .bad("query \(name): properties is no array") }
            for entry in list {
                guard let object = entry.object, let id = object["pid"]?.string, let value = object["v"] else {
                    throw .bad("query \(name): a property needs pid and v")
                }
                var values: [PropertyValue] = []
                for value in value.elements {
                    switch value.content {
                    case .string(let text): values.append(.text(text.text))
                    case .number(let number): values.append(.text(number.text))
                    case .bool(let bool): values.append(.text(bool ? "true" : "false"))
                    case .object(let object):
                        guard let id = object["id"]?.string else { throw .bad("query \(name): a value lacks its id") }
                        values.append(.thing(id.text))
                    case .null: break
                    case .array: throw .bad("query \(name): a value is an array in an array")
                    }
                }
                properties.append((id.text, values))
            }
        }
    }

    /// JSON that clients sent.
    enum ReconciliationJSON {
        /// Reads the value of a field.
        static func parse(_ text: String, _ field: String) throws(ReconciliationError) -> JSONValue {
            do {
                var parser = JSONParser(Array(text.utf8))
                return try parser.parse()
            } catch {
                throw .bad("\(field): \(error)")
            }
        }
    }
#endif
