import QuadStore
import RDFModel

/// A sequence of transactions that a seed names for good: what each of them does, and what the store holds after it.
struct Exercise {
    /// What one transaction does.
    enum Step {
        /// Adds quads one by one.
        case insert([Quad])
        /// Takes quads away that match.
        case delete([QuadPattern])
        /// Loads quads.
        case load([Quad])
        /// Writes the store anew, and changes nothing of what it holds.
        case compact
    }

    private let seed: UInt64

    init(seed: UInt64) {
        self.seed = seed
    }

    /// The transaction of a number, from 1 on.
    func step(_ number: Int) -> Step {
        var random = Generator(state: seed &* 1_000_003 &+ UInt64(number))
        if random.below(40) == 0 { return .compact }
        switch random.below(12) {
        case 0..<5: return .insert(quads(1, &random))
        case 5..<8: return .insert(quads(20 + random.below(150), &random))
        case 8: return .load(quads(100 + random.below(900), &random))
        case 9: return .delete([QuadPattern(in: .named(node("g", 6, &random)))])
        default:
            return .delete((0..<5).map { _ in QuadPattern(subject: node("s", 60, &random)) })
        }
    }

    /// What the store holds after some transactions.
    struct Content {
        private var bySubject: [Term: Set<Quad>] = [:]
        /// How many transactions.
        private(set) var number = 0

        /// All quads.
        var quads: Set<Quad> { bySubject.values.reduce(into: []) { $0.formUnion($1) } }

        /// Goes on to the state after a transaction.
        mutating func goOn(to last: Int, of exercise: Exercise) {
            while number < last {
                number += 1
                apply(exercise.step(number))
            }
        }

        private mutating func apply(_ step: Step) {
            switch step {
            case .insert(let added), .load(let added):
                for quad in added { bySubject[quad.subject, default: []].insert(quad) }
            case .compact: break
            case .delete(let patterns):
                for pattern in patterns {
                    if let subject = pattern.subject { bySubject[subject] = nil }
                    if case .named(let graph) = pattern.graphs {
                        for subject in bySubject.keys {
                            bySubject[subject] = bySubject[subject]?.filter { $0.graph != graph }
                        }
                    }
                }
            }
        }
    }

    private func quads(_ count: Int, _ random: inout Generator) -> [Quad] {
        (0..<count).map { _ in
            let object: Term =
                switch random.below(4) {
                case 0: .literal(Literal("\(random.below(50))", datatype: XSD.integer))
                case 1: .literal(Literal("ข้อความ \(random.below(400))", language: "th"))
                default: node("o", 80, &random)
                }
            return Quad(
                node("s", 60, &random), IRI(unchecked: "http://e/p\(random.below(7))"), object,
                graph: random.below(2) == 0 ? nil : node("g", 6, &random))
        }
    }

    private func node(_ kind: String, _ count: Int, _ random: inout Generator) -> Term {
        .iri(IRI(unchecked: "http://e/\(kind)\(random.below(count))"))
    }

    /// SplitMix64.
    struct Generator {
        var state: UInt64

        mutating func below(_ bound: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
        }
    }
}
