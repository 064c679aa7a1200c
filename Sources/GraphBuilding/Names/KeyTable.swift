/// Numbers the keys of names, see ``NameKey``, and remembers the key of every text, so that it is made once.
struct KeyTable: Sendable {
    /// What a key is like, found once.
    private struct Traits: OptionSet, Sendable {
        let rawValue: UInt8
        static let isLatin = Traits(rawValue: 1)
        static let hasNumber = Traits(rawValue: 2)
        static let hasSpace = Traits(rawValue: 4)
        static let isLocalBody = Traits(rawValue: 8)
        static let isLocalPlace = Traits(rawValue: 16)
        static let isWhole = Traits(rawValue: 32)
    }

    private var table = TextTable()
    private var traits: [Traits] = []
    /// For each class of things and text, its key; -1 if not known yet.
    private var known: [[Int32]] = Array(repeating: [], count: 6)

    /// The number of keys.
    var count: Int { table.count }

    /// The bytes of a key.
    subscript(key: Int) -> ArraySlice<UInt8> { table[key] }

    /// The key of a text as a name of a thing of a class.
    mutating func key(of text: Int, _ thingClass: ThingClass, _ texts: TextTable) -> Int32 {
        let place = Int(thingClass.rawValue)
        while known[place].count <= text { known[place].append(-1) }
        if known[place][text] >= 0 { return known[place][text] }
        let key = Int32(intern(NameKey(texts[text], of: thingClass).bytes))
        known[place][text] = key
        return key
    }

    /// The number of a key, given to it now if it has none.
    mutating func intern(_ key: [UInt8]) -> Int {
        let number = table.intern(key)
        if number == traits.count { traits.append(KeyTable.traits(of: NameKey(bytes: key))) }
        return number
    }

    private static func traits(of key: NameKey) -> Traits {
        var traits: Traits = []
        if key.isLatin { traits.insert(.isLatin) }
        if key.hasNumber { traits.insert(.hasNumber) }
        if key.bytes.contains(UInt8(ascii: " ")) { traits.insert(.hasSpace) }
        if ClassNouns.isLocal(key, of: .body) { traits.insert(.isLocalBody) }
        if ClassNouns.isLocal(key, of: .place) { traits.insert(.isLocalPlace) }
        if PersonTraits.isWhole(key) { traits.insert(.isWhole) }
        return traits
    }

    /// Whether nothing that names is left.
    func isEmpty(_ key: Int) -> Bool { table[key].isEmpty }
    /// See ``NameKey/isLatin``.
    func isLatin(_ key: Int) -> Bool { traits[key].contains(.isLatin) }
    /// See ``NameKey/hasNumber``.
    func hasNumber(_ key: Int) -> Bool { traits[key].contains(.hasNumber) }
    /// Whether the key is of a person's first name and surname.
    func hasSpace(_ key: Int) -> Bool { traits[key].contains(.hasSpace) }
    /// See ``PersonTraits/isWhole(_:)``.
    func isWhole(_ key: Int) -> Bool { traits[key].contains(.isWhole) }

    /// See ``ClassNouns/isLocal(_:of:)``.
    func isLocal(_ key: Int, of thingClass: ThingClass) -> Bool {
        switch thingClass {
        case .body: traits[key].contains(.isLocalBody)
        case .place: traits[key].contains(.isLocalPlace)
        default: false
        }
    }

    /// Whether one key stands somewhere in the other.
    func contains(_ whole: Int, _ part: Int) -> Bool {
        let (whole, part) = (table[whole], table[part])
        guard let first = part.first, part.count <= whole.count else { return false }
        for place in whole.startIndex...(whole.endIndex - part.count) where whole[place] == first {
            if whole[place..<place + part.count].elementsEqual(part) { return true }
        }
        return false
    }
}
