/// What a planner does to touch fewer rows. A query has the same answers without any of them.
public enum PlanningRule: String, CaseIterable, Sendable {
    /// Patterns are joined in the order that costs least, and not as they are written.
    case joinOrder = "join-order"
    /// Inputs that are ordered by a variable are merged, and what lies between two keys is skipped.
    case merging
    /// What few values of a small part meet in a large one is counted before they are joined.
    case sampling
    /// The right side of `OPTIONAL`, `MINUS` and the like is planned with the rows of the left side at hand.
    case keys
    /// Conditions on values and on beginnings of texts narrow what is read.
    case narrowing
    /// Conditions that take much work are applied to what a join leaves, and texts that rows are ordered by are made where
    /// they decide.
    case deferral
    /// Conditions on texts are decided on the bytes of the dictionary.
    case texts
    /// Counts of a pattern are those of the store.
    case counts
    /// Distinct values are read by jumps from one to the next.
    case jumps
    /// Parts that share no variable are joined by keys of what conditions want to be equal.
    case equalities
    /// An order of which few rows are wanted keeps no more than these.
    case firstRows = "first-rows"
    /// A path of alternatives is read as a union of patterns.
    case alternatives
    /// Large inputs of groups and orders are read in pieces by several threads.
    case threads
}
