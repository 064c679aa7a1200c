package import RDFModel

/// Where the quads of a view are: the tables of a store, or memory.
protocol QuadSource: AnyObject {
    /// The store, for messages.
    var path: String { get }

    /// A permutation, with what changed in some rows since its blocks were written.
    func reader(_ permutation: Permutation, _ rows: Range<Row>) throws(StoreError) -> PermutationReader

    /// Whether there is a row.
    func holds(_ row: Row, of permutation: Permutation) throws(StoreError) -> Bool

    /// Whether a permutation can be read at once, or must be sorted first.
    func isSorted(_ permutation: Permutation) -> Bool
}

/// Where the terms of a view are: the dictionary of a store, or memory. Used by one thread at a time.
package protocol TermSource: AnyObject {
    /// The id of a term; `nil` if it is not known.
    func id(of term: Term) throws(StoreError) -> TermID?

    /// The id of a triple term; `nil` if it is not known.
    func id(of triple: TripleIDs) throws(StoreError) -> TermID?

    /// The term of an id.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)`` if there is none.
    func term(_ id: TermID) throws(StoreError) -> Term

    /// Replaces the contents of `key` by the key of a term that is neither inline nor a triple term (``TermKey``).
    func read(_ id: TermID, into key: inout [UInt8]) throws(StoreError)

    /// The parts of a triple term.
    func triple(_ id: TermID) throws(StoreError) -> TripleIDs

    /// Calls `body` with the keys of many terms, in the order of the ids and not of the list: with an index of the list
    /// and the bytes, which are valid during the call.
    ///
    /// - Parameter ids: ids in any order, also several times; inline ids and triple terms are passed over.
    func forEachKey(_ ids: [TermID], _ body: (Int, Span<UInt8>) throws -> Void) throws

    /// The ids of all terms whose key starts with the given bytes.
    func ids(startingWith prefix: UnsafeRawBufferPointer) throws(StoreError) -> PrefixMatch

    /// The ranges of the ids of sorted terms whose key starts with the given bytes, in their order; the tail is not
    /// looked at.
    func ranges(startingWith prefix: [UInt8]) throws(StoreError) -> [Range<TermID>]
}

extension TermReader: TermSource {}
extension QuadTables: QuadSource {
    func isSorted(_ permutation: Permutation) -> Bool { true }
}
