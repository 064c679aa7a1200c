/// Many keys in one automaton: a trie whose edges are slots of one array.
///
/// The child of a node for a symbol is the slot at the node's base plus the symbol, if that slot names the node as its
/// parent: one look into memory a symbol, however many children there are, and hardly any room that holds nothing.
///
///     slot    parent     base and end
///             Int32      base << 1 | (1 if a key ends here)
/// The type is public, though nothing of it is but its name, because searches in a type of the package alone are not copied
/// to where they are used.
///
/// J.-I. Aoe, An Efficient Digital Search Algorithm by Using a Double-Array Structure, 1989. Built once, never changed.
public struct DoubleArrayTrie: Sendable {
    @usableFromInline
    struct Slot: Sendable {
        @usableFromInline var parent: Int32 = -1
        @usableFromInline var base: Int32 = 0
    }

    /// A place in the trie.
    struct Node: Sendable {
        fileprivate var slot: Int
        fileprivate var base: Int32

        /// Whether a key ends here.
        @inline(__always)
        var isKey: Bool { base & 1 != 0 }
    }

    /// The slots. As many as UTF-8 has symbols stand behind every base, so that no walk along a text leaves them.
    @usableFromInline private(set) var slots: [Slot]
    /// The value of the key that ends at each slot.
    @usableFromInline private(set) var values: [Int32]
    /// The node that walks begin at.
    private(set) var root = Node(slot: 0, base: 0)

    /// Makes a trie over bytes.
    ///
    /// - Parameters:
    ///   - keys: the keys in lexicographical order, none empty, none twice.
    ///   - values: the value of each key.
    ///   - symbolCount: how many symbols there are, from 0 on.
    package init(_ keys: [[UInt8]], values: [Int32], symbolCount: Int) {
        self.init(of: keys, values: values, symbolCount: symbolCount)
    }

    /// Makes a trie over more symbols than bytes have.
    package init(_ keys: [[UInt16]], values: [Int32], symbolCount: Int) {
        self.init(of: keys, values: values, symbolCount: symbolCount)
    }

    /// Private, so that the compiler makes a copy for each kind of symbols.
    private init<Symbol: UnsignedInteger & FixedWidthInteger>(
        of keys: [[Symbol]], values keyValues: [Int32], symbolCount: Int
    ) {
        slots = Array(repeating: Slot(), count: symbolCount + 1)
        values = Array(repeating: -1, count: symbolCount + 1)
        // No edge leads to the root.
        slots[0].parent = -2
        var free = FreeSlots(from: slots.count)
        // Depth first: the nodes of a word's rest, where nothing branches, become neighbours, so that a walk along them
        // finds several in one line of the processor's cache.
        var open: [(keys: Range<Int>, depth: Int, slot: Int)] = [(0..<keys.count, 0, 0)]
        var lastBase = 0
        var symbols: [Int] = []
        var starts: [Int] = []
        while let (range, depth, slot) = open.popLast() {
            var index = range.lowerBound
            if index < range.upperBound, keys[index].count == depth {
                slots[slot].base |= 1
                values[slot] = keyValues[index]
                index += 1
            }
            symbols.removeAll(keepingCapacity: true)
            starts.removeAll(keepingCapacity: true)
            while index < range.upperBound {
                let symbol = keys[index][depth]
                symbols.append(Int(symbol))
                starts.append(index)
                while index < range.upperBound, keys[index][depth] == symbol { index += 1 }
            }
            guard !symbols.isEmpty else { continue }
            let base = free.base(for: symbols)
            lastBase = max(lastBase, base)
            reserve(base + symbolCount, &free)
            slots[slot].base |= Int32(truncatingIfNeeded: base << 1)
            for (number, symbol) in symbols.enumerated() {
                let end = number + 1 < starts.count ? starts[number + 1] : range.upperBound
                slots[base + symbol].parent = Int32(truncatingIfNeeded: slot)
                free.take(base + symbol)
                open.append((starts[number]..<end, depth + 1, base + symbol))
            }
        }
        let count = lastBase + max(symbolCount, DoubleArrayTrie.symbolCount)
        reserve(count, &free)
        slots.removeLast(slots.count - count)
        values.removeLast(values.count - slots.count)
        root = Node(slot: 0, base: slots[0].base)
    }

    /// Makes room for all symbols behind a base, so that a walk never leaves the array.
    private mutating func reserve(_ end: Int, _ free: inout FreeSlots) {
        guard slots.count <= end else { return }
        let count = max(end + 1, slots.count + slots.count / 4)
        slots.append(contentsOf: repeatElement(Slot(), count: count - slots.count))
        values.append(contentsOf: repeatElement(-1, count: count - values.count))
        free.grow(to: count)
    }

    /// How many slots there are.
    var slotCount: Int { slots.count }

    /// The node behind `symbol`, or `nil` if no key goes on so.
    @inline(__always)
    func child(of node: Node, _ symbol: Int) -> Node? {
        let next = Int(node.base >> 1) &+ symbol
        let slot = slots[next]
        guard Int(slot.parent) == node.slot else { return nil }
        return Node(slot: next, base: slot.base)
    }

    /// The value of the key that ends at a node; -1 if none does.
    @inline(__always)
    func value(_ node: Node) -> Int32 { values[node.slot] }
}

/// The slots that nothing stands in, in a list each way.
private struct FreeSlots {
    private var next: [Int32]
    private var previous: [Int32]
    private var isTaken: [Bool]
    /// Stands for no slot, at both ends of the list.
    private let none: Int32 = -1
    /// Behind the last slot that is taken.
    private var end = 0
    private var first: Int32
    private var last: Int32

    /// No slots, and those up to `count` are not to be used: such a slot is the child of no base for a higher symbol, so
    /// it would be tried in vain again and again.
    init(from count: Int) {
        next = Array(repeating: none, count: count)
        previous = next
        isTaken = Array(repeating: true, count: count)
        end = count
        first = none
        last = none
    }

    mutating func grow(to count: Int) {
        let start = Int32(next.count)
        let end = Int32(count)
        guard start < end else { return }
        next.append(contentsOf: start + 1...end)
        previous.append(contentsOf: start - 1..<end - 1)
        isTaken.append(contentsOf: repeatElement(false, count: Int(end - start)))
        next[Int(end) - 1] = none
        previous[Int(start)] = last
        if last == none { first = start } else { next[Int(last)] = start }
        last = end - 1
    }

    mutating func take(_ slot: Int) {
        isTaken[slot] = true
        end = max(end, slot + 1)
        let (before, after) = (previous[slot], next[slot])
        if before == none { first = after } else { next[Int(before)] = after }
        if after == none { last = before } else { previous[Int(after)] = before }
    }

    /// A base such that the slots of all `symbols`, in order, are free; they may lie behind the last slot.
    func base(for symbols: [Int]) -> Int {
        var slot = first
        var tries = 0
        // Where much is tried in vain, there is little room left; new slots cost less than more tries.
        while slot != none, tries < 64 {
            let base = Int(slot) - symbols[0]
            if base >= 0, symbols.allSatisfy({ base + $0 >= isTaken.count || !isTaken[base + $0] }) { return base }
            slot = next[Int(slot)]
            tries += 1
        }
        return max(0, end - symbols[0])
    }
}
