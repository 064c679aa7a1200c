/// Drops the short form of an office where the document gives the full one for the same person.
struct OfficeSpellings {
    let words: RelationWords

    /// The offices without those that only repeat another office of the person in short.
    func withoutShortForms(_ relations: [Relation]) -> [Relation] {
        var offices: [Int: [[UInt8]]] = [:]
        for case let relation in relations where relation.predicate == .holdsPosition {
            guard case .text(let text) = relation.object else { continue }
            offices[relation.subject, default: []].append(text.utf8.filter { $0 != UInt8(ascii: " ") })
        }
        return relations.filter { relation in
            guard relation.predicate == .holdsPosition, case .text(let text) = relation.object else { return true }
            let office = text.utf8.filter { $0 != UInt8(ascii: " ") }
            return !repeats(office, offices[relation.subject] ?? [])
        }
    }

    private func repeats(_ office: [UInt8], _ others: [[UInt8]]) -> Bool {
        for other in others where !other.elementsEqual(office) {
            // The beginning of a longer office is a cut of it.
            if other.starts(with: office), office.count >= 15 { return true }
            for form in words.officeShort where office.starts(with: form.short) {
                if other.starts(with: form.full), !office.starts(with: form.full) { return true }
            }
        }
        return false
    }
}
