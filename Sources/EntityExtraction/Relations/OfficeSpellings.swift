/// Drops the short form of an office where the document gives the full one for the same person.
struct OfficeSpellings {
    let words: RelationWords
    let entities: [Entity]

    /// The surface forms of each body, without spaces.
    private func bodies() -> [[[UInt8]]] {
        entities.compactMap { entity in
            guard entity.type == .ministry || entity.type == .organisation else { return nil }
            let forms = entity.mentions.map { OfficeSpellings.compact($0.text) }
            return forms.contains { $0.count != forms[0].count } ? forms : nil
        }
    }

    private static func compact(_ text: String) -> [UInt8] {
        let bytes = text.utf8Span.span
        var compact: [UInt8] = []
        compact.reserveCapacity(bytes.count)
        for index in bytes.indices where bytes[index] != UInt8(ascii: " ") { compact.append(bytes[index]) }
        return compact
    }

    /// The offices without those that only repeat another office of the person in short.
    func withoutShortForms(_ relations: [Relation]) -> [Relation] {
        var offices: [Int: [[UInt8]]] = [:]
        for case let relation in relations where relation.predicate == .holdsPosition {
            guard case .text(let text) = relation.object else { continue }
            offices[relation.subject, default: []].append(OfficeSpellings.compact(text))
        }
        // Most documents give nobody two offices.
        guard offices.values.contains(where: { $0.count > 1 }) else { return relations }
        let bodies = self.bodies()
        return relations.filter { relation in
            guard relation.predicate == .holdsPosition, case .text(let text) = relation.object,
                let others = offices[relation.subject], others.count > 1
            else { return true }
            let office = OfficeSpellings.compact(text)
            return !repeats(office, others) && !names(office, others, bodies)
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

    /// Whether another office is the same one with a longer name of its body: "ผู้ว่าการ กทพ." beside
    /// "ผู้ว่าการการทางพิเศษแห่งประเทศไทย".
    private func names(_ office: [UInt8], _ others: [[UInt8]], _ bodies: [[[UInt8]]]) -> Bool {
        for forms in bodies {
            for form in forms
            where form.count < office.count && form.last == office.last && office.suffix(form.count).elementsEqual(form)
            {
                let head = office.dropLast(form.count)
                for longer in forms where longer.count > form.count {
                    let isThere = others.contains { other in
                        other.count == head.count + longer.count && other.starts(with: head)
                            && other.suffix(longer.count).elementsEqual(longer)
                    }
                    if isThere { return true }
                }
            }
        }
        return false
    }
}
