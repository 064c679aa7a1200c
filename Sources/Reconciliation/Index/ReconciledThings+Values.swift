#if Server
    internal import JSONSyntax
    internal import Linking
    internal import QuadStore
    internal import RDFModel

    extension ReconciledThings {
        /// Calls `body` with each value of a property in the default graph.
        func forEachValue(of iri: IRI, _ property: IRI, _ body: (Term) throws -> Void) throws {
            try view.forEach(QuadPattern(subject: .iri(iri), predicate: property, in: .defaultGraph)) {
                try body($0.object)
            }
        }

        /// Calls `body` with each statement about a thing in the default graph.
        func forEachStatement(of iri: IRI, _ body: (IRI, Term) throws -> Void) throws {
            try view.forEach(QuadPattern(subject: .iri(iri), in: .defaultGraph)) {
                try body($0.predicate, $0.object)
            }
        }

        /// Whether a value is the one that a client named: the same thing, or the same text without case and accents.
        func agrees(_ value: Term, _ wanted: ReconciliationQuery.PropertyValue) throws -> Bool {
            switch (value, wanted) {
            case (.iri(let iri), .thing(let id)): return CodeUnits.equal(iri.text, id)
            case (.iri(let iri), .text(let text)):
                if CodeUnits.equal(iri.text, text) { return true }
                guard let record = index.records[iri] else { return false }
                return record.isCalled(text)
            case (.literal(let literal), .text(let text)), (.literal(let literal), .thing(let text)):
                return EntityRecord.isSameName(literal.lexicalForm, text)
            default: return false
            }
        }

        /// A value as data extension has it (§7.4 of the specification).
        func json(_ value: Term) throws -> JSONValue? {
            switch value {
            case .iri(let iri):
                return index.records[iri] == nil
                    ? member("str", .string(JSONString(iri.text))) : try reference(iri)
            case .literal(let literal): return json(literal)
            case .blankNode, .triple: return nil
            }
        }

        private func json(_ literal: Literal) -> JSONValue {
            let text = literal.lexicalForm
            switch literal.datatype.text {
            case ReconciledThings.xsd + "integer", ReconciledThings.xsd + "int", ReconciledThings.xsd + "long":
                if let number = Int(text) { return member("int", JSONValue(.number(JSONNumber(number)))) }
            case ReconciledThings.xsd + "decimal", ReconciledThings.xsd + "double", ReconciledThings.xsd + "float":
                if let number = Double(text), number.isFinite {
                    return member("float", JSONValue(.number(JSONNumber(number))))
                }
            case ReconciledThings.xsd + "dateTime": return member("date", .string(JSONString(text)))
            case ReconciledThings.xsd + "date" where text.utf8.count == 10:
                // Clients expect a time; a day begins at midnight.
                return member("date", .string(JSONString(text + "T00:00:00Z")))
            default: break
            }
            return member("str", .string(JSONString(text)))
        }

        private func member(_ name: JSONString, _ value: JSONValue) -> JSONValue {
            .object(JSONObject([(name, value)]))
        }

        private static let xsd = "http://www.w3.org/2001/XMLSchema#"
    }
#endif
