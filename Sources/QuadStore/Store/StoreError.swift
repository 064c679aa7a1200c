/// What can go wrong with a store.
public enum StoreError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The files do not hold what they should; says what was found.
    case damaged(String)
    /// The store was written by a newer version.
    case newerFormat(found: Int, known: Int)
    /// Something that the storage library or the system refused; says what, and why.
    case storage(String)

    /// One line for people.
    public var description: String {
        switch self {
        case .damaged(let what): "the store is damaged: \(what)"
        case .newerFormat(let found, let known):
            "the store has format \(found), and this version knows formats up to \(known)"
        case .storage(let what): what
        }
    }
}
