/// People whom documents write in two ways.
extension Resolver {
    /// Joins names that documents give one person in another script, such as the Latin spelling of a Thai name, if no
    /// other person has them; and names that differ in one or two letters, if their bearers share a post or a body, or
    /// one of the two is written five times as often.
    mutating func joinSpellings(_ named: inout NamedPeople, _ people: People) {
        // Which halves are common is asked of the names as they are written.
        let halves = halves(of: named.keys)
        joinScripts(&named)
        joinMisspellings(&named, people, halves)
    }

    private mutating func joinScripts(_ named: inout NamedPeople) {
        /// By second name, the names that stand beside it, and in how many documents.
        var owners: [Int: [Int: Int]] = [:]
        for key in named.keys {
            for person in named.members[key] ?? [] {
                for form in table.forms(of: Int(person.place.entity)) {
                    let other = Int(table.formKeys[form])
                    guard table.keys.hasSpace(other), table.keys.isLatin(other) != table.keys.isLatin(key) else {
                        continue
                    }
                    owners[other, default: [:]][key, default: 0] += 1
                }
            }
        }
        var left: [Int] = []
        for key in named.keys {
            guard let owner = owners[key]?.first, owners[key]?.count == 1, let others = named.members[owner.key],
                owners[owner.key]?.isEmpty ?? true, let own = named.members[key],
                owner.value * Resolver.usesPerDefinition >= own.count,
                !overlay.keepsApart(table.keys[key], table.keys[owner.key])
            else {
                left.append(key)
                continue
            }
            named.members[owner.key] = others + own
            named.members[key] = nil
        }
        named.keys = left
    }

    /// The names that have each half, in order.
    private func halves(of keys: [Int]) -> [[Int]] {
        var buckets: [NameHalf: [Int]] = [:]
        for key in keys {
            for half in NameHalf.halves(of: table.keys[key]) { buckets[half, default: []].append(key) }
        }
        return buckets.filter { half, keys in
            keys.count > 1 && keys.count <= NameHalf.crowd && !crowdedHalves.contains(half.vertex)
        }.map(\.value)
    }

    private mutating func joinMisspellings(_ named: inout NamedPeople, _ people: People, _ halves: [[Int]]) {
        var placeOf: [Int: Int] = [:]
        for (place, key) in named.keys.enumerated() { placeOf[key] = place }
        var target = Array(repeating: -1, count: named.keys.count)
        for keys in halves {
            let places = keys.compactMap { placeOf[$0] }
            for (number, left) in places.enumerated() {
                for right in places[(number + 1)...] { consider(left, right, named, people, &target) }
            }
        }
        for place in named.keys.indices where target[place] >= 0 {
            var (goal, steps) = (target[place], 0)
            while target[goal] >= 0, steps < 4 { (goal, steps) = (target[goal], steps + 1) }
            guard target[goal] < 0 else { continue }
            named.members[named.keys[goal], default: []] += named.members[named.keys[place]] ?? []
            named.members[named.keys[place]] = nil
        }
        named.keys = named.keys.filter { named.members[$0] != nil }
    }

    /// Whether one of two names is the other one misspelt; notes the better target, the more frequent name.
    private func consider(_ left: Int, _ right: Int, _ named: NamedPeople, _ people: People, _ target: inout [Int]) {
        let (one, other) = (named.keys[left], named.keys[right])
        guard SpellingDistance.isMisspelling(table.keys[one], table.keys[other]),
            let ours = named.members[one], let theirs = named.members[other],
            !overlay.keepsApart(table.keys[one], table.keys[other]),
            SpellingDistance.isLong(table.keys[one]) || isTypingError(ours.count, theirs.count)
                || shareToken(ours, theirs, people)
        else { return }
        let isRarer =
            ours.count != theirs.count
            ? ours.count < theirs.count : table.keys[other].lexicographicallyPrecedes(table.keys[one])
        let (rare, frequent) = isRarer ? (left, right) : (right, left)
        if target[rare] >= 0, let known = named.members[named.keys[target[rare]]] {
            let now = named.members[named.keys[frequent]]?.count ?? 0
            if known.count > now { return }
            if known.count == now,
                table.keys[named.keys[target[rare]]].lexicographicallyPrecedes(table.keys[named.keys[frequent]])
            {
                return
            }
        }
        target[rare] = frequent
    }

    /// Whether one of two spellings is so much rarer that it is a slip in writing the other one.
    private func isTypingError(_ one: Int, _ other: Int) -> Bool { max(one, other) >= 5 * min(one, other) }

    private func shareToken(_ left: [PersonOccurrence], _ right: [PersonOccurrence], _ people: People) -> Bool {
        let tokens = Set(left.flatMap { people.tokens[$0.tokens] })
        return right.contains { person in people.tokens[person.tokens].contains { tokens.contains($0) } }
    }
}

/// One half of a name: of two names that differ in one place, one half agrees.
struct NameHalf: Hashable {
    /// More names than this in one bucket are not compared.
    static let crowd = 300
    var isFirst: Bool
    var bytes: ArraySlice<UInt8>

    var vertex: LinkVertex { LinkVertex(isFirst ? .firstHalf : .lastHalf, bytes) }

    /// The first name, and the surname.
    static func halves(of key: ArraySlice<UInt8>) -> [NameHalf] {
        guard let space = key.firstIndex(of: UInt8(ascii: " ")) else { return [] }
        return [
            NameHalf(isFirst: true, bytes: key[..<space]), NameHalf(isFirst: false, bytes: key[(space + 1)...]),
        ]
    }
}

/// How far two spellings of a name are from each other.
enum SpellingDistance {
    /// Whether two names in UTF-8 of some length differ in one letter, or in two if they are long; a letter more, less
    /// or another one.
    static func isMisspelling(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
        let (left, right) = (letters(left), letters(right))
        let length = min(left.count, right.count)
        guard length >= 10 else { return false }
        let limit = length >= 16 ? 2 : 1
        return abs(left.count - right.count) <= limit && distance(left, right, atMost: limit) <= limit
    }

    /// Whether a name is so long that two of them hardly are alike by chance: those of royalty.
    static func isLong(_ name: ArraySlice<UInt8>) -> Bool { name.count >= 120 }

    private static func letters(_ bytes: ArraySlice<UInt8>) -> [UInt32] {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value)
    }

    /// The edit distance, or more than `limit` if it is more.
    static func distance(_ left: [UInt32], _ right: [UInt32], atMost limit: Int) -> Int {
        var row = Array(0...right.count)
        for (place, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = place + 1
            var least = row[0]
            for (other, candidate) in right.enumerated() {
                let above = row[other + 1]
                row[other + 1] = min(above + 1, row[other] + 1, diagonal + (letter == candidate ? 0 : 1))
                diagonal = above
                least = min(least, row[other + 1])
            }
            if least > limit { return least }
        }
        return row[right.count]
    }
}
