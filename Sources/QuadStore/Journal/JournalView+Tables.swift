import Sorting

extension JournalView {
    /// Writes the terms into the tables of the dictionary.
    func bringTerms(into dictionary: TermDictionary, _ transaction: WriteTransaction) throws(StoreError) {
        let terms = memory.terms
        for number in 0..<extent.terms {
            try TailFormat.sealed(terms.key(number)).withStoredBytes { (value) throws(StoreError) in
                unsafe try withKey(terms.firstTerm + UInt64(number)) { (key) throws(StoreError) in
                    unsafe try transaction.append(dictionary.tail, key, value.pointer)
                }
            }
        }
        // In the order of the table, which goes through its pages once.
        for number in (0..<extent.terms).ordered(by: { terms.hash($0) < terms.hash($1) }) {
            try TailFormat.add(
                terms.firstTerm + UInt64(number), hash: terms.hash(number), to: dictionary, transaction)
        }
        for number in 0..<extent.triples {
            try TailFormat.add(terms.triple(number), terms.firstTriple + UInt64(number), to: dictionary, transaction)
        }
    }
}
