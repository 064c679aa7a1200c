/// Keeps for every candidate and predicate the best score of the places where its ends stand together.
struct CandidateScores: CandidateConsumer {
    private let model: RelationModel
    var table: PairTable
    /// For each pair the best scores, and the places that have them.
    private(set) var best: [SIMD4<Int32>] = []
    private var bestPlaces: [SIMD4<Int32>] = []
    private(set) var instances: [Int32] = []
    private var places: [CandidatePlace] = []

    init(model: RelationModel, expected: Int) {
        self.model = model
        table = PairTable(expected: expected)
    }

    mutating func take(_ pair: CandidatePair, _ place: CandidatePlace, features: inout FeatureBuffer) {
        let score = features.sum(in: model)
        let number = table.number(of: pair)
        let position = SIMD4(repeating: Int32(truncatingIfNeeded: places.count))
        places.append(place)
        if number == best.count {
            best.append(score)
            bestPlaces.append(position)
            instances.append(1)
        } else {
            let better = score .> best[number]
            best[number].replace(with: score, where: better)
            bestPlaces[number].replace(with: position, where: better)
            instances[number] &+= 1
        }
    }

    /// The place that scored best for a slot of a pair; `nil` for a pair that only rules know.
    func place(_ number: Int, slot: Int) -> CandidatePlace? {
        number < bestPlaces.count ? places[Int(bestPlaces[number][slot])] : nil
    }
}
