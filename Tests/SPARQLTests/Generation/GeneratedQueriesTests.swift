import Glibc
import QueryEngine
import RDFModel
import SPARQLSyntax
import TestSupport
import Testing

/// Generated queries over generated data. `YONG_QUERY_FACTOR=N` tries N times as many, `YONG_FUZZ_SEED=S` others.
@Suite struct GeneratedQueriesTests {
    /// How many times the usual number of cases.
    static let factor = UInt64(getenv("YONG_QUERY_FACTOR").flatMap { UInt64(String(cString: $0)) } ?? 1)

    static func seeds(_ count: UInt64) -> Range<UInt64> {
        let first = Fuzzing.seeds(1).lowerBound
        return first..<first + count * factor
    }

    /// What an engine's answer has wrong, measured by the reference evaluator's; `nil` if nothing.
    static func problem(_ engine: any EngineUnderTest, _ generated: GeneratedCase) throws -> String? {
        let query = try Query(generated.query.text)
        var unlimited = generated.query
        (unlimited.limit, unlimited.offset) = (nil, nil)
        let expected = try ReferenceEngineUnderTest().answer(Query(unlimited.text), over: generated.dataset)
        do {
            let actual = try engine.answer(query, over: generated.dataset)
            return Agreement.problem(actual, expected, generated.query, .exact)
        } catch {
            return "\(error)"
        }
    }

    /// Blocks of seeds, so that a case of the test is not one query.
    static let blocks = Array(stride(from: seeds(500).lowerBound, to: seeds(500).upperBound, by: 50))

    @Test("Every engine gives what the algebra gives", arguments: Engines.all, blocks)
    func engines(_ engine: any EngineUnderTest, from seed: UInt64) throws {
        for seed in seed..<seed + 50 {
            let generated = GeneratedCase(seed: seed)
            guard try Self.problem(engine, generated) != nil else { continue }
            let small = try generated.shrunk { try $0.first { try Self.problem(engine, $0) != nil } }
            Issue.record("\(small)\n\(try Self.problem(engine, small) ?? "")")
            return
        }
    }

    @Test("Cases that long runs have found", arguments: Engines.all, [16116])
    func found(_ engine: any EngineUnderTest, _ seed: UInt64) throws {
        let generated = GeneratedCase(seed: seed)
        let problem = try Self.problem(engine, generated)
        #expect(problem == nil, "\(generated)\n\(problem ?? "")")
    }

    @Test("Without any one of the rules of planning the answers are the same", arguments: PlanningRule.allCases)
    func rules(_ rule: PlanningRule) throws {
        let engines: [any EngineUnderTest] = [
            MemoryEngineUnderTest(batchSize: 2048, withoutRules: [rule]),
            StoreEngineUnderTest(isSorted: true, withoutRules: [rule]),
        ]
        for engine in engines {
            for seed in Self.seeds(500).prefix(Int(40 * Self.factor)) {
                let generated = GeneratedCase(seed: seed)
                if let problem = try Self.problem(engine, generated) { Issue.record("\(generated)\n\(problem)") }
            }
        }
    }

    @Test("The seeds make queries that have answers")
    func generatesAnswers() throws {
        var (rows, filled) = (0, 0)
        for seed in Self.seeds(200).prefix(200) {
            let generated = GeneratedCase(seed: seed)
            let result = try ReferenceEngineUnderTest().answer(Query(generated.query.text), over: generated.dataset)
            guard case .solutions(let solutions) = result else { continue }
            rows += solutions.rows.count
            if !solutions.rows.isEmpty { filled += 1 }
        }
        #expect(filled > 60, "\(filled) of 200 queries have a row")
        #expect(rows > 300)
    }

    @Test("Oxigraph gives what the algebra gives")
    func oxigraph() throws {
        guard let peer = OxigraphPeer() else {
            print("skipped: YONG_PYTHON names no Python with pyoxigraph; make test sets it")
            return
        }
        defer { peer.remove() }
        var reported = 0
        var left = 0
        for block in Self.blocks where reported < 5 {
            let cases = (block..<block + 50).map { GeneratedCase(seed: $0, isForPeer: true) }
            for (number, problem) in try Self.problems(peer, cases).enumerated() where reported < 5 {
                if PeerDeviation.isKnown(cases[number]) { left += 1 }
                guard problem != nil, !PeerDeviation.isKnown(cases[number]) else { continue }
                let small = try cases[number].shrunk { candidates in
                    let problems = try Self.problems(peer, candidates)
                    return zip(candidates, problems).first { $1 != nil && !PeerDeviation.isKnown($0) }?.0
                }
                let message = try Self.problems(peer, [small]).first ?? nil
                Issue.record("\(small)\n\(message ?? "")")
                reported += 1
            }
        }
        print("\(left) of \(Self.blocks.count * 50) generated queries touch a known deviation of Oxigraph")
    }

    @Test("Oxigraph leaves behind what an update leaves by the specification")
    func oxigraphUpdates() throws {
        guard let peer = OxigraphPeer() else {
            print("skipped: YONG_PYTHON names no Python with pyoxigraph; make test sets it")
            return
        }
        defer { peer.remove() }
        func fails(_ updates: [GeneratedUpdate]) throws -> [String?] {
            try zip(updates, peer.datasets(after: updates)).map { update, reply in
                let ours = try ReferenceEngineUnderTest().dataset(
                    after: Update(update.text), on: Dataset(update.quads))
                switch reply {
                case .failure(let failure): return failure.message
                case .success(let theirs):
                    if Isomorphism.areIsomorphic(ours, theirs) { return nil }
                    return "expected \(ours.quads().sorted()), got \(theirs.quads().sorted())"
                }
            }
        }
        var reported = 0
        for block in Self.blocks where reported < 3 {
            let updates = (block..<block + 50).map { GeneratedUpdate(seed: $0) }
            func failing(_ updates: [GeneratedUpdate]) throws -> GeneratedUpdate? {
                zip(updates, try fails(updates)).first { $1 != nil && !PeerDeviation.isKnown($0.text) }?.0
            }
            guard let first = try failing(updates) else { continue }
            var small = first
            while let next = try failing(small.smaller) { small = next }
            Issue.record("\(small)\n\(try fails([small]).first.flatMap { $0 } ?? "")")
            reported += 1
        }
    }

    @Test("Every engine leaves behind what an update leaves by the specification", arguments: Engines.all, blocks)
    func updates(_ engine: any EngineUnderTest, from seed: UInt64) throws {
        for seed in seed..<seed + 50 {
            let generated = GeneratedUpdate(seed: seed)
            let (update, data) = (try Update(generated.text), Dataset(generated.quads))
            let expected = try ReferenceEngineUnderTest().dataset(after: update, on: data)
            let actual = try engine.dataset(after: update, on: data)
            #expect(Isomorphism.areIsomorphic(expected, actual), "\(generated)")
        }
    }

    private static func problems(_ peer: OxigraphPeer, _ cases: [GeneratedCase]) throws -> [String?] {
        try zip(cases, peer.replies(to: cases)).map { generated, reply in
            var unlimited = generated.query
            (unlimited.limit, unlimited.offset) = (nil, nil)
            let expected = try ReferenceEngineUnderTest().answer(Query(unlimited.text), over: generated.dataset)
            switch reply {
            case .failure(let message): return message
            case .result(let result): return Agreement.problem(result, expected, generated.query, .peer)
            }
        }
    }
}
