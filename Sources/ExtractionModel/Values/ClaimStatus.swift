/// How the text puts a statement. Only `asserted` ones become knowledge.
public enum ClaimStatus: String, CaseIterable, Sendable, Hashable {
    /// Stated as a fact.
    case asserted
    /// Said to have been so earlier.
    case former
    /// Said to be going to be so.
    case planned
    /// Said not to be so.
    case negated
    /// Somebody is said to have said so.
    case reported
}
