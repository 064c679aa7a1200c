/// Says how the words between two names join them.
struct GapReader: Sendable {
    /// How two neighbouring names are joined.
    enum Joint: Int16, CaseIterable, Comparable {
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

        /// The words of each joint.
        private var section: WordTables.Section {
            switch self {
            case .beside: .jointBeside
            case .inside: .jointInside
            case .bracket: .jointBracket
            case .list: .jointList
            case .through: .jointThrough
            case .namely: .jointNamely
            }
        }

        /// The words of all joints, each with its raw value.
        static func trie(_ words: WordTables) -> PhraseTrie {
            PhraseTrie(allCases.flatMap { joint in words.phrases(joint.section).map { ($0, joint.rawValue) } })
        }

        static func < (left: Joint, right: Joint) -> Bool { left.rawValue < right.rawValue }
    }

    /// How the words in `gap` join what stands on both sides, or `nil` if they say more than that.
    static func joint(in gap: Range<Int>, of scene: RelationScene) -> Joint? {
        guard gap.count <= 80 else { return nil }
        if isAddressComma(gap, of: scene) { return .beside }
        var gap = gap
        if let plural = scene.end(of: scene.words.placePlurals, at: gap.lowerBound, limit: gap.upperBound) {
            gap = plural..<gap.upperBound
        }
        var position = gap.lowerBound
        var joint = Joint.beside
        var hasNumber = false
        while position < gap.upperBound {
            if let hit = scene.words.joints.longest(in: scene.bytes, at: position, limit: gap.upperBound) {
                if let next = Joint(rawValue: hit.value) { joint = max(joint, next) }
                hasNumber = hasNumber || hit.end - position > 3
                position = hit.end
            } else if hasNumber, (0x30...0x39).contains(scene.bytes[position]) || isLetter(position, gap, scene) {
                // The number of a floor or a house, or a floor's letter: "ชั้น G".
                position += 1
            } else if scene.bytes[position] == UInt8(ascii: ")") || scene.bytes[position] == UInt8(ascii: "\"") {
                position += 1
            } else {
                return nil
            }
        }
        return joint
    }

    /// Whether a capital letter stands by itself.
    private static func isLetter(_ position: Int, _ gap: Range<Int>, _ scene: RelationScene) -> Bool {
        let next = position + 1
        return (0x41...0x5A).contains(scene.bytes[position])
            && (next == gap.upperBound || scene.bytes[next] == UInt8(ascii: " "))
    }

    /// Whether only a comma stands between two names in Latin script, as between the parts of an address: "Ivory Room,
    /// Government House". In Thai a comma makes a list.
    static func isAddressComma(_ gap: Range<Int>, of scene: RelationScene) -> Bool {
        let bytes = scene.bytes
        guard gap.count >= 2, gap.count <= 20, gap.upperBound < bytes.count, gap.lowerBound > 0,
            bytes[gap.lowerBound - 1] < 0x80, bytes[gap.upperBound] < 0x80
        else { return false }
        let start = scene.end(of: scene.words.placePlurals, at: gap.lowerBound, limit: gap.upperBound) ?? gap.lowerBound
        guard start + 1 < gap.upperBound, bytes[start] == UInt8(ascii: ","), bytes[start + 1] == UInt8(ascii: " ")
        else {
            return false
        }
        return start + 2 == gap.upperBound || bytes[(start + 2)..<gap.upperBound].elementsEqual("the ".utf8)
    }
}
