#if Server
    internal import JSONSyntax
    internal import Linking
    internal import RDFModel
    internal import XMLEvents

    /// Small pieces of HTML about things.
    struct ThingPreview {
        private let things: ReconciledThings

        init(_ things: ReconciledThings) {
            self.things = things
        }

        /// A page about a thing (§5 of the specification).
        func page(_ id: String) throws -> ReconciliationAnswer {
            let record = try things.record(id)
            return .page(
                "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
                    + HTMLText.escaped(record.label) + "</title></head><body>" + (try html(record))
                    + "</body></html>\n")
        }

        /// The same piece by itself, for what was suggested (§6.5).
        func flyout(_ subject: ReconciliationRoute.Subject, _ id: String) throws -> JSONValue {
            let html: String
            switch subject {
            case .entity: html = try self.html(things.record(id))
            case .type, .property:
                guard let iri = try? IRI(id) else { throw ReconciliationError.unknown(id) }
                let list = subject == .type ? things.index.types : things.index.properties
                guard let known = list.first(where: { $0.iri == iri }) else { throw ReconciliationError.unknown(id) }
                let unit = subject == .type ? "things" : "statements"
                html =
                    "<p><strong>" + HTMLText.escaped(try things.name(of: iri)) + "</strong></p><p>"
                    + "\(known.count) \(unit)</p>"
            }
            return .object(
                JSONObject([("id", .string(JSONString(id))), ("html", .string(JSONString(html)))]))
        }

        private func html(_ record: EntityRecord) throws -> String {
            let others = record.nameTexts.filter { !CodeUnits.equal($0, record.label) }.prefix(6)
            var html = "<p><strong>" + HTMLText.escaped(record.label) + "</strong></p>"
            html += "<p>" + HTMLText.escaped(try things.description(of: record)) + "</p>"
            if !others.isEmpty {
                html += "<p>" + others.map { HTMLText.escaped($0) }.joined(separator: " · ") + "</p>"
            }
            return html + "<p><small>" + HTMLText.escaped(record.iri.text) + "</small></p>"
        }
    }
#endif
