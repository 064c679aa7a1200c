/// Something decided about things of more than one document.
struct Decision: Sendable {
    /// Which rule decided.
    enum Kind: String, Sendable {
        /// A name that only one other thing is also called by.
        case alias
        /// A first name or surname beside an office that one known person of that name holds.
        case office
        /// A name of an event that differs from another's in words that say nothing, on a day that fits.
        case event
        /// A correction in the overlay.
        case overlay
    }

    var kind: Kind
    /// The thing before it was joined; its entities follow from the decision.
    var thing: Int
    /// The documents the decision follows from, by place in `Resolver.order`.
    var documents: [Int]
}

/// Why two things of one name are not one.
struct Separation: Sendable {
    var things: (Int, Int)
    /// The rule that keeps them apart.
    var rule: String
    /// A document that names the one, and one that names the other.
    var documents: [Int]
}
