#if Server
    internal import QuadStore
    internal import RDFModel

    /// Who held which office, and from when to when documents report it.
    struct Offices {
        /// A report of an office, which says nothing of when it began or ended.
        struct Membership {
            var person: TermID?
            var post: TermID?
            var body: TermID?
            /// Days `2021-02-28`.
            var first: String?
            var last: String?
            /// How many claims it was made of.
            var reportCount: Int
        }

        /// What a page shows beside the time.
        enum Side {
            case person, post, body
        }

        /// Which of the three the thing is.
        private(set) var side = Side.person
        /// The latest first.
        private(set) var memberships: [Membership] = []
        /// How many there are, if not all were read.
        private(set) var count = 0

        /// The most that are read.
        private static let most = 200

        init(of thing: TermID, _ reader: GraphReader) throws {
            let sides: [(Side, IRI)] = [
                (.person, Terms.org("member")), (.post, Terms.yong("inPost")), (.body, Terms.org("organization")),
            ]
            for (side, property) in sides {
                guard let predicate = try reader.id(property) else { continue }
                let all = try reader.values(.pos, [predicate, thing], limit: Offices.most)
                let memberships = try all.compactMap { try Offices.membership($0, reader) }
                if memberships.isEmpty { continue }
                self.side = side
                self.memberships = memberships.sorted { left, right in
                    let (left, right) = ([left.last ?? "", left.first ?? ""], [right.last ?? "", right.first ?? ""])
                    return CodeUnits.equal(left[0], right[0])
                        ? CodeUnits.less(right[1], left[1]) : CodeUnits.less(right[0], left[0])
                }
                count = try reader.count(.pos, [predicate, thing])
                return
            }
        }

        private static func membership(_ id: TermID, _ reader: GraphReader) throws -> Membership? {
            guard try reader.objects(id, RDF.type).contains(where: { try reader.iri($0) == Terms.membership }) else {
                return nil
            }
            return Membership(
                person: try reader.objects(id, Terms.org("member"), limit: 1).first,
                post: try reader.objects(id, Terms.yong("inPost"), limit: 1).first,
                body: try reader.objects(id, Terms.org("organization"), limit: 1).first,
                first: try reader.text(id, Terms.yong("firstReported")),
                last: try reader.text(id, Terms.yong("lastReported")),
                reportCount: try reader.id(Terms.derivedFrom).map { try reader.count(.spo, [id, $0]) } ?? 0)
        }
    }
#endif
