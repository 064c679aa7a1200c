/// Arithmetic of durations (XPath Functions §8.4).
///
/// XPath defines it for `yearMonthDuration` and `dayTimeDuration`, each alone; here a result may hold both months and
/// seconds as long as they do not have different signs.
extension XSDDuration {
    /// Makes a duration out of parts that may be too large or disagree.
    private init(checked months: Int128, _ seconds: XSDDecimal) throws(XSDError) {
        guard months.magnitude <= XSDDuration.greatestMonths else { throw .overflow }
        let isMixed = months < 0 ? seconds > XSDDecimal(0) : months > 0 && seconds < XSDDecimal(0)
        if isMixed { throw .undefinedOperation }
        self.init(months: Int(months), seconds: seconds)
    }

    /// The sum.
    ///
    /// - Throws: ``XSDError/overflow``; ``XSDError/undefinedOperation`` if months and seconds get different signs.
    public func adding(_ other: XSDDuration) throws(XSDError) -> XSDDuration {
        try XSDDuration(checked: Int128(months) + Int128(other.months), seconds.adding(other.seconds))
    }

    /// The difference; errors as in ``adding(_:)``.
    public func subtracting(_ other: XSDDuration) throws(XSDError) -> XSDDuration {
        try adding(other.negated)
    }

    /// The duration with its sign turned.
    public var negated: XSDDuration { XSDDuration(months: -months, seconds: seconds.negated) }

    /// The product; months are rounded to the nearest, halves up.
    ///
    /// - Throws: ``XSDError/notANumber``, ``XSDError/overflow``.
    public func multiplied(by factor: Double) throws(XSDError) -> XSDDuration {
        if factor.isNaN { throw .notANumber }
        guard let factor = XSDDecimal(exactly: factor) else { throw .overflow }
        return try multiplied(by: factor)
    }

    /// The product; months are rounded to the nearest, halves up.
    ///
    /// - Throws: ``XSDError/overflow``.
    public func multiplied(by factor: XSDDecimal) throws(XSDError) -> XSDDuration {
        try scaled { (part) throws(XSDError) in part.multiplied(by: factor) }
    }

    /// The quotient; months are rounded to the nearest, halves up, seconds cut as ``XSDDecimal/divided(by:)`` does.
    ///
    /// - Throws: ``XSDError/notANumber``; ``XSDError/divisionByZero`` for 0; ``XSDError/overflow``.
    public func divided(by divisor: Double) throws(XSDError) -> XSDDuration {
        if divisor.isNaN { throw .notANumber }
        if divisor.isInfinite { return XSDDuration(months: 0, seconds: XSDDecimal(0)) }
        guard let divisor = XSDDecimal(exactly: divisor) else { throw .overflow }
        return try divided(by: divisor)
    }

    /// The quotient; months are rounded to the nearest, halves up, seconds cut as ``XSDDecimal/divided(by:)`` does.
    ///
    /// - Throws: ``XSDError/divisionByZero``, ``XSDError/overflow``.
    public func divided(by divisor: XSDDecimal) throws(XSDError) -> XSDDuration {
        try scaled { (part) throws(XSDError) in try part.divided(by: divisor) }
    }

    /// How often another duration fits into this one: both of months alone, or both of seconds alone.
    ///
    /// - Throws: ``XSDError/divisionByZero``; ``XSDError/undefinedOperation`` for months by seconds.
    public func divided(by other: XSDDuration) throws(XSDError) -> XSDDecimal {
        let zero = XSDDecimal(0)
        if months == 0, other.months == 0 { return try seconds.divided(by: other.seconds) }
        guard seconds == zero, other.seconds == zero else { throw .undefinedOperation }
        return try XSDDecimal(months).divided(by: XSDDecimal(other.months))
    }

    private func scaled(_ scale: (XSDDecimal) throws(XSDError) -> XSDDecimal) throws(XSDError) -> XSDDuration {
        guard let count = try scale(XSDDecimal(months)).rounded(.nearest).intValue else { throw .overflow }
        return try XSDDuration(checked: Int128(count), try scale(seconds))
    }
}
