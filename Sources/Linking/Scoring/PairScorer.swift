internal import RDFModel

/// Weighs what is known of two things.
struct PairScorer {
    let ours: EntitySet
    let theirs: EntitySet
    let weights: LinkWeights
    private var names: NameScorer
    /// What pairs of containers say of each other, as far as it was asked.
    private var containerRelations: [UInt64: ContainerRelation] = [:]

    private enum ContainerRelation {
        case same, otherCountry, otherProvince, unrelated
    }

    init(_ ours: EntitySet, _ theirs: EntitySet, _ similarity: NameSimilarity, _ weights: LinkWeights) {
        self.ours = ours
        self.theirs = theirs
        self.weights = weights
        names = NameScorer(similarity, weights, theirs)
    }

    /// Hands back what it was given to compare names with; nothing is left to compare with.
    mutating func takeSimilarity() -> NameSimilarity {
        let similarity = names.similarity
        names.similarity = NameSimilarity(WordTable())
        return similarity
    }

    /// What speaks for a pair and against it.
    mutating func evidence(_ left: Int, _ right: Int) -> PairEvidence {
        let (a, b) = (ours.records[left], theirs.records[right])
        var evidence = PairEvidence()
        evidence.kind = kind(a.kind, b.kind)
        evidence.identifier = identifiers(a, b)
        if evidence.kind + evidence.identifier < weights.otherKind.branch / 2 {
            // Nothing could save it.
            return evidence
        }
        names.score(a, b, &evidence)
        evidence.container = containers(a, b)
        evidence.position = position(a, b)
        evidence.date = dates(a, b, isFormer: evidence.ours >= 0 && a.names[evidence.ours].rank == .former)
        evidence.neighbour = neighbours(a.neighbours, b.neighbours)
        return evidence
    }

    private func kind(_ left: Kind, _ right: Kind) -> Double {
        switch left.relation(to: right) {
        case .same: weights.kind.same
        case .compatible: weights.kind.compatible
        case .unknown: 0
        case .otherSort: weights.otherKind.sort
        case .otherBranch: weights.otherKind.branch
        }
    }

    private func identifiers(_ a: EntityRecord, _ b: EntityRecord) -> Double {
        var bits = 0.0
        if a.same.contains(b.iri) || b.same.contains(a.iri) {
            bits += weights.sameIRI.direct
        } else if a.same.contains(where: { b.same.contains($0) }) {
            bits += weights.sameIRI.shared
        }
        var (best, worst) = (0.0, 0.0)
        for left in a.identifiers {
            for right in b.identifiers where left.scheme == right.scheme {
                if left == right {
                    let other = left.bytes.count >= 4 ? weights.identifier.other : weights.identifier.short
                    best = max(best, left.scheme == .other ? other : weights.identifier.standard)
                } else if left.scheme != .other {
                    worst = weights.otherIdentifier
                }
            }
        }
        return bits + (best > 0 ? best : worst)
    }

    // MARK: Places

    private mutating func containers(_ a: EntityRecord, _ b: EntityRecord) -> Double {
        if isInNamesake(a, b.containers, theirs) || isInNamesake(b, a.containers, ours) {
            return weights.insideNamesake
        }
        if isCountryAndPart(a, b, theirs) || isCountryAndPart(b, a, ours) { return weights.partOfAnother }
        var (best, worst) = (0.0, 0.0)
        for left in a.containers {
            for right in b.containers {
                switch relation(left, right) {
                case .same:
                    let isCountry = ours.containers[Int(left)].kind == .country
                    best = max(best, isCountry ? weights.container.country : weights.container.other)
                case .otherCountry: worst = min(worst, weights.otherContainer.country)
                case .otherProvince: worst = min(worst, weights.otherContainer.province)
                case .unrelated: break
                }
            }
        }
        // A thing may lie in several; one that both lie in says more than others that differ, but for a province.
        if best == weights.container.country, worst == weights.otherContainer.province { return worst }
        return best > 0 ? best : worst
    }

    /// Whether a thing's preferred name is that of something which contains the other one.
    private func isInNamesake(_ record: EntityRecord, _ containers: [Int32], _ set: EntitySet) -> Bool {
        containers.contains { number in
            record.names.contains { name in
                name.rank == .preferred && Sorted.contains(set.containers[Int(number)].keys, name.key)
            }
        }
    }

    /// Whether one is a country, and the other, which need not be one, lies in a country.
    private func isCountryAndPart(_ record: EntityRecord, _ part: EntityRecord, _ set: EntitySet) -> Bool {
        record.kind == .country && part.kind != .country
            && part.containers.contains { set.containers[Int($0)].kind == .country }
    }

    private mutating func relation(_ left: Int32, _ right: Int32) -> ContainerRelation {
        let pair = UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
        if let known = containerRelations[pair] { return known }
        let (a, b) = (ours.containers[Int(left)], theirs.containers[Int(right)])
        let relation: ContainerRelation =
            if Sorted.intersects(a.keys, b.keys) {
                .same
            } else if a.kind == .country, b.kind == .country {
                .otherCountry
            } else if a.kind == .province, b.kind == .province {
                .otherProvince
            } else {
                .unrelated
            }
        containerRelations[pair] = relation
        return relation
    }

    private func position(_ a: EntityRecord, _ b: EntityRecord) -> Double {
        guard let left = a.point, let right = b.point else { return 0 }
        let distance = left.distance(to: right)
        // A point that stands for something large may lie anywhere in it.
        let isCountry = a.kind == .country || b.kind == .country
        let isArea =
            !a.kind.isDisjoint(with: [.province, .landform]) && !b.kind.isDisjoint(with: [.province, .landform])
        let scale = isCountry ? 30.0 : isArea ? 5 : 1
        if distance <= 5 * scale { return weights.position.near }
        if distance <= 25 * scale { return weights.position.around }
        return distance > 100 * scale ? weights.position.far : 0
    }

    // MARK: Dates and neighbours

    private func dates(_ a: EntityRecord, _ b: EntityRecord, isFormer: Bool) -> Double {
        var bits = 0.0
        for (left, right) in [(a.begin, b.begin), (a.end, b.end)] {
            guard let left, let right else { continue }
            if abs(left.year - right.year) > 1 {
                bits += weights.date.other
            } else if left.year == right.year {
                let sameDay = left.monthAndDay != nil && left.monthAndDay == right.monthAndDay
                bits += sameDay ? weights.date.day : weights.date.year
            }
        }
        if isFormer, (a.end == nil) != (b.end == nil) { bits += weights.endedUnderFormerName }
        return bits
    }

    private func neighbours(_ left: [UInt64], _ right: [UInt64]) -> Double {
        switch Sorted.commonCount(left, right, limit: 5) {
        case 0: 0
        case 1, 2: weights.neighbour.one
        default: weights.neighbour.several
        }
    }
}

/// Lists that ascend.
enum Sorted {
    /// Whether a list holds a value.
    static func contains(_ list: [UInt64], _ value: UInt64) -> Bool {
        var (low, high) = (0, list.count)
        while low < high {
            let middle = (low + high) / 2
            if list[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low < list.count && list[low] == value
    }

    /// Whether two lists have a value in common.
    static func intersects(_ left: [UInt64], _ right: [UInt64]) -> Bool { commonCount(left, right, limit: 1) > 0 }

    /// How many values two lists have in common, up to a limit.
    static func commonCount(_ left: [UInt64], _ right: [UInt64], limit: Int) -> Int {
        var (i, j, count) = (0, 0, 0)
        while i < left.count, j < right.count, count < limit {
            if left[i] == right[j] {
                count += 1
                i += 1
                j += 1
            } else if left[i] < right[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return count
    }
}
