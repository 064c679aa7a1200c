internal import Glibc
internal import Synchronization

/// Memory of a fixed size that one thread fills while others read what they were told is there.
///
/// Whoever fills it tells the others how far it is full by a lock that they take as well. A place is written once, or
/// again as long as nobody was told of it.
@safe
final class AppendOnlyBuffer<Element: BitwiseCopyable & Sendable>: Sendable {
    // SAFETY: `capacity` elements, all of them zeros at first; made in `init`, freed in `deinit`.
    nonisolated(unsafe) private let base: UnsafeMutablePointer<Element>
    /// How many elements there is room for.
    let capacity: Int

    init(capacity: Int) {
        // Pages that are not touched take no memory.
        guard let memory = unsafe calloc(capacity, MemoryLayout<Element>.stride) else {
            preconditionFailure("there is no memory")
        }
        unsafe base = memory.bindMemory(to: Element.self, capacity: capacity)
        self.capacity = capacity
    }

    deinit {
        // SAFETY: by `init`.
        unsafe free(base)
    }

    subscript(index: Int) -> Element {
        @inline(__always)
        get {
            precondition(index >= 0 && index < capacity)
            // SAFETY: checked above.
            return unsafe base[index]
        }
        @inline(__always)
        set {
            precondition(index >= 0 && index < capacity)
            // SAFETY: checked above.
            unsafe base[index] = newValue
        }
    }
}

extension AppendOnlyBuffer where Element == UInt8 {
    /// A part of the bytes; they stay where they are as long as the buffer lives.
    @inline(__always)
    func part(_ start: Int, _ count: Int) -> StoredBytes {
        precondition(start >= 0 && count >= 0 && start <= capacity - count)
        // SAFETY: checked above.
        return unsafe StoredBytes(UnsafeRawBufferPointer(start: base + start, count: count))
    }

    /// Copies bytes to a place.
    @inline(__always)
    func store(_ bytes: StoredBytes, at start: Int) {
        precondition(start >= 0 && start <= capacity - bytes.count)
        // SAFETY: checked above.
        unsafe UnsafeMutableRawBufferPointer(start: base + start, count: bytes.count).copyMemory(from: bytes.pointer)
    }
}

/// Numbers that one thread writes while others read them.
@safe
final class AtomicNumbers: Sendable {
    // SAFETY: `count` numbers; made in `init`, freed in `deinit`.
    nonisolated(unsafe) private let base: UnsafeMutablePointer<Atomic<UInt32>>
    let count: Int

    /// So many zeros.
    init(count: Int) {
        // Pages that are not touched take no memory.
        guard let memory = unsafe calloc(count, MemoryLayout<Atomic<UInt32>>.stride) else {
            preconditionFailure("there is no memory")
        }
        // SAFETY: an atomic number of 32 bits is laid out as the number is, and has nothing to be ended.
        unsafe base = memory.bindMemory(to: Atomic<UInt32>.self, capacity: count)
        self.count = count
    }

    deinit {
        // SAFETY: by `init`.
        unsafe free(base)
    }

    subscript(index: Int) -> UInt32 {
        @inline(__always)
        get {
            precondition(index >= 0 && index < count)
            // SAFETY: checked above.
            return unsafe base[index].load(ordering: .acquiring)
        }
        @inline(__always)
        set {
            precondition(index >= 0 && index < count)
            // SAFETY: checked above.
            unsafe base[index].store(newValue, ordering: .releasing)
        }
    }
}

/// A hash table from what stands in some list to its number there, by linear probing. One thread changes it while
/// others look into it.
struct NumberIndex: Sendable {
    private let slots: AtomicNumbers
    private let mask: Int

    /// A table for so many numbers at most.
    init(capacity: Int) {
        var count = 16
        while count < capacity * 2 { count *= 2 }
        slots = AtomicNumbers(count: count)
        mask = count - 1
    }

    /// The number under a hash that `isEqual` says yes to.
    @inline(__always)
    func find(_ hash: UInt64, _ isEqual: (Int) -> Bool) -> Int? {
        var slot = Int(truncatingIfNeeded: hash >> 32) & mask
        while true {
            let found = slots[slot]
            if found == 0 { return nil }
            if isEqual(Int(found) - 1) { return Int(found) - 1 }
            slot = (slot + 1) & mask
        }
    }

    /// Adds a number that is not there.
    @inline(__always)
    func add(_ hash: UInt64, _ number: Int) {
        var slot = Int(truncatingIfNeeded: hash >> 32) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = UInt32(number + 1)
    }

    /// Removes the number that was added last of all that are there, so that nothing behind it was looked for past it.
    func removeLast(_ hash: UInt64, _ number: Int) {
        var slot = Int(truncatingIfNeeded: hash >> 32) & mask
        while slots[slot] != UInt32(number + 1) { slot = (slot + 1) & mask }
        slots[slot] = 0
    }
}
