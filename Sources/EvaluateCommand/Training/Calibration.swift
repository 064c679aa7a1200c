import EntityExtraction
import Foundation

/// How far the confidence of mentions can be believed: what it said, and how often the annotators agreed.
struct Calibration: Sendable {
    /// A mention that was found in an annotated item.
    private struct Found: Sendable {
        /// The rule that decided.
        var rule: String
        var confidence: Double
        /// Whether the annotation has a thing of this type by this name.
        var isRight: Bool
    }

    private var mentions: [Found] = []

    /// Adds what was found in an item; the extractor has to explain.
    mutating func add(_ extraction: Extraction, gold: AnnotatedItem) {
        var forms: Set<[UInt8]> = []
        for entity in gold.entities {
            for form in entity.mentions { forms.insert(Calibration.key(entity.type, form)) }
        }
        for entity in extraction.entities {
            for mention in entity.mentions {
                mentions.append(
                    Found(
                        rule: mention.provenance?.rules.first ?? "", confidence: mention.confidence,
                        isRight: forms.contains(Calibration.key(entity.type.rawValue, mention.text))))
            }
        }
    }

    /// Adds what another one holds.
    mutating func add(_ other: Calibration) { mentions += other.mentions }

    private static func key(_ type: String, _ form: String) -> [UInt8] {
        Array(type.utf8) + [0] + form.utf8.filter { $0 != UInt8(ascii: " ") }
    }

    /// The expected calibration error: over ten bins, how far the mean confidence is from the share that was right.
    var error: Double {
        guard !mentions.isEmpty else { return 0 }
        return bins.reduce(0) { sum, bin in
            let (mean, share) = Calibration.means(bin)
            return sum + abs(mean - share) * Double(bin.count) / Double(mentions.count)
        }
    }

    /// The mentions by the first decimal of their confidence.
    private var bins: [[Found]] {
        var bins = [[Found]](repeating: [], count: 10)
        for mention in mentions { bins[min(9, max(0, Int(mention.confidence * 10)))].append(mention) }
        return bins
    }

    private static func means(_ bin: [Found]) -> (confidence: Double, right: Double) {
        guard !bin.isEmpty else { return (0, 0) }
        let count = Double(bin.count)
        return (bin.reduce(0) { $0 + $1.confidence } / count, Double(bin.filter(\.isRight).count) / count)
    }

    /// What stands in each bin, then what each rule was worth, by parts of rising confidence.
    var table: String {
        var text = "Confidence of mentions: how many, mean confidence, share that is right\n"
        for (number, bin) in bins.enumerated() where !bin.isEmpty {
            text += Calibration.row(String(format: "from %.1f", Double(number) / 10), bin)
        }
        text += String(format: "  expected calibration error %.3f\n", error)
        for (rule, found) in Dictionary(grouping: mentions, by: \.rule).sorted(by: { $0.key < $1.key }) {
            text += Calibration.row(rule, found)
        }
        let ordered = mentions.sorted { $0.confidence < $1.confidence }
        text += "By confidence, in parts of equal size\n"
        for part in 0..<20 {
            let range = (ordered.count * part / 20)..<(ordered.count * (part + 1) / 20)
            guard let last = ordered[range].last else { continue }
            text += Calibration.row(String(format: "to %.3f", last.confidence), Array(ordered[range]))
        }
        return text
    }

    private static func row(_ name: String, _ bin: [Found]) -> String {
        let (confidence, right) = means(bin)
        return "  " + name.padding(toLength: 18, withPad: " ", startingAt: 0)
            + String(format: "%7d%8.3f%8.3f\n", bin.count, confidence, right)
    }
}
