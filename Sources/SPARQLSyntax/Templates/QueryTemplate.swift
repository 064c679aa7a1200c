import RDFModel
import Synchronization

/// A query that was read, for texts that differ from its own in one name: programs ask for one thing after another with
/// the same words.
///
/// The name is a run of ASCII letters, digits and `_` at the end of an IRI, and stands once in the text. Another run in
/// its place makes another name out of the same token, and changes no other. That the IRI comes from this token is
/// likely, and not believed before a text with another name was read as the template says.
final class QueryTemplate: Sendable {
    /// The text in front of the name, and behind it.
    private let before: [UInt8]
    private let after: [UInt8]
    private let base: IRI?
    private let query: Query
    /// The IRI, and what stands in it in front of the name.
    private let iri: IRI
    private let stem: String
    /// Whether a text with another name was read as the template says.
    private let isTrusted = Atomic<Bool>(false)

    /// - Returns: `nil` if the query is more than triple patterns and what is done with their solutions, or if no name of
    ///   it can be exchanged.
    init?(_ text: String, _ query: Query, base: IRI?) {
        guard query.form == .select || query.form == .ask, let iris = QueryTemplate.exchangeable(in: query.body.pattern)
        else { return nil }
        let bytes = Array(text.utf8)
        // What is escaped is not written as it is.
        guard !bytes.contains(UInt8(ascii: "\\")), let brace = bytes.firstIndex(of: UInt8(ascii: "{")) else {
            return nil
        }
        for iri in iris {
            let whole = Array(iri.text.utf8)
            let length = whole.reversed().prefix { QueryTemplate.isNamePart($0) }.count
            guard length > 0, let place = QueryTemplate.onlyPlace(of: whole.suffix(length), in: bytes, behind: brace)
            else { continue }
            (before, after) = (Array(bytes[..<place.lowerBound]), Array(bytes[place.upperBound...]))
            (self.query, self.iri, self.base) = (query, iri, base)
            stem = String(decoding: whole.dropLast(length), as: UTF8.self)
            return
        }
        return nil
    }

    /// The subjects and objects of triple patterns that are IRIs; `nil` if there is anything but plain triple patterns.
    private static func exchangeable(in pattern: GroupPattern) -> [IRI]? {
        var iris: [IRI] = []
        for element in pattern.elements {
            guard case .triple(let triple) = element else { return nil }
            for part in [triple.subject, triple.object, triple.predicate] {
                switch part {
                case .term(.triple), .triple: return nil
                case .term, .variable: break
                }
            }
            for case .term(.iri(let iri)) in [triple.subject, triple.object] { iris.append(iri) }
        }
        return iris
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// Where a name stands, if it is a run of its own once in the text, behind the first brace, and ends an IRI or the
    /// local part of a prefixed name there.
    private static func onlyPlace(of name: ArraySlice<UInt8>, in text: [UInt8], behind brace: Int) -> Range<Int>? {
        var found: Range<Int>?
        var start = 0
        while start < text.count {
            guard isNamePart(text[start]) else {
                start += 1
                continue
            }
            var end = start
            while end < text.count, isNamePart(text[end]) { end += 1 }
            if text[start..<end] == name {
                if found != nil { return nil }
                found = start..<end
            }
            start = end
        }
        guard let found, found.lowerBound > brace, found.upperBound < text.count else { return nil }
        let (previous, next) = (text[found.lowerBound - 1], text[found.upperBound])
        switch next {
        case UInt8(ascii: ">"):
            return [UInt8(ascii: "/"), UInt8(ascii: "#"), UInt8(ascii: "-")].contains(previous) ? found : nil
        case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "}"), UInt8(ascii: ";"), UInt8(ascii: ","):
            return [UInt8(ascii: ":"), UInt8(ascii: "-")].contains(previous) ? found : nil
        default: return nil
        }
    }

    /// The query of another text; `nil` if it differs in more than the name.
    ///
    /// - Parameter read: reads the text.
    func query(
        for text: String, base: IRI?, _ read: () throws(SPARQLSyntaxError) -> Query
    ) throws(SPARQLSyntaxError) -> Query? {
        guard base == self.base, let name = name(in: text) else { return nil }
        let exchanged = IRI(unchecked: stem + name)
        if exchanged == iri { return query }
        let likely = query(exchanging: exchanged)
        if isTrusted.load(ordering: .relaxed) { return likely }
        let query = try read()
        if query == likely { isTrusted.store(true, ordering: .relaxed) }
        return query
    }

    private func query(exchanging other: IRI) -> Query {
        let (replaced, exchanged) = (PatternTerm.term(.iri(iri)), PatternTerm.term(.iri(other)))
        var query = query
        for place in query.body.pattern.elements.indices {
            guard case .triple(var triple) = query.body.pattern.elements[place] else { continue }
            if triple.subject == replaced { triple.subject = exchanged }
            if triple.predicate == replaced { triple.predicate = exchanged }
            if triple.object == replaced { triple.object = exchanged }
            query.body.pattern.elements[place] = .triple(triple)
        }
        return query
    }

    /// What stands in a text in the place of the name.
    private func name(in text: String) -> String? {
        let name = text.utf8.withContiguousStorageIfAvailable { text -> String?? in
            guard text.count > before.count + after.count, text.starts(with: before),
                text[(text.count - after.count)...].elementsEqual(after)
            else { return .some(nil) }
            let name = text[before.count..<text.count - after.count]
            return .some(name.allSatisfy(QueryTemplate.isNamePart) ? String(decoding: name, as: UTF8.self) : nil)
        }
        return name.flatMap { $0 }.flatMap { $0 }
    }
}
