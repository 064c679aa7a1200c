internal import RDFModel

/// The things of one side of a comparison.
package struct EntitySet: Sendable {
    /// The things, by their IRIs.
    package internal(set) var records: [EntityRecord] = []
    /// What things lie in or belong to, each once.
    var containers: [Container] = []

    /// Something that contains things.
    struct Container: Sendable {
        let kind: Kind
        /// Keys of its names and codes, ascending.
        let keys: [UInt64]
        /// What it is called, for people.
        let label: String
    }
}
