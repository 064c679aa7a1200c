import ArgumentParser
import Glibc
import QuadStore
import RDFModel

extension StoreExercise {
    /// Writes beside other processes that do the same.
    ///
    /// One quad of the store says how many others there are. Each transaction reads it, counts, adds some quads of its
    /// own, and puts the new number in its place: who wrote on from another state than that of the last commit is found
    /// out at once.
    struct Contend: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes for some seconds beside other processes, and checks that no commit of anyone is lost.")

        @OptionGroup var place: Place
        @Option(help: "For how many seconds.")
        var seconds = 1.0
        @Option(help: "How this process is called.")
        var name: String

        private static let total = IRI(unchecked: "http://e/total")
        private static let holds = IRI(unchecked: "http://e/holds")
        private static let texts = AttachmentSet("texts")

        private struct GivenUp: Error {}

        func run() throws {
            let store = try place.open()
            var random = Exercise.Generator(state: place.seed)
            var (own, commits) = (0, 0)
            let end = SealedGraph.now() + seconds
            while SealedGraph.now() < end {
                let (count, isGivenUp, isAttaching) = (
                    1 + random.below(4), random.below(10) == 0, random.below(50) == 0
                )
                do {
                    try store.write { transaction in
                        try change(transaction, own: own, by: count)
                        if isAttaching { try transaction.attach([1], as: Array("\(own)".utf8), in: Contend.texts) }
                        if isGivenUp { throw GivenUp() }
                    }
                    own += count
                    commits += 1
                } catch is GivenUp {}
                let seen = try store.snapshot()
                if random.below(5) == 0 { _ = try Contend.number(in: seen) }
                if try seen.count(QuadPattern(subject: subject)) != own {
                    throw ValidationError("a snapshot lacks what was committed before")
                }
            }
            let snapshot = try store.snapshot()
            _ = try Contend.number(in: snapshot)
            let findings = snapshot.check()
            guard findings.isEmpty else { throw ValidationError(findings.joined(separator: "; ")) }
            StoreExercise.tell("\(commits) commits, \(own) quads")
        }

        private var subject: Term { .iri(IRI(unchecked: "http://e/\(name)")) }

        private func change(_ transaction: StoreTransaction, own: Int, by count: Int) throws {
            let before = try Contend.number(in: transaction)
            guard try transaction.count(QuadPattern(subject: subject)) == own else {
                throw ValidationError("a transaction lacks what was committed before")
            }
            for number in own..<own + count {
                let graph: Term? = number % 3 == 0 ? subject : nil
                try transaction.insert(
                    Quad(subject, Contend.holds, .literal(Literal("ข่าว \(number)", language: "th")), graph: graph))
            }
            try transaction.delete(QuadPattern(subject: .iri(Contend.total)))
            try transaction.insert(
                Quad(.iri(Contend.total), Contend.holds, .literal(Literal("\(before + count)", datatype: XSD.integer))))
        }

        /// What the store says of the number of its quads.
        private static func number(in view: QuadView) throws -> Int {
            var said = 0
            try view.forEach(QuadPattern(subject: .iri(total))) { quad in
                if case .literal(let literal) = quad.object { said = Int(literal.lexicalForm) ?? -1 }
            }
            let counted = try view.count(QuadPattern()) - (said == 0 ? 0 : 1)
            if said != counted { throw ValidationError("\(counted) quads are counted, and \(said) said to be there") }
            return said
        }
    }
}
