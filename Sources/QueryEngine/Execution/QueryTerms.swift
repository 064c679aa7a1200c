import QuadStore
import RDFModel

/// The terms of one query: those of the store by their ids, and those that the query made by ids of its own.
///
/// A made term has an id of its own only if the store does not know it, so that equal ids are equal terms here too.
final class QueryTerms {
    private let dictionary: any TermSource
    private var made: [Term] = []
    /// How many bytes the terms take that the query made.
    private(set) var madeSize = 0
    private var madeIDs: [Term: UInt64] = [:]
    private var known: [UInt64: Term] = [:]

    init(_ dictionary: any TermSource) {
        self.dictionary = dictionary
    }

    /// The upper bits of ids that the query made; no store gives them out.
    private static let madeTag: UInt64 = 0xF << 60

    /// The id of a term that stands in the query or that an expression made.
    func id(of term: Term) throws -> UInt64 {
        if let known = madeIDs[term] { return known }
        if let id = try dictionary.id(of: term) { return id.bits }
        let id = QueryTerms.madeTag | UInt64(made.count)
        made.append(term)
        madeSize += term.textSize + 192
        madeIDs[term] = id
        return id
    }

    /// The term of an id; `nil` of an unbound one.
    func term(_ id: UInt64) throws -> Term? {
        if id == 0 { return nil }
        if id >= QueryTerms.madeTag { return made[Int(id & ~QueryTerms.madeTag)] }
        if let term = known[id] { return term }
        let term = try dictionary.term(TermID(bits: id))
        if known.count >= 1 << 16 { known.removeAll(keepingCapacity: true) }
        known[id] = term
        return term
    }

    /// Calls `body` with the keys of those terms that the dictionary has, in any order: with the place in the list and the
    /// bytes (`TermKey`).
    func forEachKey(_ ids: some Collection<UInt64>, _ body: (Int, Span<UInt8>) throws -> Void) throws {
        var stored: [TermID] = []
        var places: [Int] = []
        stored.reserveCapacity(ids.count)
        places.reserveCapacity(ids.count)
        for (place, bits) in ids.enumerated() {
            let id = TermID(bits: bits)
            if id.isStored {
                stored.append(id)
                places.append(place)
            }
        }
        try dictionary.forEachKey(stored) { index, key in try body(places[index], key) }
    }

    /// Calls `body` with the keys of terms of the dictionary, in the order of the ids: with the place in the list and the
    /// bytes (`TermKey`).
    func forEachStoredKey(_ ids: [TermID], _ body: (Int, Span<UInt8>) throws -> Void) throws {
        try dictionary.forEachKey(ids, body)
    }

    /// The ids of the dictionary's sorted terms whose keys begin so.
    func stored(startingWith prefix: [UInt8]) throws -> [ClosedRange<UInt64>] {
        try dictionary.ranges(startingWith: prefix).map { $0.lowerBound.bits...$0.upperBound.bits - 1 }
    }

    /// The terms of a column. Each group of the dictionary is decoded once, whatever the order of the ids.
    func terms(_ ids: ArraySlice<UInt64>) throws -> [Term?] {
        var result = [Term?](repeating: nil, count: ids.count)
        for (place, id) in ids.enumerated() where !TermID(bits: id).isStored { result[place] = try term(id) }
        try forEachKey(ids) { place, key in result[place] = TermKey.term(key) }
        return result
    }
}

extension Term {
    /// How many bytes its texts have.
    fileprivate var textSize: Int {
        switch self {
        case .iri(let iri): iri.text.utf8.count
        case .blankNode(let node): node.label.utf8.count
        case .literal(let literal): literal.lexicalForm.utf8.count
        case .triple(let triple): triple.subject.textSize + triple.object.textSize
        }
    }
}
