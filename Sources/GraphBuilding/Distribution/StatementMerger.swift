package import RDFModel

/// Makes one of what several parts of a graph say: lines of N-Triples in order of subjects, each statement once.
///
/// Of the days on which something was first and last reported, the first and the last stay.
package struct StatementMerger {
    private static let first = EvidenceTerms.encoded(YongOntology.firstReported)
    private static let last = EvidenceTerms.encoded(YongOntology.lastReported)
    /// So many lines are put in order at once, and those of their last subject.
    private static let batch = 1 << 16

    private let lineEnd: [UInt8]
    private var statements = Statements()
    private var count = 0
    private var predicates: [ArraySlice<UInt8>: Int] = [:]
    private var subject: ArraySlice<UInt8> = []
    private var firstDay: ArraySlice<UInt8> = []
    private var lastDay: ArraySlice<UInt8> = []

    /// Makes a merger.
    ///
    /// - Parameter graph: The name of the graph that the lines are written into.
    package init(graph: IRI? = nil) {
        lineEnd = graph.map { Array(" ".utf8) + EvidenceTerms.encoded($0) + Array(" .\n".utf8) } ?? Array(" .\n".utf8)
    }

    /// Adds a line; lines of one subject come together.
    ///
    /// - Parameters:
    ///   - line: A line as the parts of a graph are written, without the line feed.
    ///   - bytes: Gets lines that are complete.
    /// - Returns: Whether the line is such a one.
    package mutating func add(_ line: ArraySlice<UInt8>, to bytes: inout [UInt8]) -> Bool {
        guard let space = line.firstIndex(of: 0x20), let second = line[(space + 1)...].firstIndex(of: 0x20),
            line.count - (second - line.startIndex) > 3, line.suffix(2).elementsEqual(" .".utf8)
        else { return false }
        let object = line[(second + 1)..<(line.endIndex - 2)]
        if !line[..<space].elementsEqual(subject) {
            endSubject()
            if count >= StatementMerger.batch { finish(into: &bytes) }
            subject = line[..<space]
        }
        let predicate = line[(space + 1)..<second]
        if predicate.elementsEqual(StatementMerger.first) {
            if firstDay.isEmpty || object.lexicographicallyPrecedes(firstDay) { firstDay = object }
        } else if predicate.elementsEqual(StatementMerger.last) {
            if lastDay.isEmpty || lastDay.lexicographicallyPrecedes(object) { lastDay = object }
        } else {
            add(predicate, object)
        }
        return true
    }

    private mutating func endSubject() {
        if !firstDay.isEmpty { add(StatementMerger.first[...], firstDay) }
        if !lastDay.isEmpty { add(StatementMerger.last[...], lastDay) }
        firstDay = []
        lastDay = []
    }

    private mutating func add(_ predicate: ArraySlice<UInt8>, _ object: ArraySlice<UInt8>) {
        count += 1
        let number: Int
        if let known = predicates[predicate] {
            number = known
        } else {
            number = statements.predicate(
                IRI(unchecked: String(decoding: predicate.dropFirst().dropLast(), as: UTF8.self)))
            predicates[predicate] = number
        }
        statements.add(statements.number(ofEncoded: subject), number, statements.number(ofEncoded: object))
    }

    /// Writes what is left.
    package mutating func finish(into bytes: inout [UInt8]) {
        endSubject()
        let sorted = statements.sorted()
        sorted.append(subjects: sorted.subjects.indices, end: lineEnd, to: &bytes)
        statements = Statements()
        predicates = [:]
        count = 0
    }
}
