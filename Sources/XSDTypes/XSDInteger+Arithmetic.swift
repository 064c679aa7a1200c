extension XSDInteger {
    /// The sum.
    public static func + (left: XSDInteger, right: XSDInteger) -> XSDInteger {
        // Two numbers of 18 digits never leave the machine's range.
        if left.limbs.isEmpty, right.limbs.isEmpty { return XSDInteger(left.small + right.small) }
        let (l, r) = (left.magnitudeLimbs, right.magnitudeLimbs)
        if left.isNegative == right.isNegative {
            return XSDInteger(isNegative: left.isNegative, Magnitude.add(l, r))
        }
        let isLeftLess = Magnitude.compare(l, r) < 0
        return XSDInteger(
            isNegative: isLeftLess ? right.isNegative : left.isNegative,
            isLeftLess ? Magnitude.subtract(r, l) : Magnitude.subtract(l, r))
    }

    /// The difference.
    public static func - (left: XSDInteger, right: XSDInteger) -> XSDInteger { left + -right }

    /// The number with its sign turned.
    public static prefix func - (value: XSDInteger) -> XSDInteger {
        value.limbs.isEmpty ? XSDInteger(-value.small) : XSDInteger(isNegative: !value.isNegative, value.limbs)
    }

    /// The product.
    ///
    /// - Complexity: the product of both lengths.
    public static func * (left: XSDInteger, right: XSDInteger) -> XSDInteger {
        if left.limbs.isEmpty, right.limbs.isEmpty {
            let (product, overflow) = left.small.multipliedReportingOverflow(by: right.small)
            if !overflow { return XSDInteger(product) }
        }
        return XSDInteger(
            isNegative: left.isNegative != right.isNegative,
            Magnitude.multiply(left.magnitudeLimbs, right.magnitudeLimbs))
    }

    /// The number without its sign.
    public var magnitude: XSDInteger { isNegative ? -self : self }

    /// The quotient cut towards zero, and the rest, which has the sign of this number.
    ///
    /// - Throws: ``XSDError/divisionByZero``.
    public func quotientAndRemainder(
        dividingBy divisor: XSDInteger
    ) throws(XSDError) -> (quotient: XSDInteger, remainder: XSDInteger) {
        guard !divisor.isZero else { throw .divisionByZero }
        if limbs.isEmpty, divisor.limbs.isEmpty {
            return (XSDInteger(small / divisor.small), XSDInteger(small % divisor.small))
        }
        let (quotient, remainder) = Magnitude.divide(magnitudeLimbs, by: divisor.magnitudeLimbs)
        return (
            XSDInteger(isNegative: isNegative != divisor.isNegative, quotient),
            XSDInteger(isNegative: isNegative, remainder)
        )
    }

    /// The number times 10 to the power of `exponent`, which is not negative.
    func timesPowerOfTen(_ exponent: Int) -> XSDInteger {
        if exponent == 0 || isZero { return self }
        if limbs.isEmpty, exponent < Magnitude.digitsPerLimb {
            let (product, overflow) = small.multipliedReportingOverflow(by: Int(Magnitude.powersOfTen[exponent]))
            if !overflow { return XSDInteger(product) }
        }
        return XSDInteger(isNegative: isNegative, Magnitude.shiftUp(magnitudeLimbs, by: exponent))
    }

    /// The quotient by 10 to the power of `exponent`, cut towards zero, and whether nothing was cut.
    func dividedByPowerOfTen(_ exponent: Int) -> (quotient: XSDInteger, isExact: Bool) {
        if exponent == 0 { return (self, true) }
        if limbs.isEmpty {
            guard exponent <= Magnitude.digitsPerLimb else { return (XSDInteger(0), small == 0) }
            let (quotient, rest) = small.quotientAndRemainder(dividingBy: Int(Magnitude.powersOfTen[exponent]))
            return (XSDInteger(quotient), rest == 0)
        }
        let (quotient, isExact) = Magnitude.shiftDown(limbs, by: exponent)
        return (XSDInteger(isNegative: isNegative, quotient), isExact)
    }

    /// How many zeros the number ends in; 0 for the number 0.
    var trailingZeroCount: Int { Magnitude.trailingZeros(magnitudeLimbs) }

    /// How many digits the number has; 1 for 0.
    var digitCount: Int {
        guard let top = limbs.last else { return String(small.magnitude).utf8.count }
        return String(top).utf8.count + (limbs.count - 1) * Magnitude.digitsPerLimb
    }
}
