/// The vertices of a ``GraphPair`` in classes of those that look alike.
///
/// A class is a range of ``elements``. Splitting a class cuts its range, and ``undo(to:)`` joins the pieces again in
/// the reverse order, so that a search can go back without a copy.
struct Partition {
    private let pair: GraphPair
    /// The vertices, class by class.
    private(set) var elements: [Int32]
    private var places: [Int32]
    /// The class of each vertex.
    private(set) var classes: [Int32]
    private var starts: [Int32] = []
    private var counts: [Int32] = []
    private var leftCounts: [Int32] = []
    /// For every class but the first, the class that it was cut from.
    private var parents: [Int32] = []
    /// Classes whose neighbours have not been looked at since they were cut.
    private var pending: [Int32] = []
    private var isPending: [Bool] = []
    private var weights: [UInt64]

    /// All vertices in one class.
    init(_ pair: GraphPair) {
        self.pair = pair
        let count = pair.vertexCount
        elements = (0..<Int32(count)).map { $0 }
        places = elements
        classes = Array(repeating: 0, count: count)
        weights = pair.colours
        append(start: 0, count: Int32(count), leftCount: Int32(pair.isLeft.count { $0 }), parent: 0)
    }

    /// How many classes there are; what ``undo(to:)`` goes back to.
    var classCount: Int { starts.count }

    /// The vertices of a class.
    func members(of number: Int) -> ArraySlice<Int32> {
        elements[Int(starts[number])..<Int(starts[number] + counts[number])]
    }

    /// Whether a vertex has one partner alone.
    func isSettled(_ vertex: Int) -> Bool { counts[Int(classes[vertex])] == 2 }

    private mutating func append(start: Int32, count: Int32, leftCount: Int32, parent: Int32) {
        starts.append(start)
        counts.append(count)
        leftCounts.append(leftCount)
        parents.append(parent)
        isPending.append(false)
    }

    private mutating func enqueue(_ number: Int32) {
        if isPending[Int(number)] { return }
        isPending[Int(number)] = true
        pending.append(number)
    }

    /// Parts the vertices by their own colours, then by those of their neighbours until nothing parts any more;
    /// `false` as soon as some class has more vertices of one side than of the other.
    mutating func refineAll() -> Bool {
        guard leftCounts[0] * 2 == counts[0] else { return false }
        enqueue(0)
        guard split(0, touched: elements) else { return false }
        for index in weights.indices { weights[index] = 0 }
        return refine()
    }

    /// Pairs two vertices of one class and refines; `false` if they cannot be partners.
    mutating func pairUp(_ left: Int32, _ right: Int32) -> Bool {
        weights[Int(left)] = 1
        weights[Int(right)] = 1
        let isBalanced = split(classes[Int(left)], touched: [left, right])
        weights[Int(left)] = 0
        weights[Int(right)] = 0
        return isBalanced && refine()
    }

    /// Joins the classes that were cut off since there were `count` of them.
    mutating func undo(to count: Int) {
        for number in pending { isPending[Int(number)] = false }
        pending.removeAll(keepingCapacity: true)
        while starts.count > count {
            let child = starts.count - 1
            let parent = parents[child]
            for vertex in members(of: child) { classes[Int(vertex)] = parent }
            // Pieces are cut off at the end, so that the last one stands right behind what is left.
            counts[Int(parent)] += counts[child]
            leftCounts[Int(parent)] += leftCounts[child]
            starts.removeLast()
            counts.removeLast()
            leftCounts.removeLast()
            parents.removeLast()
            isPending.removeLast()
        }
    }

    private mutating func refine() -> Bool {
        var touched: [Int32] = []
        while let number = pending.popLast() {
            isPending[Int(number)] = false
            touched.removeAll(keepingCapacity: true)
            for vertex in members(of: Int(number)) {
                for edge in pair.edges(of: Int(vertex)) {
                    if weights[Int(edge.target)] == 0 { touched.append(edge.target) }
                    // A sum of 0 would look untouched; the odd chance only leaves a class coarser.
                    weights[Int(edge.target)] &+= edge.label
                }
            }
            let isBalanced = splitByClass(&touched)
            for vertex in touched { weights[Int(vertex)] = 0 }
            if !isBalanced { return false }
        }
        return true
    }

    private mutating func splitByClass(_ touched: inout [Int32]) -> Bool {
        touched.sort { classes[Int($0)] < classes[Int($1)] }
        var start = 0
        // The classes are those before any of them is cut.
        var runs: [(number: Int32, range: Range<Int>)] = []
        while start < touched.count {
            let number = classes[Int(touched[start])]
            var end = start
            while end < touched.count, classes[Int(touched[end])] == number { end += 1 }
            runs.append((number, start..<end))
            start = end
        }
        for run in runs where counts[Int(run.number)] > 1 {
            if !split(run.number, touched: Array(touched[run.range])) { return false }
        }
        return true
    }

    /// Cuts a class by the weights of its touched vertices; the others have weight 0. The largest piece stays, and the
    /// neighbours of the others are looked at later.
    private mutating func split(_ number: Int32, touched: [Int32]) -> Bool {
        let sorted = touched.sorted { weights[Int($0)] < weights[Int($1)] }
        var groups: [ArraySlice<Int32>] = []
        var start = 0
        for index in sorted.indices
        where index + 1 == sorted.count || weights[Int(sorted[index])] != weights[Int(sorted[index + 1])] {
            groups.append(sorted[start...index])
            start = index + 1
        }
        let isWhole = sorted.count == Int(counts[Int(number)])
        if groups.isEmpty || isWhole && groups.count == 1 { return true }
        // Where all were touched one group stays behind.
        if isWhole, let largest = groups.indices.max(by: { groups[$0].count < groups[$1].count }) {
            groups.remove(at: largest)
        }
        let wasPending = isPending[Int(number)]
        var isBalanced = true
        var pieces = [number]
        for group in groups {
            pieces.append(cutOff(group, from: number))
            isBalanced = isBalanced && leftCounts[starts.count - 1] * 2 == counts[starts.count - 1]
        }
        isBalanced = isBalanced && leftCounts[Int(number)] * 2 == counts[Int(number)]
        // Once all pieces but one are looked at, the last tells nothing new, if the whole was looked at before.
        let largest = wasPending ? number : pieces.max { counts[Int($0)] < counts[Int($1)] }
        for piece in pieces where piece != largest { enqueue(piece) }
        return isBalanced
    }

    private mutating func cutOff(_ group: ArraySlice<Int32>, from number: Int32) -> Int32 {
        var end = starts[Int(number)] + counts[Int(number)]
        let fresh = Int32(starts.count)
        var leftCount: Int32 = 0
        for vertex in group {
            end -= 1
            let (place, other) = (places[Int(vertex)], elements[Int(end)])
            elements[Int(place)] = other
            places[Int(other)] = place
            elements[Int(end)] = vertex
            places[Int(vertex)] = end
            classes[Int(vertex)] = fresh
            if pair.isLeft[Int(vertex)] { leftCount += 1 }
        }
        counts[Int(number)] -= Int32(group.count)
        leftCounts[Int(number)] -= leftCount
        append(start: end, count: Int32(group.count), leftCount: leftCount, parent: number)
        return fresh
    }
}
