/// How the rest of a name is read from its head.
package enum HeadStyle: String, Sendable, Hashable {
    /// Up to the next space, bracket or word that cannot belong to a name.
    case plain
    /// Up to the word for a limited company, else one piece.
    case company
    /// One piece, the word for "and" not in it.
    case place
    /// A part of a building: one piece, perhaps after a space, with a number or Latin words behind it.
    case room
    /// An abbreviation with a full stop, then one piece.
    case short
    /// A happening: needs an ordinal, a year, a quoted or a Latin name, or a long tail.
    case event
    /// A plan or law: needs a year, a quoted or a Latin name, or a tail.
    case plan
    /// The head is a name by itself.
    case whole
    /// A word before a known name of its type ("จังหวัด", "ประเทศ"), which makes the name longer.
    case prefix
    /// One piece behind an everyday word: no name by itself, but the model may take it for one.
    case weak
    /// A numbered road, with the two places that it joins.
    case road
    /// A road by the code of its province and its number, with the road that it leaves and the place that it leads to.
    case route
    /// A village, which a subdistrict must follow.
    case village
    /// The beginning of a royal name.
    case royal
    /// The beginning of a monk's name.
    case monk
}
