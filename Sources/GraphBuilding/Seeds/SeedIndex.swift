import ExtractionModel
import Sorting

/// Finds seeds by identifier and by name.
struct SeedIndex: Sendable {
    /// A name of a thing of one class.
    struct Name: Hashable, Sendable {
        let thingClass: ThingClass
        let key: NameKey
    }

    let entries: [GazetteerEntry]
    /// Places in `entries` by identifier.
    private var byIdentifier: [[UInt8]: Int] = [:]
    /// Places in `entries` by every name that may be matched anywhere.
    private var byName: [Name: [Int]] = [:]
    /// Places in `entries` by names that mean them only near a cue.
    private var byAmbiguousName: [Name: [Int]] = [:]
    /// What office words and their abbreviations are to be written as, longest first.
    let officeWords: [(spelling: [UInt8], word: String)]

    init(entries: [GazetteerEntry], officeWords: [(spelling: String, word: String)]) {
        self.entries = entries
        self.officeWords = officeWords.map { (Array($0.spelling.utf8), $0.word) }.ordered {
            $0.spelling.count != $1.spelling.count
                ? $0.spelling.count > $1.spelling.count : $0.spelling.lexicographicallyPrecedes($1.spelling)
        }
        for (place, entry) in entries.enumerated() {
            byIdentifier[Array(entry.identifier.utf8)] = place
            for name in entry.names {
                let thingClass = ThingClass(entry.type)
                let key = Name(thingClass: thingClass, key: NameKey(name.text, of: thingClass))
                if name.kind == .ambiguous {
                    if byAmbiguousName[key]?.last != place { byAmbiguousName[key, default: []].append(place) }
                } else if byName[key]?.last != place {
                    byName[key, default: []].append(place)
                }
            }
        }
    }

    /// The seed of that identifier.
    func seed(identifier: String) -> Int? { byIdentifier[Array(identifier.utf8)] }

    /// The seed of that identifier, in UTF-8.
    func seed(identifier: ArraySlice<UInt8>) -> Int? { byIdentifier[Array(identifier)] }

    /// The one seed of a class that a name means: anywhere, or else near a cue, which that something of the class
    /// was found is. `nil` if there is none or several.
    func seed(named key: NameKey, of thingClass: ThingClass) -> Int? {
        let name = Name(thingClass: thingClass, key: key)
        guard let places = byName[name] ?? byAmbiguousName[name], places.count == 1 else { return nil }
        return places[0]
    }

    /// All seeds that a name may mean, near a cue or not.
    func seeds(maybeNamed key: NameKey, of thingClass: ThingClass) -> [Int] {
        let name = Name(thingClass: thingClass, key: key)
        return Array(Set((byName[name] ?? []) + (byAmbiguousName[name] ?? []))).ordered()
    }

    /// The outermost thing of the same class that contains the seed: the ministry of a department, the province
    /// of a district; the seed itself if nothing does.
    func root(of seed: Int) -> Int {
        var (current, steps) = (seed, 0)
        // Parents have no cycles, see `SeedReader.checkParents`; the bound guards entries made by hand.
        while let parent = entries[current].parent.flatMap(seed(identifier:)), steps < 32,
            ThingClass(entries[parent].type) == ThingClass(entries[seed].type)
        {
            current = parent
            steps += 1
        }
        return current
    }

    /// The name to show: the first in Thai, which is a label if there is a Thai label, else the first of all.
    func label(of seed: Int) -> String {
        let names = entries[seed].names
        let thai = names.first { $0.language.utf8.elementsEqual("th".utf8) }
        return (thai ?? names.first)?.text ?? entries[seed].identifier
    }
}
