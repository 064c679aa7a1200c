/// Numbers terms from 1 in the order in which they come.
///
/// A hash table of numbers beside the terms themselves: a term stands in memory once.
struct TermTable: Sendable {
    private(set) var terms: [Term] = []
    /// A slot holds the upper half of a hash and, below it, a number; 0 is free. The size is a power of two.
    private var slots = [UInt64](repeating: 0, count: 64)

    /// The number of a term, given to it now if it has none.
    mutating func intern(_ term: Term) -> UInt32 {
        let hash = TermTable.hash(term)
        let (slot, number) = find(term, hash)
        if number != 0 { return number }
        terms.append(term)
        let fresh = UInt32(terms.count)
        slots[slot] = hash & ~0xFFFF_FFFF | UInt64(fresh)
        if terms.count * 10 > slots.count * 6 { grow() }
        return fresh
    }

    /// The number of a term, or 0.
    func number(of term: Term) -> UInt32 {
        find(term, TermTable.hash(term)).number
    }

    /// The term of a number.
    func term(_ number: UInt32) -> Term { terms[Int(number) - 1] }

    private func find(_ term: Term, _ hash: UInt64) -> (slot: Int, number: UInt32) {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash >> 32) & mask
        while true {
            let held = slots[slot]
            if held == 0 { return (slot, 0) }
            let number = UInt32(truncatingIfNeeded: held)
            if held >> 32 == hash >> 32, terms[Int(number) - 1] == term { return (slot, number) }
            slot = (slot + 1) & mask
        }
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: 0, count: old.count * 2)
        let mask = slots.count - 1
        for held in old where held != 0 {
            var slot = Int(truncatingIfNeeded: held >> 32) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = held
        }
    }

    private static func hash(_ term: Term) -> UInt64 {
        var hasher = Hasher()
        term.hash(into: &hasher)
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }
}
