/// Something in a line that may be an end of a relation: a thing, a day, or an office that stands for a person.
struct LineElement {
    /// The index of the entity, or of the day among the days of the document.
    var index: Int32
    /// What it is.
    var type: ElementType
    /// Whether it is an office that stands for the person.
    var isRole = false
    /// The size of a body or place, from `NameRank`.
    var rank: UInt8 = 0
    /// The mention of a name, -1 for a day or role.
    var mention: Int32 = -1
    /// Where the name stands.
    var name: Range<Int>
    /// Where the name and all that belongs to it ends: glosses and, for a person, the offices.
    var end: Int
    /// The phrase or free office that it belongs to.
    var owner = LineElement.Owner.none
    /// The group of actors that it is in, -1 for none, its place there and the size of the group.
    var group: Int16 = -1
    var groupPlace: UInt8 = 0
    var groupSize: UInt8 = 0
    /// The list that it stands in: its number among the lists of the line, -1 for none.
    var run: Int32 = -1
    /// How many cues of the line begin before the name, and before the end.
    var cuesBefore = 0
    var cuesAtEnd = 0
    /// Hashes of the characters around it and at its start.
    var before: UInt32 = 0
    var beforeShort: UInt32 = 0
    var after: UInt32 = 0
    var afterShort: UInt32 = 0
    var head: UInt32 = 0
    /// The hash of the head of a person's first office, 0 for none.
    var office: UInt32 = 0

    /// What a body belongs to.
    enum Owner {
        case none
        /// An office of the phrase of a person: the index of the phrase, that of the office, that of the body in it.
        case phrase(Int, office: Int, body: Int)
        /// It stands behind the offices of a phrase.
        case behind(Int)
        /// A free office: the mention of the person behind it, or the person that it stands for.
        case office(person: Int32, entity: Int32, body: Int)
    }
}

/// A cue and where it begins.
struct PlacedCue {
    var cue: RelationCue
    var range: Range<Int>
    /// The hash of its characters.
    var text: UInt32
}

/// Elements of one kind that follow each other at once, as in a list; a single one is a list as well.
struct ElementRun {
    /// The first and the last element.
    var first: Int
    var last: Int
    var count = 1
}
