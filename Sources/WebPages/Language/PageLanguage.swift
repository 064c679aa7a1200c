#if Server
    internal import HTTPNegotiation
    internal import RDFModel

    /// A language that pages are written in.
    enum PageLanguage: String, CaseIterable {
        case thai = "th"
        case english = "en"

        /// By a language tag, or what it begins with.
        init?(tag: some StringProtocol) {
            let primary = tag.prefix { $0 != "-" }.lowercased()
            guard let language = PageLanguage.allCases.first(where: { CodeUnits.equal($0.rawValue, primary) }) else {
                return nil
            }
            self = language
        }

        /// The language that a client likes best (RFC 9110 §12.5.4); Thai for one that names neither.
        init(accepted: String) {
            var best: (language: PageLanguage, quality: Double)?
            for range in accepted.split(separator: ",") {
                let parts = range.split(separator: ";")
                let tag = (parts.first ?? "").filter { $0 != " " }
                guard let language = PageLanguage(tag: tag) else { continue }
                let weight = parts.dropFirst().map { $0.filter { $0 != " " } }.first { $0.utf8.starts(with: "q=".utf8) }
                let quality = weight.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
                if quality > 0, best.map({ quality > $0.quality }) ?? true { best = (language, quality) }
            }
            self = best?.language ?? .thai
        }

        /// The tag of the language.
        var tag: String { rawValue }

        /// Languages of labels, the preferred one first.
        var labelLanguages: [String] { self == .thai ? ["th", "en"] : ["en", "th"] }

        /// The text in this language.
        func callAsFunction(_ phrase: Phrase) -> String { self == .thai ? phrase.thai : phrase.english }

        /// A number with its thousands set apart.
        func number(_ number: Int) -> String {
            var digits = Array(String(abs(number)).utf8)
            var place = digits.count - 3
            while place > 0 {
                digits.insert(UInt8(ascii: ","), at: place)
                place -= 3
            }
            return (number < 0 ? "−" : "") + String(decoding: digits, as: UTF8.self)
        }

        /// A day `2021-01-22` as people write it, in Thai of the Buddhist calendar; what is no day stays as it is.
        func date(_ lexicalForm: String) -> String {
            let parts = lexicalForm.prefix(10).split(separator: "-").compactMap { Int($0) }
            guard parts.count == 3, lexicalForm.utf8.count >= 10, 1...12 ~= parts[1] else { return lexicalForm }
            switch self {
            case .thai: return "\(parts[2]) \(PageLanguage.thaiMonths[parts[1] - 1]) \(parts[0] + 543)"
            case .english: return "\(parts[2]) \(PageLanguage.englishMonths[parts[1] - 1]) \(parts[0])"
            }
        }

        /// A year, in Thai of the Buddhist calendar.
        func year(_ year: Int) -> String { String(self == .thai ? year + 543 : year) }

        private static let thaiMonths = [
            "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
        ]
        private static let englishMonths = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
    }
#endif
