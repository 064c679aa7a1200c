#if Server
    internal import QuadStore
    internal import RDFModel

    /// Finds documents by their dates, the latest first, without reading those that are not shown.
    struct DocumentDates {
        /// A document with its day.
        struct Dated {
            var document: TermID
            var date: TermID?
        }

        private let reader: GraphReader
        private let property: TermID?

        init(_ reader: GraphReader) throws {
            self.reader = reader
            property = try reader.id(Terms.issued)
        }

        /// The ids of the days of a year: days of a type stand in their order.
        private func days(of year: Int) throws -> ClosedRange<UInt64>? {
            func id(_ year: Int, _ day: String) throws -> UInt64? {
                try reader.view.dictionary.id(of: .literal(Literal("\(year)-\(day)", datatype: XSD.date)))?.bits
            }
            guard let first = try id(year, "01-01"), let last = try id(year, "12-31"), first <= last else { return nil }
            return first...last
        }

        /// How many documents each year has, in the order of years; years without any between them are there as well.
        func countsByYear() throws -> [(year: Int, count: Int)] {
            guard let property, let first = try reader.first(.posg, [property]),
                let start = try reader.term(first).literal.flatMap({ Int($0.lexicalForm.prefix(4)) }),
                1900...2200 ~= start
            else { return [] }
            var left = try reader.count(.posg, [property])
            var result: [(year: Int, count: Int)] = []
            for year in start...2200 where left > 0 {
                guard let days = try days(of: year) else { break }
                let count = try reader.view.count(ScanRange(.posg, prefix: [property], next: days))
                result.append((year, count))
                left -= count
            }
            while result.last?.count == 0 { result.removeLast() }
            return result
        }

        /// Some of a set of documents, the latest first; those without a date come last.
        func latest(of documents: [TermID], skipping skipped: Int, count: Int) throws -> [Dated] {
            documents.count <= 200
                ? try latestByDocument(documents, skipping: skipped, count: count)
                : try latestByYear(documents, skipping: skipped, count: count)
        }

        private func latestByDocument(_ documents: [TermID], skipping skipped: Int, count: Int) throws -> [Dated] {
            let dated = try documents.map {
                Dated(document: $0, date: try reader.objects($0, Terms.issued, limit: 1).first)
            }
            return Array(dated.sorted(by: DocumentDates.isLater).dropFirst(skipped).prefix(count))
        }

        private func latestByYear(_ documents: [TermID], skipping skipped: Int, count: Int) throws -> [Dated] {
            var left = Set(documents)
            var result: [Dated] = []
            if let property {
                for (year, _) in try countsByYear().reversed() where result.count < skipped + count {
                    guard let days = try days(of: year) else { continue }
                    var ofYear: [Dated] = []
                    try reader.forEachRow(ScanRange(.posg, prefix: [property], next: days), [1, 2]) { row in
                        if left.remove(row[1]) != nil { ofYear.append(Dated(document: row[1], date: row[0])) }
                    }
                    result += ofYear.sorted(by: DocumentDates.isLater)
                }
            }
            if result.count < skipped + count {
                result += left.sorted().map { Dated(document: $0, date: nil) }
            }
            return Array(result.dropFirst(skipped).prefix(count))
        }

        private static func isLater(_ left: Dated, _ right: Dated) -> Bool {
            left.date == right.date ? left.document < right.document : (left.date?.bits ?? 0) > (right.date?.bits ?? 0)
        }
    }
#endif
