/// Knows which person of a document an office stands for where no name is written: "ปลัดกระทรวง ก กล่าวว่า …".
struct RoleNames {
    /// An office at a place of a line and the person whom it stands for, if the document tells.
    struct Role {
        var range: Range<Int>
        var entity: Int?
    }

    private struct Holder {
        /// The whole office and its head, without spaces and abbreviations.
        var text: [UInt8]
        var head: [UInt8]
        /// The body that the office names.
        var body: Int?
        var entity: Int
    }

    private var holders: [Holder] = []

    /// Learns from a person whom the document introduces with offices.
    mutating func learn(_ phrase: PersonPhrase, in scene: RelationScene) {
        for office in phrase.offices where !office.isFormer {
            let holder = RoleNames.holder(
                office, entity: scene.mentions[phrase.mention].entity, in: scene)
            if !holders.contains(where: { $0.text == holder.text }) { holders.append(holder) }
        }
    }

    private static func holder(_ office: OfficeReader.Office, entity: Int, in scene: RelationScene) -> Holder {
        let text = full(scene.bytes[office.range], scene.words)
        let head = full(scene.bytes[office.range.lowerBound..<office.headEnd], scene.words)
        return Holder(
            text: text, head: head, body: office.bodies.first.map { scene.mentions[$0].entity }, entity: entity)
    }

    /// The text of an office without spaces and with its head spelled out.
    private static func full(_ bytes: ArraySlice<UInt8>, _ words: RelationWords) -> [UInt8] {
        let text = bytes.filter { $0 != UInt8(ascii: " ") }
        for form in words.officeShort where text.starts(with: form.short) && !text.starts(with: form.full) {
            return form.full + text.dropFirst(form.short.count)
        }
        return text
    }

    /// The offices of a line that stand without a name.
    func roles(_ offices: [PositionRules.FreeOffice], in scene: RelationScene) -> [Role] {
        offices.map { free in
            // The person whose name follows acts by that name.
            if free.person != nil { return Role(range: free.office.range) }
            let role = RoleNames.holder(free.office, entity: 0, in: scene)
            let holder = holders.first { holder in
                if holder.text == role.text { return true }
                guard let body = role.body, body == holder.body else { return false }
                return role.head.starts(with: holder.head) || holder.head.starts(with: role.head)
            }
            return Role(range: free.office.range, entity: holder?.entity)
        }
    }
}
