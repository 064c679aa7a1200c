import Yong

/// What a load tells people.
struct LoadProgressText {
    /// When the files were read.
    private var readingSeconds: Double?

    /// How long it takes to sort and write what was read, of the time that it took to read it.
    private static let usualShare = 0.8

    /// Notes when the files were read.
    mutating func begin(_ progress: LoadProgress, seconds: Double) {
        if progress == .terms { readingSeconds = seconds }
    }

    /// How far a load is after so many seconds, and how many are left.
    func text(_ progress: LoadProgress, seconds: Double) -> String {
        switch progress {
        case .reading(let statements, let bytes, let total):
            let rate = ProgressLine.tenths(Double(statements) / 1_000_000 / seconds)
            var text = "reading: \(statements) statements, \(rate) million/s"
            if let total, bytes > 0 {
                let reading = seconds * Double(max(total, bytes)) / Double(bytes)
                text += ", " + left(reading * (1 + LoadProgressText.usualShare) - seconds)
            }
            return text
        case .terms: return "sorting terms, " + left(seconds * LoadProgressText.usualShare)
        case .order(let number, let count):
            // Terms take about as long as two orders.
            let begin = readingSeconds ?? 0
            let done = Double(number + 1)
            return "writing order \(number) of \(count), " + left((seconds - begin) / done * Double(count + 1 - number))
        }
    }

    private func left(_ seconds: Double) -> String { "about \(Int(seconds.rounded(.up))) s left" }

    /// What a load did, in one line.
    static func summary(_ report: LoadReport, seconds: Double) -> String {
        let rate = ProgressLine.tenths(Double(report.statementCount) / 1_000_000 / seconds)
        let size =
            report.quadCount == 0
            ? "" : ", \(ProgressLine.tenths(Double(report.fileSize) / Double(report.quadCount))) bytes each"
        return Amount.text(report.statementCount, "statement")
            + " read in \(ProgressLine.tenths(seconds)) s, \(rate) million/s: "
            + "\(report.newCount) new, \(report.statementCount - report.newCount) repeated; "
            + "\(Amount.text(report.newTermCount, "new term")); "
            + "the store holds \(Amount.text(report.quadCount, "quad"))\(size)"
    }
}
