#if Server
    internal import QuadStore
    internal import RDFModel

    /// The statements of a thing with one property.
    struct PropertyGroup {
        /// The property.
        var property: IRI
        /// Its id.
        var id: TermID
        /// Whether the thing is the object.
        var isIncoming: Bool
        /// How many there are.
        var count: Int
        /// The first of the things or literals at the other end.
        var values: [TermID]
    }

    extension GraphReader {
        /// What is said of a thing, by property; at most `limit` values of each are read.
        func outgoing(_ thing: TermID, limit: Int) throws -> [PropertyGroup] {
            var groups: [PropertyGroup] = []
            for permutation in [Permutation.spo, .spog] {
                for (id, count) in try self.groups(permutation, [thing]) where !groups.contains(where: { $0.id == id })
                {
                    guard let property = try iri(id) else { continue }
                    let values = try values(permutation, [thing, id], limit: limit)
                    groups.append(
                        PropertyGroup(property: property, id: id, isIncoming: false, count: count, values: values))
                }
            }
            return try withoutRepeated(groups)
        }

        /// What points at a thing, by property, but for what is evidence.
        func incoming(_ thing: TermID, limit: Int) throws -> [PropertyGroup] {
            var groups: [PropertyGroup] = []
            for (id, count) in try self.groups(.ops, [thing]) {
                guard let property = try iri(id) else { continue }
                let values = try values(.ops, [thing, id], limit: limit)
                groups.append(PropertyGroup(property: property, id: id, isIncoming: true, count: count, values: values))
            }
            for id in try namedPredicates() where !groups.contains(where: { $0.id == id }) {
                guard let property = try iri(id), !Terms.evidence.contains(property) else { continue }
                let count = try count(.posg, [id, thing])
                if count == 0 { continue }
                let values = try values(.posg, [id, thing], limit: limit)
                groups.append(PropertyGroup(property: property, id: id, isIncoming: true, count: count, values: values))
            }
            return try withoutRepeated(groups)
        }

        /// The properties that named graphs use.
        private func namedPredicates() throws -> [TermID] {
            try groups(.psog, [], limit: 200).map(\.id)
        }

        /// Leaves out properties of other vocabularies that say what one of ours says already, and puts ours first.
        private func withoutRepeated(_ groups: [PropertyGroup]) throws -> [PropertyGroup] {
            var hidden: Set<IRI> = []
            for group in groups {
                for other in vocabulary.repeats(group.property) {
                    guard let twin = groups.first(where: { $0.property == other }), twin.count <= group.count else {
                        continue
                    }
                    hidden.insert(other)
                }
            }
            func isOwn(_ group: PropertyGroup) -> Bool { group.property.text.utf8.starts(with: Terms.yong.utf8) }
            let shown = groups.filter { !hidden.contains($0.property) }
            return shown.filter(isOwn) + shown.filter { !isOwn($0) }
        }

        /// Whether anything is known of a term.
        func isKnown(_ id: TermID) throws -> Bool {
            for permutation in [Permutation.spo, .ops, .spog, .ospg, .gspo, .pso, .psog]
            where try count(permutation, [id]) > 0 {
                return true
            }
            return false
        }
    }
#endif
