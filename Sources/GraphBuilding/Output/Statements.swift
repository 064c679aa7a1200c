import RDFModel
import RDFSyntax
import Sorting

/// Statements gathered as numbers of terms, to be written in order of subject, predicate and object, each once.
///
/// A term stands here once, as N-Quads writes it, so that writing a statement copies bytes.
struct Statements: Sendable {
    private struct Row {
        var subject: Int32
        var predicate: Int32
        var object: Int32
    }

    private var terms = TextTable()
    private var predicates: [IRI] = []
    private var rows: [Row] = []

    /// The number of a term.
    mutating func number(of term: Term) -> Int {
        var bytes: [UInt8] = []
        NQuads.append(term, to: &bytes)
        return terms.intern(bytes)
    }

    /// The number of a term as N-Quads writes it.
    mutating func number(ofEncoded term: ArraySlice<UInt8>) -> Int { terms.intern(term) }

    /// The number of an IRI.
    mutating func number(of iri: IRI) -> Int { number(of: .iri(iri)) }

    /// The number of a property.
    mutating func predicate(_ iri: IRI) -> Int {
        if let place = predicates.firstIndex(of: iri) { return place }
        predicates.append(iri)
        return predicates.count - 1
    }

    /// Adds a statement.
    mutating func add(_ subject: Int, _ predicate: Int, _ object: Int) {
        rows.append(Row(subject: Int32(subject), predicate: Int32(predicate), object: Int32(object)))
    }

    /// Puts the statements in order.
    consuming func sorted() -> SortedStatements {
        let count = terms.count
        var counts = Array(repeating: Int32(0), count: count)
        for row in rows { counts[Int(row.subject)] += 1 }
        let present = counts.indices.filter { counts[$0] > 0 }
        let subjects = present.indices.ordered { terms.order(present[$0], present[$1], from: 1, tail: 1) < 0 }
            .map { present[$0] }
        // Where the rows of each subject begin.
        var starts = Array(repeating: 0, count: count)
        var total = 0
        for subject in subjects {
            starts[subject] = total
            total += Int(counts[subject])
        }
        var rank = Array(repeating: Int32(0), count: predicates.count)
        let byName = predicates.indices.ordered { predicates[$0] < predicates[$1] }
        for (place, predicate) in byName.enumerated() { rank[predicate] = Int32(place) }
        var pairs = Array(repeating: SortedStatements.Pair(predicate: 0, object: 0), count: rows.count)
        for row in rows {
            let place = starts[Int(row.subject)]
            starts[Int(row.subject)] += 1
            pairs[place] = .init(predicate: rank[Int(row.predicate)], object: row.object)
        }
        return SortedStatements(
            terms: terms, predicates: byName.map { EvidenceTerms.Property(predicates[$0]).bytes }, subjects: subjects,
            ends: subjects.map { starts[$0] }, pairs: pairs)
    }
}

/// Statements in order of subjects; those of one subject are put in order when they are written, on any thread.
struct SortedStatements: Sendable {
    struct Pair: Sendable {
        var predicate: Int32
        var object: Int32
    }

    let terms: TextTable
    let predicates: [[UInt8]]
    let subjects: [Int]
    /// Where the pairs of each subject end.
    let ends: [Int]
    let pairs: [Pair]

    /// Appends the lines of some subjects.
    func append(subjects range: Range<Int>, end: [UInt8] = Array(" .\n".utf8), to bytes: inout [UInt8]) {
        for place in range {
            let start = place == 0 ? 0 : ends[place - 1]
            var last = Pair(predicate: -1, object: -1)
            for pair in pairs[start..<ends[place]].sorted(by: precedes) {
                if pair.predicate == last.predicate, pair.object == last.object { continue }
                last = pair
                bytes.append(contentsOf: terms[subjects[place]])
                bytes += predicates[Int(pair.predicate)]
                bytes.append(contentsOf: terms[Int(pair.object)])
                bytes += end
            }
        }
    }

    private func precedes(_ left: Pair, _ right: Pair) -> Bool {
        if left.predicate != right.predicate { return left.predicate < right.predicate }
        if left.object == right.object { return false }
        return EncodedOrder.precedes(Int(left.object), Int(right.object), in: terms)
    }
}

/// The order of terms, see `Term`, on their encoded forms.
private enum EncodedOrder {
    static func precedes(_ left: Int, _ right: Int, in terms: TextTable) -> Bool {
        let (isIRI, isOtherIRI) = (terms[left].first == UInt8(ascii: "<"), terms[right].first == UInt8(ascii: "<"))
        if isIRI != isOtherIRI { return isIRI }
        if isIRI { return terms.order(left, right, from: 1, tail: 1) < 0 }
        let (l, r) = (parts(terms[left]), parts(terms[right]))
        let isEscaped = l.form.contains(UInt8(ascii: "\\")) || r.form.contains(UInt8(ascii: "\\"))
        let (one, other) = isEscaped ? (unescaped(l.form)[...], unescaped(r.form)[...]) : (l.form, r.form)
        if !one.elementsEqual(other) { return one.lexicographicallyPrecedes(other) }
        // A language comes behind a datatype, whose literals have none.
        if l.hasLanguage != r.hasLanguage { return r.hasLanguage }
        return l.tail.lexicographicallyPrecedes(r.tail)
    }

    private static let plain = Array("^^".utf8) + EvidenceTerms.encoded(XSD.string)

    private static func parts(
        _ term: ArraySlice<UInt8>
    ) -> (form: ArraySlice<UInt8>, tail: ArraySlice<UInt8>, hasLanguage: Bool) {
        let close = term.lastIndex(of: UInt8(ascii: "\"")) ?? term.startIndex
        let tail = term[(close + 1)...]
        return (
            term[(term.startIndex + 1)..<max(close, term.startIndex + 1)], tail.isEmpty ? plain[...] : tail,
            tail.first == UInt8(ascii: "@")
        )
    }

    private static func unescaped(_ form: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var isEscaped = false
        for byte in form {
            if isEscaped {
                result.append(byte == UInt8(ascii: "n") ? 0x0A : byte == UInt8(ascii: "r") ? 0x0D : byte)
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else {
                result.append(byte)
            }
        }
        return result
    }
}
