#if Server
    internal import QuadStore
    internal import QueryEngine
    internal import RDFModel
    internal import TextIndex

    /// Finds things by the words of their names and titles.
    struct ThingSearch {
        struct Found {
            var thing: TermID
            /// The name that was found.
            var name: Literal
            var score: Double
            var types: [IRI]
            /// How many documents mention the thing.
            var documentCount: Int
        }

        /// What was found, the best first.
        private(set) var found: [Found] = []
        /// Whether there may be more than was looked at.
        private(set) var isCutOff = false
        /// How many things of each class were found.
        private(set) var countByType: [(type: IRI, count: Int)] = []

        /// How many strings are followed to the things that they name.
        private static let mostStrings = 1000

        /// - Parameter type: the class of what is looked for; `nil` is any.
        init(_ text: String, type: IRI?, _ reader: GraphReader, _ settings: PageSettings) throws {
            let strings = try ThingSearch.strings(text, reader, settings)
            isCutOff = strings.count > ThingSearch.mostStrings
            let properties = try ThingSearch.properties(reader, settings)
            let mentions = try reader.id(Terms.mentions)
            var best: [TermID: Found] = [:]
            for string in strings.prefix(ThingSearch.mostStrings) {
                guard let name = try reader.term(string.literal).literal else { continue }
                let score = string.score * ThingSearch.closeness(name.lexicalForm, text)
                for (thing, weight) in try ThingSearch.things(named: string.literal, properties, reader) {
                    let score = score * weight
                    if let known = best[thing], known.score >= score { continue }
                    best[thing] = Found(thing: thing, name: name, score: score, types: [], documentCount: 0)
                }
            }
            for var found in best.values {
                found.types = try reader.types(found.thing)
                found.documentCount = try mentions.map { try reader.count(.posg, [$0, found.thing]) } ?? 0
                // What is spoken of more is more likely meant.
                found.score *= 1 + 0.15 * Double(Int.bitWidth - found.documentCount.leadingZeroBitCount)
                self.found.append(found)
            }
            var counts: [IRI: Int] = [:]
            for found in self.found { for type in found.types { counts[type, default: 0] += 1 } }
            countByType = counts.map { ($0.key, $0.value) }.sorted { ($1.count, $0.type) < ($0.count, $1.type) }
            if let type { self.found.removeAll { !$0.types.contains(type) } }
            self.found.sort { left, right in
                left.score != right.score ? left.score > right.score : left.thing < right.thing
            }
        }

        /// The properties whose strings are names, each with what it counts.
        private static func properties(_ reader: GraphReader, _ settings: PageSettings) throws -> [TermID: Double] {
            let all = try settings.execution.text?.properties(in: reader.view) ?? Terms.names + Terms.otherNames
            var result: [TermID: Double] = [:]
            for property in all {
                if let id = try reader.id(property) { result[id] = property == RDFS.label ? 1 : 0.85 }
            }
            return result
        }

        /// The things that have a string as a name.
        private static func things(
            named literal: TermID, _ properties: [TermID: Double], _ reader: GraphReader
        ) throws -> [(TermID, Double)] {
            var things: [(TermID, Double)] = []
            try reader.forEachRow(ScanRange(.ops, prefix: [literal]), [1, 2], limit: 200) { row in
                if let weight = properties[row[0]] { things.append((row[1], weight)) }
            }
            try reader.forEachRow(ScanRange(.ospg, prefix: [literal]), [1, 2], limit: 200) { row in
                // What a document says of an entity that was joined with another one is no name of a thing.
                if let weight = properties[row[1]] { things.append((row[0], weight * 0.8)) }
            }
            return things
        }

        /// How near a name is to what was written: the same, its beginning, or somewhere within.
        private static func closeness(_ name: String, _ text: String) -> Double {
            let (name, text) = (name.utf8.map { CodeUnits.lowercased($0) }, text.utf8.map { CodeUnits.lowercased($0) })
            if name == text { return 3 }
            return name.starts(with: text) ? 1.5 : 1
        }

        // MARK: Strings

        /// A string that was found.
        private struct Match {
            var literal: TermID
            var score: Double
        }

        /// The strings that hold the words, the best first.
        private static func strings(
            _ text: String, _ reader: GraphReader, _ settings: PageSettings
        ) throws -> [Match] {
            guard let search = settings.execution.text else { return try scan(text, reader, settings) }
            let query = TextQuery(text, analyzer: search.analyzer)
            let properties = try search.properties(in: reader.view).compactMap { try reader.id($0) }
            var matches = try search.candidates(query, of: properties, in: reader.view)
                .map { Match(literal: $0.literal, score: $0.score) }
            matches.sort { $0.score != $1.score ? $0.score > $1.score : $0.literal < $1.literal }
            guard query.needsConfirmation else { return matches }
            let first = Array(matches.prefix(mostStrings * 4))
            let confirmed = try search.confirms(query, first.map(\.literal), language: nil, in: reader.view)
            return first.filter { confirmed.contains($0.literal) }
        }

        /// The strings that hold a text, where there is nothing that knows words: as many as may be looked at.
        private static func scan(
            _ text: String, _ reader: GraphReader, _ settings: PageSettings
        ) throws -> [Match] {
            let wanted = text.utf8.map { CodeUnits.lowercased($0) }
            if wanted.isEmpty { return [] }
            var matches: [Match] = []
            for property in try properties(reader, settings).keys.sorted() {
                for permutation in [Permutation.pos, .posg] {
                    let ids = try reader.values(permutation, [property], limit: settings.labelsSearched)
                    try reader.view.dictionary.forEachKey(ids) { index, key in
                        guard let literal = TermKey.term(key)?.literal,
                            ThingSearch.holds(literal.lexicalForm.utf8.map { CodeUnits.lowercased($0) }, wanted)
                        else { return }
                        let length = Double(literal.lexicalForm.utf8.count)
                        matches.append(Match(literal: ids[index], score: Double(wanted.count) / length))
                    }
                }
            }
            var seen: Set<TermID> = []
            return matches.sorted { $0.score != $1.score ? $0.score > $1.score : $0.literal < $1.literal }
                .filter { seen.insert($0.literal).inserted }
        }

        private static func holds(_ text: [UInt8], _ part: [UInt8]) -> Bool {
            guard text.count >= part.count else { return false }
            return (0...text.count - part.count).contains { text[$0...].starts(with: part) }
        }
    }
#endif
