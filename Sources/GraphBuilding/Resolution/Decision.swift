/// Something decided about things of more than one document.
struct Decision: Sendable {
    /// Which rule decided.
    enum Kind: String, Sendable {
        /// A name that only one other thing is also called by.
        case alias
        /// A first name or surname beside an office that one known person of that name holds.
        case office
    }

    var kind: Kind
    /// The thing before it was joined; its entities follow from the decision.
    var thing: Int
    /// The documents the decision follows from.
    var documents: [Int]
}
