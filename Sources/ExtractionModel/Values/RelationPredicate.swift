/// How two things are related.
public enum RelationPredicate: String, CaseIterable, Sendable, Hashable {
    /// Person → the text of an office.
    case holdsPosition
    /// Person → the body whose office the person holds.
    case worksFor
    /// Person or body → an event it takes part in.
    case participatesIn
    /// Person or body → an event it presides over.
    case chairs
    /// Person or body → an event it organises or hosts.
    case organises
    /// Event → its venue.
    case takesPlaceAt
    /// Event → its first day.
    case onDate
    /// Body → body, or place → place or country, that contains it.
    case partOf
    /// Organisation → place or country where it lies.
    case locatedIn
    /// Country, organisation or person → organisation it is a member of.
    case memberOf
    /// Two parties that meet; symmetric.
    case meets
    /// Two parties that work together; symmetric.
    case cooperatesWith
}
