#if Server
    internal import JSONSyntax
    internal import Linking
    internal import RDFModel

    /// Finds the candidates of a query, with the evidence and the weights of links.
    struct QueryMatching {
        private let things: ReconciledThings

        init(_ things: ReconciledThings) {
            self.things = things
        }

        /// The candidates as the API has them, the best first.
        func candidates(_ query: ReconciliationQuery) throws -> [JSONValue] {
            let limit = min(query.limit ?? things.settings.candidateCount, things.settings.mostCandidates)
            if let iri = try? IRI(query.text), let record = things.index.records[iri] {
                return [try json(record, score: 1, match: true, evidence: [])]
            }
            var question = RecordIndex.Question(query.text.isEmpty ? [] : [query.text])
            question.types = types(query)
            var compared: [(property: IRI, values: [ReconciliationQuery.PropertyValue])] = []
            for (id, values) in query.properties {
                let property = (try? IRI(id)) ?? IRI(unchecked: things.settings.schemaSpace + id)
                question.properties += values.map { (property, term($0)) }
                if isCompared(property) { compared.append((property, values)) }
            }
            // More than are asked for, as properties may change the order and classes leave some out.
            let others = try query.text.isEmpty ? [] : things.things(withWords: query.text)
            var found = things.index.records.candidates(for: question, limit: limit * 4 + 10, besides: others)
            found.removeAll { !isWanted($0.record, query) }
            let scored = try found.map { candidate in
                (candidate, try compared.reduce(0.0) { try $0 + bits(candidate.record, $1.property, $1.values) })
            }
            return try ranked(scored).prefix(limit).map { candidate, likelihood, score in
                try json(
                    candidate.record, score: likelihood, match: score >= things.settings.matchThreshold,
                    evidence: candidate.evidence)
            }
        }

        /// Whether a property's values are looked up and compared by themselves. What a client names is meant: a thing that
        /// has other values is less likely, also where linking would say nothing against it.
        private func isCompared(_ property: IRI) -> Bool {
            switch LinkVocabulary.standard.roles[property] {
            case nil, .container, .country: true
            default: false
            }
        }

        /// Candidates with their likelihood and their share of it among all, in their order.
        private func ranked(
            _ scored: [(RecordIndex.Candidate, Double)]
        ) -> [(RecordIndex.Candidate, likelihood: Double, score: Double)] {
            let odds = scored.map { candidate, bits in
                QueryMatching.odds(candidate.likelihood) * QueryMatching.power(bits)
            }
            let total = odds.reduce(1, +)
            return zip(scored, odds).map { ($0.0, likelihood: $1 / (1 + $1), score: $1 / total) }
                .enumerated()
                .sorted {
                    $0.element.likelihood != $1.element.likelihood
                        ? $0.element.likelihood > $1.element.likelihood : $0.offset < $1.offset
                }
                .map(\.element)
        }

        private static func odds(_ probability: Double) -> Double { probability / max(1 - probability, 1e-12) }

        /// Two to a whole or half power.
        private static func power(_ bits: Double) -> Double {
            let whole = bits.rounded(.down)
            return Double(sign: .plus, exponent: Int(max(-1000, min(1000, whole))), significand: 1)
                * (bits > whole ? 1.4142 : 1)
        }

        private func types(_ query: ReconciliationQuery) -> [IRI] {
            query.types.filter { !$0.isEmpty }.map { id in
                (try? IRI(id)) ?? IRI(unchecked: things.settings.schemaSpace + id)
            }
        }

        /// Whether a thing is of the wanted classes, as strictly as was asked.
        private func isWanted(_ record: EntityRecord, _ query: ReconciliationQuery) -> Bool {
            let wanted = types(query)
            guard !wanted.isEmpty, query.strictness != .should else { return true }
            func isOne(_ type: IRI) -> Bool {
                record.types.contains(type)
                    || ClassAlignment.standard.kind(of: type).map { record.kind.isSubset(of: $0) } ?? false
            }
            return query.strictness == .all ? wanted.allSatisfy(isOne) : wanted.contains(where: isOne)
        }

        private func term(_ value: ReconciliationQuery.PropertyValue) -> Term {
            switch value {
            case .text(let text): .literal(Literal(text))
            case .thing(let id): (try? IRI(id)).map { .iri($0) } ?? .literal(Literal(id))
            }
        }

        /// What it says that a thing has a value of a property, or other values.
        private func bits(
            _ record: EntityRecord, _ property: IRI, _ values: [ReconciliationQuery.PropertyValue]
        ) throws -> Double {
            var (has, agrees) = (false, false)
            try things.forEachValue(of: record.iri, property) { value in
                has = true
                for wanted in values where !agrees { agrees = try things.agrees(value, wanted) }
            }
            return agrees ? 3 : has ? -2 : 0
        }

        private func json(
            _ record: EntityRecord, score: Double, match: Bool, evidence: [LinkEvidence]
        ) throws -> JSONValue {
            .object(
                JSONObject([
                    ("id", .string(JSONString(record.iri.text))), ("name", .string(JSONString(record.label))),
                    ("description", .string(JSONString(try things.description(of: record)))),
                    ("type", .array(try things.types(of: record))),
                    ("score", JSONValue(.number(JSONNumber((score * 10_000).rounded() / 100)))),
                    ("match", .bool(match)),
                    (
                        "features",
                        .array(
                            evidence.map { piece in
                                .object(
                                    JSONObject([
                                        ("id", .string(JSONString(piece.aspect.rawValue.replacing(" ", with: "_")))),
                                        ("value", JSONValue(.number(JSONNumber((piece.bits * 100).rounded() / 100)))),
                                    ]))
                            })
                    ),
                ]))
        }
    }
#endif
