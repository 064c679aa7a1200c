import RDFModel

/// What the overlay says of who is who, after the rules had their say.
extension Resolver {
    /// Joins and parts things by their IRIs.
    ///
    /// - Parameters:
    ///   - fixed: By number of a thing, the path of the IRI that it has without the overlay, and then with it.
    mutating func applyOverlay(_ fixed: inout [Int: Int], _ paths: inout TextTable, base: String) {
        var thingOfPath: [Int: Int] = [:]
        for (thing, path) in fixed { thingOfPath[path] = thing }
        for rule in overlay.mentionRules { apply(rule, &fixed, &thingOfPath, &paths) }
        for (one, other) in overlay.joined {
            let (from, into) = (paths.intern(Array(one.text.utf8)), paths.intern(Array(other.text.utf8)))
            guard from != into, let thing = thingOfPath[from] else { continue }
            let root = sets.find(thing)
            guard let target = thingOfPath[into] else {
                fixed[root] = into
                thingOfPath[into] = root
                continue
            }
            // A person and a place are never one, whatever the overlay says.
            guard things[sets.find(target)].thingClass == things[root].thingClass else { continue }
            sets.join(root, to: target)
            decisions.append(.init(kind: .overlay, thing: thing, documents: []))
        }
    }

    private mutating func apply(
        _ rule: Overlay.MentionRule, _ fixed: inout [Int: Int], _ thingOfPath: inout [Int: Int],
        _ paths: inout TextTable
    ) {
        guard let text = table.texts.number(of: Array(rule.text.utf8)[...]) else { return }
        let path = paths.intern(Array(rule.thing.text.utf8))
        for document in order.indices
        where rule.isAbout(documentID: table.texts[Int(table.documents[order[document]].id)]) {
            for entity in entities(of: document) where isNamed(entity, text) {
                let place = Occurrence(document: Int32(document), entity: Int32(entity))
                let row = table.entities[entity]
                let present = thingOfPath[path].map { sets.find($0) }
                if rule.isSame {
                    let target: Int
                    if let present, things[present].thingClass == row.thingClass {
                        target = present
                    } else if present == nil {
                        target = add(Thing(thingClass: row.thingClass, key: Int(row.key)))
                        fixed[target] = path
                        thingOfPath[path] = target
                    } else {
                        continue
                    }
                    thingOf[entity] = Int32(target)
                } else if sets.find(Int(thingOf[entity])) == present {
                    thingOf[entity] = Int32(add(Thing(thingClass: row.thingClass, key: Int(row.key), inside: place)))
                }
            }
        }
    }

    private func isNamed(_ entity: Int, _ text: Int) -> Bool {
        Int(table.entities[entity].name) == text
            || table.forms(of: entity).contains { Int(table.forms[$0]) == text }
    }
}
