import EntityExtraction
import Glibc

/// Trains the mention model: a linear-chain conditional random field, by stochastic gradients with a rate a weight.
///
/// In each pass some features are left out at random, those of the rules more often and for a whole stretch at a time:
/// the rules were written on the very items that the model learns from, so they look surer there than they are.
struct MentionTrainer {
    /// How training goes; the same settings and items give the same weights.
    struct Settings: Sendable {
        var passes = 14
        var rate: Float = 0.05
        /// How fast weights shrink that nothing holds up.
        var decay: Float = 0.005
        /// How many of all features are left out, and of how many stretches those of the rules.
        var dropout = 0.15
        var ruleDropout = 0.1
        /// How many times a feature has to occur.
        var leastCount = 2
        var seed: UInt64 = 20_260
    }

    /// A stretch with its labels, the features as numbers.
    struct Stretch: Sendable {
        var features: [Int32]
        var isRule: [Bool]
        var offsets: [Int]
        var labels: [UInt8]
        /// How much the stretch counts.
        var weight: Float = 1
    }

    /// The features of all items and their numbers.
    struct Index: Sendable {
        private(set) var features: [UInt64] = []
        private var numbers: [UInt64: Int32] = [:]

        mutating func number(_ feature: UInt64) -> Int32 {
            if let number = numbers[feature] { return number }
            let number = Int32(features.count)
            numbers[feature] = number
            features.append(feature)
            return number
        }
    }

    /// A row of numbers that look random, the same for the same seed.
    struct Random: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }

        mutating func chance() -> Double { Double(next() >> 11) * 0x1p-53 }
    }

    private static let count = 15
    private let settings: Settings
    private var weights: [SIMD16<Float>]
    private var squares: [SIMD16<Float>]
    private var transitions: [SIMD16<Float>]
    private var transitionSquares: [SIMD16<Float>]
    private var start = SIMD16<Float>.zero
    private var startSquares = SIMD16<Float>(repeating: 1)
    private let allowed: [SIMD16<Float>]
    // Columns of the stretch at hand.
    private var scores: [SIMD16<Float>] = []
    private var forward: [SIMD16<Float>] = []
    private var backward: [SIMD16<Float>] = []
    private var active: [Bool] = []

    private init(_ settings: Settings, features: Int) {
        self.settings = settings
        weights = Array(repeating: .zero, count: features)
        squares = Array(repeating: SIMD16(repeating: 0.1), count: features)
        transitions = Array(repeating: .zero, count: Self.count)
        transitionSquares = Array(repeating: SIMD16(repeating: 1), count: Self.count)
        allowed = (0..<Self.count).map { label in
            var row = SIMD16<Float>.zero
            for next in 0..<Self.count where next < 8 || label == next || label == next - 7 { row[next] = 1 }
            return row
        }
    }

    /// Trains on some stretches.
    static func train(_ stretches: [Stretch], index: Index, settings: Settings) -> MentionWeights {
        var counts = [Int32](repeating: 0, count: index.features.count)
        for stretch in stretches { for feature in stretch.features { counts[Int(feature)] += 1 } }
        // Only the features that count get a row.
        var rows = [Int32](repeating: -1, count: counts.count)
        var features: [UInt64] = []
        for number in counts.indices where counts[number] >= settings.leastCount {
            rows[number] = Int32(features.count)
            features.append(index.features[number])
        }
        let compact = stretches.map { stretch in
            var stretch = stretch
            for place in stretch.features.indices { stretch.features[place] = rows[Int(stretch.features[place])] }
            return stretch
        }
        var trainer = MentionTrainer(settings, features: features.count)
        var random = Random(state: settings.seed)
        var sum = [SIMD16<Float>](repeating: .zero, count: features.count)
        var (transitionSum, startSum) = (trainer.transitions, trainer.start)
        var order = Array(compact.indices)
        let averaged = max(1, settings.passes / 2)
        for pass in 0..<settings.passes {
            order.shuffle(using: &random)
            for place in order { trainer.learn(compact[place], &random) }
            guard pass >= settings.passes - averaged else { continue }
            for row in sum.indices { sum[row] += trainer.weights[row] }
            for row in transitionSum.indices { transitionSum[row] += trainer.transitions[row] }
            startSum += trainer.start
        }
        let share = 1 / Float(averaged)
        let transitions = (0..<Self.count).map { label in
            (transitionSum[label] * share).replacing(with: -1e9, where: trainer.allowed[label] .== 0)
        }
        var begin = startSum * share
        for label in 8..<16 { begin[label] = -1e9 }
        return MentionWeights(
            features: zip(features, sum).map { ($0, $1 * share) }, transitions: transitions, start: begin)
    }

    private static func exponential(_ values: SIMD16<Float>) -> SIMD16<Float> {
        var result = SIMD16<Float>.zero
        for lane in 0..<count { result[lane] = expf(values[lane]) }
        return result
    }

    private mutating func learn(_ stretch: Stretch, _ random: inout Random) {
        let count = stretch.labels.count
        let withoutRules = random.chance() < settings.ruleDropout
        active.removeAll(keepingCapacity: true)
        for place in stretch.features.indices {
            let isOut =
                stretch.features[place] < 0 || (withoutRules && stretch.isRule[place])
                || random.chance() < settings.dropout
            active.append(!isOut)
        }
        score(stretch, count)
        let steps = (0..<Self.count).map { Self.exponential(transitions[$0]) * allowed[$0] }
        propagate(count, steps)
        update(stretch, count, steps)
    }

    private mutating func score(_ stretch: Stretch, _ count: Int) {
        scores.removeAll(keepingCapacity: true)
        for token in 0..<count {
            var sum = SIMD16<Float>.zero
            for place in stretch.offsets[token]..<stretch.offsets[token + 1] where active[place] {
                sum += weights[Int(stretch.features[place])]
            }
            var top = sum[0]
            for lane in 1..<Self.count { top = max(top, sum[lane]) }
            scores.append(Self.exponential(sum - top))
        }
    }

    /// Forward and backward probabilities, each column brought to a sum of one.
    private mutating func propagate(_ count: Int, _ steps: [SIMD16<Float>]) {
        forward.removeAll(keepingCapacity: true)
        var begin = Self.exponential(start)
        for label in 8..<16 { begin[label] = 0 }
        var column = begin * scores[0]
        column /= column.sum()
        forward.append(column)
        for token in 1..<max(1, count) {
            var next = SIMD16<Float>.zero
            for label in 0..<Self.count { next += steps[label] * column[label] }
            column = next * scores[token]
            column /= max(column.sum(), 1e-30)
            forward.append(column)
        }
        backward.removeAll(keepingCapacity: true)
        backward.append(contentsOf: repeatElement(SIMD16(repeating: 1), count: count))
        var token = count - 2
        while token >= 0 {
            let next = backward[token + 1] * scores[token + 1]
            var column = SIMD16<Float>.zero
            for label in 0..<Self.count { column[label] = (steps[label] * next).sum() }
            backward[token] = column / max(column.sum(), 1e-30)
            token -= 1
        }
    }

    private mutating func update(_ stretch: Stretch, _ count: Int, _ steps: [SIMD16<Float>]) {
        var slopes = [SIMD16<Float>](repeating: .zero, count: Self.count)
        for token in 0..<count {
            var slope = forward[token] * backward[token]
            slope /= -max(slope.sum(), 1e-30)
            slope[Int(stretch.labels[token])] += 1
            slope *= stretch.weight
            if token > 0 { transitionSlopes(token, stretch, steps, &slopes) } else { update(start: slope) }
            guard max(slope.max(), -slope.min()) > 0.002 else { continue }
            let square = slope * slope
            for place in stretch.offsets[token]..<stretch.offsets[token + 1] where active[place] {
                let row = Int(stretch.features[place])
                squares[row] += square
                weights[row] += settings.rate * (slope - settings.decay * weights[row]) / squares[row].squareRoot()
            }
        }
        for label in 0..<Self.count {
            transitionSquares[label] += slopes[label] * slopes[label]
            transitions[label] += settings.rate * slopes[label] / transitionSquares[label].squareRoot()
        }
    }

    private mutating func update(start slope: SIMD16<Float>) {
        startSquares += slope * slope
        start += settings.rate * slope / startSquares.squareRoot()
    }

    private func transitionSlopes(
        _ token: Int, _ stretch: Stretch, _ steps: [SIMD16<Float>], _ slopes: inout [SIMD16<Float>]
    ) {
        let after = scores[token] * backward[token]
        let before = forward[token - 1]
        var total: Float = 0
        for label in 0..<Self.count { total += (steps[label] * after).sum() * before[label] }
        let share = -stretch.weight / max(total, 1e-30)
        for label in 0..<Self.count where before[label] > 1e-6 {
            slopes[label] += steps[label] * after * (before[label] * share)
        }
        slopes[Int(stretch.labels[token - 1])][Int(stretch.labels[token])] += stretch.weight
    }
}
