import Yong

/// What a publication tells people.
enum PublishingText {
    /// How far it is after so many seconds.
    static func progress(_ told: PublishingProgress, seconds: Double) -> String {
        if let waiting = told.waiting {
            return "\(told.statements) of \(told.total) statements sent; the server is busy or gone, "
                + "asking again in \(waiting.components.seconds) s"
        }
        return "\(told.statements) of \(told.total) statements sent in \(Amount.text(told.batches, "request")), "
            + "\(Int(Double(told.statements) / seconds)) statements/s"
    }

    /// What it did, a sentence a line.
    static func report(_ report: PublishingReport, _ server: PublishingServer, seconds: Double) -> [String] {
        var lines = [
            "\(Amount.text(report.statements, "statement")) of \(Amount.text(report.graphs, "graph")) "
                + "sent to <\(server.url)> by "
                + "\(server.proto.rawValue) in \(ProgressLine.tenths(seconds)) s"
                + (report.resumed > 0 ? ", \(report.resumed) of them before the break" : "")
        ]
        for surplus in report.surplus.prefix(5) {
            let name = surplus.graph.map { "<\($0)>" } ?? "the default graph"
            lines.append("\(name) holds \(surplus.held) statements, of which \(surplus.sent) were sent")
        }
        if report.surplus.count > 5 { lines.append("and so do \(report.surplus.count - 5) more graphs hold more") }
        lines.append(report.isVerified ? "the counts of all graphs agree" : "nothing was counted")
        if !report.surplus.isEmpty { lines[lines.count - 1] = "all graphs hold what was sent, and some hold more" }
        return lines
    }
}
