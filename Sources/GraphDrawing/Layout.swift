import Sorting

/// Places boxes in a plane so that related ones stand near each other and none covers another.
///
/// Forces as in Fruchterman and Reingold's method (Software: Practice and Experience 21, 1991), with a fixed start
/// on a circle and a fixed number of steps, so that one graph always gives one picture; then boxes that still
/// overlap are pushed apart.
struct Layout {
    struct Box {
        var x: Double
        var y: Double
        var width: Double
        var height: Double
    }

    private(set) var boxes: [Box]
    private let edges: [(Int, Int)]

    /// - Parameters:
    ///   - sizes: width and height of each box.
    ///   - edges: pairs of boxes that belong together.
    init(sizes: [(width: Double, height: Double)], edges: [(Int, Int)]) {
        self.edges = edges
        var degree = [Int](repeating: 0, count: sizes.count)
        for (a, b) in edges {
            degree[a] += 1
            degree[b] += 1
        }
        // Boxes with many relations start inside, the others around them.
        let order = sizes.indices.ordered { (-degree[$0], $0) < (-degree[$1], $1) }
        boxes = sizes.map { Box(x: 0, y: 0, width: $0.width, height: $0.height) }
        for (rank, box) in order.enumerated() {
            // The golden angle spreads points evenly over a disc.
            let angle = Double(rank) * 2.399963229728653
            let radius = 90 * Double(rank).squareRoot()
            boxes[box].x = radius * Layout.cosine(angle) * 1.5
            boxes[box].y = radius * Layout.cosine(angle - Double.pi / 2)
        }
        relax(steps: 400)
        for _ in 0..<300 where !separate() {}
        packParts()
        moveToOrigin()
    }

    /// Sets the parts that no relation joins in rows, the largest first, so that they do not drift apart.
    private mutating func packParts() {
        var part = Array(boxes.indices)
        for _ in boxes.indices {
            for (a, b) in edges {
                let least = min(part[a], part[b])
                part[a] = least
                part[b] = least
            }
        }
        let parts = Dictionary(grouping: boxes.indices, by: { part[$0] }).ordered {
            ($1.value.count, $0.key) < ($0.value.count, $1.key)
        }
        guard parts.count > 1 else { return }
        let gap = 60.0
        var (x, y, rowHeight, widest) = (0.0, 0.0, 0.0, 0.0)
        for (_, members) in parts {
            let left = members.map { boxes[$0].x - boxes[$0].width / 2 }.min() ?? 0
            let right = members.map { boxes[$0].x + boxes[$0].width / 2 }.max() ?? 0
            let top = members.map { boxes[$0].y - boxes[$0].height / 2 }.min() ?? 0
            let bottom = members.map { boxes[$0].y + boxes[$0].height / 2 }.max() ?? 0
            widest = max(widest, right - left)
            if x > 0, x + right - left > widest {
                (x, y, rowHeight) = (0, y + rowHeight + gap, 0)
            }
            for member in members {
                boxes[member].x += x - left
                boxes[member].y += y - top
            }
            x += right - left + gap
            rowHeight = max(rowHeight, bottom - top)
        }
    }

    private mutating func relax(steps: Int) {
        guard boxes.count > 1 else { return }
        let ideal = 150.0
        for step in 0..<steps {
            var pushX = [Double](repeating: 0, count: boxes.count)
            var pushY = pushX
            for a in boxes.indices {
                for b in boxes.indices where b > a {
                    let (dx, dy, distance) = difference(a, b)
                    let force = ideal * ideal / distance
                    pushX[a] += dx / distance * force
                    pushY[a] += dy / distance * force
                    pushX[b] -= dx / distance * force
                    pushY[b] -= dy / distance * force
                }
            }
            for (a, b) in edges {
                let (dx, dy, distance) = difference(a, b)
                let force = distance * distance / ideal
                pushX[a] -= dx / distance * force
                pushY[a] -= dy / distance * force
                pushX[b] += dx / distance * force
                pushY[b] += dy / distance * force
            }
            let limit = 60 * (1 - Double(step) / Double(steps)) + 1
            for box in boxes.indices {
                // A weak pull to the middle keeps parts that are not connected on the page.
                pushX[box] -= boxes[box].x * 0.25
                pushY[box] -= boxes[box].y * 0.45
                let length = max((pushX[box] * pushX[box] + pushY[box] * pushY[box]).squareRoot(), 1e-9)
                boxes[box].x += pushX[box] / length * min(length, limit)
                boxes[box].y += pushY[box] / length * min(length, limit)
            }
        }
    }

    /// The vector between two boxes' centres, flattened since boxes are wider than high.
    private func difference(_ a: Int, _ b: Int) -> (dx: Double, dy: Double, distance: Double) {
        let dx = (boxes[a].x - boxes[b].x) / 1.35
        var dy = boxes[a].y - boxes[b].y
        if dx == 0, dy == 0 { dy = Double(a - b) }
        return (dx, dy, max((dx * dx + dy * dy).squareRoot(), 1))
    }

    /// Pushes overlapping boxes apart along the shorter way; `true` once none overlaps.
    private mutating func separate() -> Bool {
        var isClear = true
        let (gapX, gapY) = (46.0, 40.0)
        for a in boxes.indices {
            for b in boxes.indices where b > a {
                let overlapX = (boxes[a].width + boxes[b].width) / 2 + gapX - abs(boxes[a].x - boxes[b].x)
                let overlapY = (boxes[a].height + boxes[b].height) / 2 + gapY - abs(boxes[a].y - boxes[b].y)
                guard overlapX > 0.01, overlapY > 0.01 else { continue }
                isClear = false
                if overlapX < overlapY {
                    let shift = overlapX / 2 * (boxes[a].x < boxes[b].x ? -1 : 1)
                    boxes[a].x += shift
                    boxes[b].x -= shift
                } else {
                    let shift = overlapY / 2 * (boxes[a].y < boxes[b].y ? -1 : 1)
                    boxes[a].y += shift
                    boxes[b].y -= shift
                }
            }
        }
        return isClear
    }

    private mutating func moveToOrigin() {
        let left = boxes.map { $0.x - $0.width / 2 }.min() ?? 0
        let top = boxes.map { $0.y - $0.height / 2 }.min() ?? 0
        for box in boxes.indices {
            boxes[box].x -= left
            boxes[box].y -= top
        }
    }

    /// Cosine by its series after reduction to ±π: the start needs no more, and every platform gets the same bits.
    private static func cosine(_ angle: Double) -> Double {
        let turn: Double = 2 * Double.pi
        let x: Double = angle - (angle / turn).rounded() * turn
        let square: Double = x * x
        var term = 1.0
        var sum = 1.0
        for n in 1...12 {
            let divisor: Int = (2 * n - 1) * (2 * n)
            term = -term * square / Double(divisor)
            sum += term
        }
        return sum
    }
}
