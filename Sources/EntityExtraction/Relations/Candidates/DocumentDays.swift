import Documents
import ThaiText

/// The days that a document names, each once.
struct DocumentDays {
    /// The days; the last one is that of publication, if it is known.
    private(set) var days: [CalendarDate] = []
    /// For each date of the text the number of its day.
    private(set) var numbers: [Int32] = []
    /// The number of the day of publication, -1 if it is not known.
    private(set) var published: Int32 = -1
    private var known: [CalendarDate: Int32] = [:]
    private var next = 0

    init(_ text: AnalyzedText) {
        numbers.reserveCapacity(text.dates.count)
        for date in text.dates { numbers.append(add(date.first)) }
        if let date = text.document.published { published = add(date) }
    }

    private mutating func add(_ day: CalendarDate) -> Int32 {
        if let number = known[day] { return number }
        let number = Int32(days.count)
        known[day] = number
        days.append(day)
        return number
    }

    /// The number of a day that the rules gave to an event.
    func number(of day: CalendarDate) -> Int32? { known[day] }

    /// The dates of `text` in a line; lines must be asked for in order.
    mutating func dates(in line: Range<Int>, of text: AnalyzedText) -> Range<Int> {
        let dates = text.dates
        while next < dates.count, dates[next].range.lowerBound < line.lowerBound { next += 1 }
        let first = next
        while next < dates.count, dates[next].range.upperBound <= line.upperBound { next += 1 }
        return first..<next
    }
}
