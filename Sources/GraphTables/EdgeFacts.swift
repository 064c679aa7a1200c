internal import QuadStore
internal import RDFModel

/// What is known of relations besides that they hold: how sure they are, and when they were reported.
struct EdgeFacts {
    /// What is known of one relation.
    struct Facts: Equatable {
        /// The greatest confidence of the claims that assert it.
        var confidence: Double?
        /// The days of the first and of the last report, as `2022-11-19`.
        var first: String?
        var last: String?

        /// Adds a report.
        mutating func report(_ day: String) {
            if first.map({ CodeUnits.less(day, $0) }) ?? true { first = day }
            if last.map({ CodeUnits.less($0, day) }) ?? true { last = day }
        }
    }

    private var known: [Statement: Facts] = [:]

    /// What is known of a relation.
    subscript(statement: Statement) -> Facts { known[statement] ?? Facts() }

    /// Reads the claims of all named graphs, and the memberships of the graphs that the tables are made of.
    init(_ view: QuadView, withNamedGraphs: Bool) throws {
        try readClaims(view)
        try readMemberships(view, withNamedGraphs: withNamedGraphs)
    }

    // MARK: Claims

    /// The properties of claims and of documents by their ids.
    private struct ClaimProperties {
        let subject: UInt64
        let predicate: UInt64
        let object: UInt64
        let confidence: UInt64?
        let status: UInt64?
        let asserted: UInt64?
        let days: [UInt64]

        init?(_ view: QuadView) throws {
            guard let subject = try view.bits(.iri(RDF.subject)), let predicate = try view.bits(.iri(RDF.predicate)),
                let object = try view.bits(.iri(RDF.object))
            else { return nil }
            (self.subject, self.predicate, self.object) = (subject, predicate, object)
            confidence = try view.bits(.iri(Names.confidence))
            status = try view.bits(.iri(Names.status))
            asserted = try view.bits(.literal(Names.asserted))
            days = try [Names.issued, Names.date].compactMap { try view.bits(.iri($0)) }
        }
    }

    /// What a named graph says of one thing, as far as it may be a claim.
    private struct Claim {
        var subject: UInt64?
        var predicate: UInt64?
        var object: UInt64?
        var confidence: UInt64?
        var isAsserted = true

        /// The relation, if it is asserted.
        var statement: Statement? {
            guard isAsserted, let subject, let predicate, let object else { return nil }
            return Statement(first: subject, second: predicate, third: object)
        }
    }

    private mutating func readClaims(_ view: QuadView) throws {
        guard let properties = try ClaimProperties(view) else { return }
        var texts = TermTexts(view)
        var scan = try view.scan(ScanRange(.gspo), columns: [0, 1, 2, 3])
        var batch = RowBatch(columnCount: scan.columnCount, capacity: 4096)
        var (graph, thing): (UInt64, UInt64) = (0, 0)
        var claim = Claim()
        var claims: [Claim] = []
        var day: String?
        func endThing() {
            if claim.statement != nil { claims.append(claim) }
            claim = Claim()
        }
        while try scan.next(&batch) {
            for row in 0..<batch.count {
                let (rowGraph, rowThing) = (batch.columns[0][row], batch.columns[1][row])
                let (predicate, object) = (batch.columns[2][row], batch.columns[3][row])
                if rowGraph != graph || rowThing != thing { endThing() }
                if rowGraph != graph {
                    try add(claims, day, &texts)
                    claims.removeAll(keepingCapacity: true)
                    day = nil
                }
                (graph, thing) = (rowGraph, rowThing)
                if thing == graph, properties.days.contains(predicate) {
                    let text = EdgeFacts.day(try texts.rareTerm(object))
                    // The day of issue, if there is one, before other dates.
                    if day == nil || predicate == properties.days.first { day = text ?? day }
                }
                switch predicate {
                case properties.subject: claim.subject = object
                case properties.predicate: claim.predicate = object
                case properties.object: claim.object = object
                case properties.confidence: claim.confidence = object
                case properties.status: claim.isAsserted = object == properties.asserted
                default: break
                }
            }
        }
        endThing()
        try add(claims, day, &texts)
    }

    private mutating func add(_ claims: [Claim], _ day: String?, _ texts: inout TermTexts) throws {
        for claim in claims {
            guard let statement = claim.statement else { continue }
            var facts = known[statement, default: Facts()]
            if let bits = claim.confidence, let literal = try texts.term(bits).literal,
                let confidence = Double(literal.lexicalForm), confidence.isFinite
            {
                facts.confidence = max(facts.confidence ?? confidence, confidence)
            }
            if let day { facts.report(day) }
            known[statement] = facts
        }
    }

    // MARK: Memberships

    /// Takes the days of memberships over to the relation between who holds an office and the office.
    private mutating func readMemberships(_ view: QuadView, withNamedGraphs: Bool) throws {
        guard let member = try view.bits(.iri(Names.member)), let post = try view.bits(.iri(Names.inPost)),
            let holds = try view.bits(.iri(Names.holdsPosition))
        else { return }
        let days = try [Names.firstReported, Names.lastReported].compactMap { try view.bits(.iri($0)) }
        let texts = TermTexts(view)
        var cursor = try StatementCursor(view, withNamedGraphs: withNamedGraphs)
        var thing: UInt64 = 0
        var (members, posts): ([UInt64], [UInt64]) = ([], [])
        var reports: [String] = []
        func endThing(_ known: inout [Statement: Facts]) {
            for member in members {
                for post in posts {
                    let statement = Statement(first: member, second: holds, third: post)
                    for day in reports { known[statement, default: Facts()].report(day) }
                }
            }
            (members, posts, reports) = ([], [], [])
        }
        while let statement = try cursor.next() {
            if statement.first != thing { endThing(&known) }
            thing = statement.first
            if statement.second == member { members.append(statement.third) }
            if statement.second == post { posts.append(statement.third) }
            if days.contains(statement.second), let day = EdgeFacts.day(try texts.rareTerm(statement.third)) {
                reports.append(day)
            }
        }
        endThing(&known)
    }

    /// The day of a date or of a moment, if it is written as `2022-11-19`.
    static func day(_ term: Term) -> String? {
        guard let text = term.literal?.lexicalForm else { return nil }
        let day = Array(text.utf8.prefix(10))
        let isDay =
            day.count == 10
            && day.enumerated().allSatisfy { place, byte in
                place == 4 || place == 7 ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte)
            }
        return isDay ? String(decoding: day, as: UTF8.self) : nil
    }
}
