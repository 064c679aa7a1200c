/// Says how the words between two names join them.
struct GapReader: Sendable {
    /// How two neighbouring names are joined.
    enum Joint: Int16, Comparable {
        /// Only spaces or an address in between: "กรม ก กระทรวง ข".
        case beside
        /// "ใน", "สังกัด", "ของ": the first lies within the second.
        case inside
        /// "(": the second is named within a bracket.
        case bracket
        /// "และ", a comma: two of a list.
        case list
        /// "โดย": the second acts for the first.
        case through
        /// "ได้แก่": the list of what the first holds.
        case namely

        static func < (left: Joint, right: Joint) -> Bool { left.rawValue < right.rawValue }
    }

    private static let words: [(phrase: String, value: Int16)] =
        [" ", "ชั้นที่", "ชั้น", "เลขที่", "หมู่ที่", "หมู่", "ซอย", "บริเวณ", "โซน", "ฮอลล์", "ริม"].map { ($0, Joint.beside.rawValue) }
        + [
            "ใน", "ภายใน", "ของ", "สังกัด", "ในสังกัด", "ภายใต้", "ภายใต้สังกัด", "ในพื้นที่", "พื้นที่", "ในเขต", "ภายใต้การกำกับของ",
            "ในกำกับ",
            "ในกำกับของ", "ตั้งอยู่ใน", "ตั้งอยู่ที่", "ประจำ", "ที่ตั้งอยู่ใน", "เป็นโรงพยาบาลชุมชนประจำ", "ในความดูแลของ", "ที่อยู่ใน", "ที่",
        ].map { ($0, Joint.inside.rawValue) }
        + ["("].map { ($0, Joint.bracket.rawValue) }
        + [",", "และ", "/", "รวมถึง", "ตลอดจน", "และใน", "กับ", "และหลายอำเภอใน", "หลายอำเภอใน", "อีก"].map {
            ($0, Joint.list.rawValue)
        }
        + ["โดย", "ผ่าน", "มอบหมายให้", "โดยมี"].map { ($0, Joint.through.rawValue) }
        + ["ได้แก่", "อาทิ", "เช่น", "ประกอบด้วย", "คือ", ":"].map { ($0, Joint.namely.rawValue) }

    private static let trie = PhraseTrie(words)

    /// How the words in `gap` join what stands on both sides, or `nil` if they say more than that.
    static func joint(in gap: Range<Int>, of scene: RelationScene) -> Joint? {
        guard gap.count <= 80 else { return nil }
        var position = gap.lowerBound
        var joint = Joint.beside
        var hasNumber = false
        while position < gap.upperBound {
            if let hit = trie.longest(in: scene.bytes, at: position, limit: gap.upperBound) {
                if let next = Joint(rawValue: hit.value) { joint = max(joint, next) }
                hasNumber = hasNumber || hit.end - position > 3
                position = hit.end
            } else if (0x30...0x39).contains(scene.bytes[position]), hasNumber {
                // The number of a floor or a house.
                position += 1
            } else if scene.bytes[position] == UInt8(ascii: ")") || scene.bytes[position] == UInt8(ascii: "\"") {
                position += 1
            } else {
                return nil
            }
        }
        return joint
    }
}
