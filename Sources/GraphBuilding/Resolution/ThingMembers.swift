/// The entities of every thing, in order of documents, and the things in order of first mention.
struct ThingMembers {
    /// The numbers that stand for the things' sets.
    private(set) var roots: [Int] = []
    /// By number of a thing, its place in `roots`, or -1.
    private(set) var placeOf: [Int32]
    private var starts: [Int] = []
    private var members: [Resolver.Occurrence]

    init(_ resolver: inout Resolver) {
        placeOf = Array(repeating: -1, count: resolver.things.count)
        var rootOf = Array(repeating: Int32(-1), count: resolver.thingOf.count)
        var counts: [Int] = []
        for document in resolver.order.indices {
            for entity in resolver.entities(of: document) {
                let root = resolver.sets.find(Int(resolver.thingOf[entity]))
                rootOf[entity] = Int32(root)
                if placeOf[root] < 0 {
                    placeOf[root] = Int32(roots.count)
                    roots.append(root)
                    counts.append(0)
                }
                counts[Int(placeOf[root])] += 1
            }
        }
        var total = 0
        for count in counts {
            starts.append(total)
            total += count
        }
        starts.append(total)
        members = Array(repeating: Resolver.Occurrence(document: 0, entity: 0), count: total)
        var places = starts
        for document in resolver.order.indices {
            for entity in resolver.entities(of: document) {
                let place = Int(placeOf[Int(rootOf[entity])])
                members[places[place]] = Resolver.Occurrence(document: Int32(document), entity: Int32(entity))
                places[place] += 1
            }
        }
    }

    /// The entities of the thing at a place in `roots`.
    subscript(place: Int) -> ArraySlice<Resolver.Occurrence> { members[starts[place]..<starts[place + 1]] }
}

/// Counts small numbers, without a table of its own for each count.
struct NumberCounts {
    private var counts: [Int32]
    private var marks: [Int32]
    private var mark: Int32 = 0
    /// The numbers counted since the last reset, in order.
    private(set) var numbers: [Int] = []

    init(capacity: Int) {
        counts = Array(repeating: 0, count: capacity)
        marks = Array(repeating: 0, count: capacity)
    }

    /// Begins a group within which a number counts once.
    mutating func beginGroup() { mark += 1 }

    /// Counts a number, once in the present group.
    mutating func add(_ number: Int) {
        guard marks[number] != mark else { return }
        marks[number] = mark
        if counts[number] == 0 { numbers.append(number) }
        counts[number] += 1
    }

    /// How often a number was counted.
    subscript(number: Int) -> Int { Int(counts[number]) }

    /// Forgets all counts.
    mutating func reset() {
        for number in numbers { counts[number] = 0 }
        numbers.removeAll(keepingCapacity: true)
    }
}
