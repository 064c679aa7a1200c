import Glibc

/// How much likelier a name is than what the model could have read in its place.
///
/// The full sum over all labellings would cost as much as decoding. Nearly all of its mass besides the best one lies in
/// labellings that differ from it at one name only, so those are summed: the name left out, of another type, with fewer
/// tokens at one end or with more.
struct SpanConfidence {
    private let labels: [UInt8]
    private let scores: [SIMD16<Float>]
    private let transitions: [SIMD16<Float>]
    private let start: SIMD16<Float>
    /// How many tokens a name may grow by.
    private static let growth = 6

    /// Looks at the best labels of a stretch.
    init(
        _ labels: [UInt8], _ scores: [SIMD16<Float>], transitions: [SIMD16<Float>], start: SIMD16<Float>
    ) {
        self.labels = labels
        self.scores = scores
        self.transitions = transitions
        self.start = start
    }

    /// The logarithm of the odds of the name that has the tokens in `range`.
    func logOdds(_ range: Range<Int>) -> Float {
        let type = Int(labels[range.lowerBound]) - 1
        let chosen = score(range, type, in: range)
        var sum: Float = 0
        func add(_ score: Float, _ chosen: Float) { sum += exp(min(score - chosen, 20)) }
        add(outside(range, from: before(range), to: after(range)), chosen)
        for other in 0..<7 where other != type { add(score(range, other, in: range), chosen) }
        var cut = range.lowerBound + 1
        while cut < range.upperBound {
            add(score(range.lowerBound..<cut, type, in: range), chosen)
            add(score(cut..<range.upperBound, type, in: range), chosen)
            cut += 1
        }
        var end = range.upperBound
        while end < labels.count, labels[end] == 0, end - range.upperBound < SpanConfidence.growth {
            end += 1
            let wide = range.lowerBound..<end
            add(score(wide, type, in: wide), score(range, type, in: wide))
        }
        var first = range.lowerBound
        while first > 0, labels[first - 1] == 0, range.lowerBound - first < SpanConfidence.growth {
            first -= 1
            let wide = first..<range.upperBound
            add(score(wide, type, in: wide), score(range, type, in: wide))
        }
        return -log(max(sum, 1e-9))
    }

    /// The label before a range, -1 at the beginning.
    private func before(_ range: Range<Int>) -> Int {
        range.lowerBound > 0 ? Int(labels[range.lowerBound - 1]) : -1
    }

    /// The label behind a range, -1 at the end.
    private func after(_ range: Range<Int>) -> Int {
        range.upperBound < labels.count ? Int(labels[range.upperBound]) : -1
    }

    private func step(_ label: Int, _ next: Int) -> Float {
        if next < 0 { return 0 }
        return label < 0 ? start[next] : transitions[label][next]
    }

    /// The score of tokens outside of names, between two labels.
    private func outside(_ range: Range<Int>, from label: Int, to next: Int) -> Float {
        guard !range.isEmpty else { return step(label, next) }
        var sum = step(label, 0)
        for index in range { sum += scores[index][0] }
        return sum + Float(range.count - 1) * transitions[0][0] + step(0, next)
    }

    /// The score of `window` if the tokens in `name` are a name of a type and the others in it are outside.
    private func score(_ name: Range<Int>, _ type: Int, in window: Range<Int>) -> Float {
        let (first, later) = (1 + type, 8 + type)
        var sum = outside(window.lowerBound..<name.lowerBound, from: before(window), to: first)
        sum += scores[name.lowerBound][first]
        var label = first
        for index in (name.lowerBound + 1)..<max(name.lowerBound + 1, name.upperBound) {
            sum += transitions[label][later] + scores[index][later]
            label = later
        }
        return sum + outside(name.upperBound..<window.upperBound, from: label, to: after(window))
    }
}
