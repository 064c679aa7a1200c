/// The words of the relation rules, in the form in which they are looked for. One value serves all documents.
final class RelationWords: Sendable {
    /// Cues, each with the raw value of its ``RelationCue``; words that only look like one have no cue's value.
    let cues: PhraseTrie
    /// Words between two names, each with the raw value of its ``GapReader/Joint``.
    let joints: PhraseTrie
    let bodyRanks: PhraseTrie
    let placeRanks: PhraseTrie
    let placePlurals: PhraseTrie
    let sections: PhraseTrie

    let and: PhraseTrie
    let fillers: PhraseTrie
    let staff: PhraseTrie
    let coordinators: PhraseTrie
    let qualifiers: PhraseTrie
    let glossOr: PhraseTrie

    let openings: PhraseTrie
    let becoming: PhraseTrie
    let today: PhraseTrie
    let envoys: PhraseTrie
    let cooperation: PhraseTrie

    let occasions: Phrases

    let officePlural: PhraseTrie
    let officeBodiless: Phrases
    /// First words of bodies that the text of an office may leave out, not normalised.
    let officeBodies: [[UInt8]]
    /// Short forms of the heads of offices and what they stand for, not normalised.
    let officeShort: [(short: [UInt8], full: [UInt8])]

    let venueAt: Phrases
    let venueWhere: Phrases
    let venueNever: Phrases
    let venueIn: Phrases
    let venueFloors: Phrases
    let venueAreas: Phrases

    init(_ words: WordTables) {
        cues = RelationCue.trie(words)
        joints = GapReader.Joint.trie(words)
        bodyRanks = words.ranks(.bodyRanks)
        placeRanks = words.ranks(.placeRanks)
        placePlurals = words.ranks(.placePlurals)
        sections = words.trie(.sections)
        and = words.trie(.and)
        fillers = words.trie(.officeTitles, .fillers)
        staff = words.trie(.staff)
        coordinators = words.trie(.coordinators)
        qualifiers = words.trie(.qualifiers)
        glossOr = words.trie(.glossOr)
        openings = words.trie(.openings)
        becoming = words.trie(.becoming)
        today = words.trie(.today)
        envoys = words.trie(.envoys)
        cooperation = words.trie(.cooperation)
        occasions = words.bytePhrases(.occasions)
        officePlural = words.trie(.officePlural)
        officeBodiless = words.bytePhrases(.officeBodiless)
        officeBodies = words.phrases(.officeBodies).map { Array($0.utf8) }
        officeShort = words.words(.officeShort).map { (Array($0.phrase.utf8), Array($0.attributes[0].utf8)) }
        venueAt = words.bytePhrases(.venueAt)
        venueWhere = words.bytePhrases(.venueWhere)
        venueNever = words.bytePhrases(.venueNever)
        venueIn = words.bytePhrases(.venueIn)
        venueFloors = words.bytePhrases(.venueFloors)
        venueAreas = words.bytePhrases(.venueAreas)
    }
}
