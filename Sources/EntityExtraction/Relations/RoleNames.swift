/// Knows which person of a document an office stands for where no name is written: "ปลัดกระทรวง ก กล่าวว่า …".
struct RoleNames {
    private struct Role {
        var text: [UInt8]
        var entity: Int
    }

    private var roles: [Role] = []

    /// Learns from the offices that people of the document were found to hold.
    init(_ relations: [Relation]) {
        for relation in relations where relation.predicate == .holdsPosition {
            guard case .text(let text) = relation.object else { continue }
            let key = RoleNames.key(text.utf8)
            if !roles.contains(where: { $0.text == key }) {
                roles.append(Role(text: key, entity: relation.subject))
            }
        }
    }

    private static func key(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        bytes.filter { $0 != UInt8(ascii: " ") }
    }

    /// The offices of a line that stand for a person.
    func roles(_ offices: [PositionRules.FreeOffice], in scene: RelationScene) -> [(range: Range<Int>, entity: Int)] {
        offices.compactMap { free in
            let key = RoleNames.key(scene.bytes[free.office.range])
            if let role = roles.first(where: { $0.text == key }) { return (free.office.range, role.entity) }
            for form in OfficeWords.short where key.starts(with: form.short.utf8) {
                let full = Array(form.full.utf8) + key.dropFirst(form.short.utf8.count)
                if let role = roles.first(where: { $0.text == full }) { return (free.office.range, role.entity) }
            }
            return nil
        }
    }
}
