/// Finds the documents that repeat another one: the same item under another number, with a changed headline or a word
/// mended.
///
/// Two documents are one item if they share nine tenths of their phrases, as their sketches tell, and were published
/// within a month of each other. Only documents that share one of their smallest hashes are compared, and hashes that
/// many documents have (an address, a slogan) introduce nobody, so the work is linear in the number of documents.
struct Reposts {
    /// For every document, the first document of the same item; itself if it repeats none.
    private(set) var original: [Int]

    /// How alike two documents of one item are at least.
    private static let likeness = 0.85
    /// So many days lie between them at most.
    private static let days = 31
    /// With fewer phrases than this, all of them have to agree.
    private static let fewPhrases = 6
    /// Texts with fewer phrases than this say too little to be told apart.
    private static let leastPhrases = 3
    /// So many of the smallest hashes introduce documents to each other.
    static let introductions = 12
    /// A hash of more documents than this introduces nobody.
    static let crowd = 24

    /// - Parameters:
    ///   - sketch: A document's sketch.
    ///   - day: The number of the day of a document's publication.
    init(count: Int, sketch: (Int) -> ArraySlice<UInt32>, day: (Int) -> Int?) {
        original = Array(0..<count)
        var sets = UnionFind()
        for _ in 0..<count { _ = sets.add() }
        var byHash: [(hash: UInt32, document: Int32)] = []
        for document in 0..<count {
            for hash in sketch(document).prefix(Reposts.introductions) { byHash.append((hash, Int32(document))) }
        }
        byHash.sort { $0.hash != $1.hash ? $0.hash < $1.hash : $0.document < $1.document }
        var start = 0
        while start < byHash.count {
            var end = start + 1
            while end < byHash.count, byHash[end].hash == byHash[start].hash { end += 1 }
            if end - start <= Reposts.crowd {
                for left in start..<end {
                    for right in left + 1..<max(end, left + 1) {
                        let (one, other) = (Int(byHash[left].document), Int(byHash[right].document))
                        guard sets.find(one) != sets.find(other),
                            Reposts.isOneItem(sketch(one), sketch(other), day(one), day(other))
                        else { continue }
                        sets.join(other, to: one)
                    }
                }
            }
            start = end
        }
        var first: [Int: Int] = [:]
        for document in 0..<count {
            let root = sets.find(document)
            guard let known = first[root] else {
                first[root] = document
                continue
            }
            if (day(document) ?? .max) < (day(known) ?? .max) { first[root] = document }
        }
        for document in 0..<count { original[document] = first[sets.find(document)] ?? document }
    }

    /// Whether the document repeats another.
    func isRepost(_ document: Int) -> Bool { original[document] != document }

    /// Whether two documents are one item, by their sketches and the numbers of their days.
    static func isOneItem(
        _ left: ArraySlice<UInt32>, _ right: ArraySlice<UInt32>, _ day: Int?, _ other: Int?
    ) -> Bool {
        if let day, let other, abs(day - other) > days { return false }
        let phrases = min(left.count, right.count)
        guard phrases >= leastPhrases else { return false }
        let likeness = TextSketch.likeness(left, right)
        return phrases < fewPhrases ? likeness == 1 : likeness >= self.likeness
    }
}
