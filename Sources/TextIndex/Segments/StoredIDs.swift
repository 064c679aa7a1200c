internal import QuadStore

/// Goes through the ids of a stored index, ascending.
struct StoredIDs {
    let count: Int
    private var place = 0

    init(count: Int) { self.count = count }

    static func part(
        _ number: Int, _ view: QuadView, _ known: inout [Int: [UInt64]]
    ) throws(StoreError) -> [UInt64] {
        if let part = known[number] { return part }
        let part = try StoredTextIndex.ids(view, part: number)
        known[number] = part
        return part
    }

    /// Whether an id is there; each call asks for a greater one than the last.
    mutating func holds(
        _ id: UInt64, _ view: QuadView, _ known: inout [Int: [UInt64]]
    ) throws(StoreError) -> Bool {
        while place < count {
            let part = try StoredIDs.part(place / StoredTextIndex.idsPerPart, view, &known)
            let offset = place % StoredTextIndex.idsPerPart
            guard let last = part.last, offset < part.count else { return false }
            if last < id {
                place += part.count - offset
                continue
            }
            var low = offset
            while low < part.count, part[low] < id { low += 1 }
            place += low - offset
            return part[low] == id
        }
        return false
    }
}
