import Testing

@testable import Yong

@Suite("Work on several threads")
struct OrderedWorkTests {
    @Test("Results come in order, each once, whatever the number of threads", arguments: [1, 2, 7])
    func order(jobs: Int) async throws {
        var delivered: [Int] = []
        try await OrderedWork(jobs: jobs).run(count: 100) { piece in
            // Early pieces take longest, so that later ones have to wait for them.
            var sum = 0
            for step in 0..<(100 - piece) * 500 { sum &+= step }
            return piece * 2 + (sum == -1 ? 1 : 0)
        } deliver: { piece, result in
            #expect(result == piece * 2)
            delivered.append(piece)
        }
        #expect(delivered == Array(0..<100))
    }

    @Test("The first error ends the work")
    func failure() async throws {
        struct Failure: Error {}
        await #expect(throws: Failure.self) {
            try await OrderedWork(jobs: 2).run(count: 1000) { piece in
                if piece == 5 { throw Failure() }
                return piece
            } deliver: { _, _ in
            }
        }
    }

    @Test("Nothing to do is no error")
    func nothing() async throws {
        try await OrderedWork(jobs: 2).run(count: 0) {
            $0
        } deliver: { _, _ in
            Issue.record("nothing to deliver")
        }
    }
}
