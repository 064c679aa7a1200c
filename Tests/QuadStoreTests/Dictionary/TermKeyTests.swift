import RDFModel
import TestSupport
import Testing

@testable import QuadStore

@Suite("Keys of terms")
struct TermKeyTests {
    static func key(_ term: Term) -> [UInt8]? {
        var key: [UInt8] = []
        return TermKey.append(term, to: &key) == .key ? key : nil
    }

    @Test(
        "A key gives its term back, and two terms have one key only if they are equal", arguments: [1, 2] as [UInt64])
    func roundTrip(seed: UInt64) {
        var terms = GeneratedTerms(seed: seed)
        var known: [[UInt8]: Term] = [:]
        for _ in 0..<20_000 {
            let term = terms.next(depth: 0)
            guard let key = Self.key(term) else { continue }
            #expect(TermKey.term(key.span) == term)
            if let other = known[key] { #expect(other == term) }
            known[key] = term
        }
        #expect(Set(known.values).count == known.count)
        #expect(known.count > 2000)
    }

    @Test("Keys stand in the order of kind, text and language or datatype, code point by code point")
    func order() {
        var terms = GeneratedTerms(seed: 3)
        func rank(_ term: Term) -> (Int, [UInt8], Int, [UInt8]) {
            switch term {
            case .blankNode(let node): return (1, Array(node.label.utf8), 0, [])
            case .iri(let iri): return (2, Array(iri.text.utf8), 0, [])
            case .triple: return (6, [], 0, [])
            case .literal(let literal):
                let text = Array(literal.lexicalForm.utf8)
                if let language = literal.language {
                    let direction = literal.direction.map { $0 == .leftToRight ? 1 : 2 } ?? 0
                    return (4, text, direction, Array(language.lowercased().utf8))
                }
                return literal.datatype == XSD.string
                    ? (3, text, 0, []) : (5, text, 0, Array(literal.datatype.text.utf8))
            }
        }
        func precedes(_ left: Term, _ right: Term) -> Bool {
            let (l, r) = (rank(left), rank(right))
            if l.0 != r.0 { return l.0 < r.0 }
            if l.1 != r.1 { return l.1.lexicographicallyPrecedes(r.1) }
            if l.2 != r.2 { return l.2 < r.2 }
            return l.3.lexicographicallyPrecedes(r.3)
        }
        var pairs: [(key: [UInt8], term: Term)] = []
        for _ in 0..<5000 {
            let term = terms.next(depth: 0)
            if let key = Self.key(term) { pairs.append((key, term)) }
        }
        pairs.sort { $0.key.lexicographicallyPrecedes($1.key) }
        for (left, right) in zip(pairs, pairs.dropFirst()) { #expect(!precedes(right.term, left.term)) }
    }

    @Test(
        "What is no key gives no term",
        arguments: [[], [0], [6, 65], [4], [4, 65], [4, 65, 0], [4, 65, 0, 3], [5, 65, 0, 1], [5, 0, 0xFF]] as [[UInt8]]
    )
    func malformed(key: [UInt8]) {
        #expect(TermKey.term(key.span) == nil)
    }

    @Test("A term of a block has the key of the term itself")
    func blocks() {
        var terms = GeneratedTerms(seed: 4)
        var block = QuadBlock()
        var last: Quad?
        for _ in 0..<500 {
            let quad = Quad(terms.next(depth: 0), RDF.type, terms.next(depth: 1))
            block.append(quad, after: last)
            last = quad
        }
        var kinds: Set<Int> = []
        for number in UInt32(0)..<UInt32(block.termCount) where block.kind(of: number) != .languageTag {
            var (key, other): ([UInt8], [UInt8]) = ([], [])
            let form = TermKey.append(number, of: block, to: &key)
            #expect(form == TermKey.append(block.term(number), to: &other))
            #expect(key == other)
            kinds.insert(Int(block.kind(of: number).rawValue))
        }
        #expect(kinds.count == 8)
    }

    @Test(
        "The hash is that of the published method",
        arguments: [("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999)]
            as [(String, UInt64)])
    func hash(text: String, hash: UInt64) {
        #expect(Array(text.utf8).withUnsafeBytes { Hash64.hash($0) } == hash)
    }

    @Test("Every bit of a long input changes the hash")
    func avalanche() {
        var bytes = (0..<100).map { UInt8($0) }
        var hashes: Set<UInt64> = [bytes.withUnsafeBytes { Hash64.hash($0) }]
        for index in bytes.indices {
            for bit in 0..<8 {
                bytes[index] ^= 1 << bit
                hashes.insert(bytes.withUnsafeBytes { Hash64.hash($0) })
                bytes[index] ^= 1 << bit
            }
        }
        #expect(hashes.count == 801)
    }
}
