import QuadStore
import SPARQLFunctions
import XSDTypes

extension Value {
    /// The value of an id that holds a number, a truth value or a date; `nil` of others.
    @inline(__always)
    init?(inline bits: UInt64) {
        let id = TermID(bits: bits)
        switch id.tag {
        case .integer: self = .number(.integer(id.integer ?? 0))
        case .double: self = .number(.double(id.double ?? 0))
        case .boolean: self = .boolean(id.boolean ?? false)
        case .date, .dateTime:
            guard let moment = XSDMoment(id) else { return nil }
            self = .moment(moment)
        default: return nil
        }
    }
}

extension XSDMoment {
    /// The date or point in time that an id holds.
    init?(_ id: TermID) {
        guard let instant = id.date ?? id.dateTime else { return nil }
        let local = instant.instant * (id.tag == .date ? 60_000 : 1) + (instant.zone ?? 0) * 60_000
        let fraction = ((local % 1000) + 1000) % 1000
        self.init(secondsSince1970: (local - fraction) / 1000)
        timezone = instant.zone
        if fraction != 0 { second = second?.adding(XSDDecimal(digits: Int128(fraction), scale: 3)) }
        if id.tag == .date {
            guard let date = converted(to: .date) else { return nil }
            self = date
        }
    }
}
