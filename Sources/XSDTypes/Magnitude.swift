/// Arithmetic of natural numbers as rows of words in base 10¹⁸, the lowest word first, none of them above 10¹⁸ - 1.
enum Magnitude {
    static let base: UInt64 = 1_000_000_000_000_000_000
    static let digitsPerLimb = 18

    /// 10 to the power of 0 to 18.
    static let powersOfTen: [UInt64] = (0...18).map { exponent in
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }

    static func limbs(_ value: UInt128) -> [UInt64] {
        var limbs: [UInt64] = []
        var rest = value
        while rest > 0 {
            limbs.append(UInt64(rest % UInt128(base)))
            rest /= UInt128(base)
        }
        return limbs
    }

    /// The number that decimal digits spell.
    static func limbs(digits: some BidirectionalCollection<UInt8>) -> [UInt64] {
        var limbs: [UInt64] = []
        var limb: UInt64 = 0
        var place = 0
        for digit in digits.reversed() {
            limb += UInt64(digit - UInt8(ascii: "0")) * powersOfTen[place]
            place += 1
            if place == digitsPerLimb {
                limbs.append(limb)
                (limb, place) = (0, 0)
            }
        }
        limbs.append(limb)
        return trimmed(limbs)
    }

    /// Without zeros on top.
    static func trimmed(_ limbs: [UInt64]) -> [UInt64] {
        guard limbs.last == 0 else { return limbs }
        return Array(limbs[..<((limbs.lastIndex { $0 != 0 }).map { $0 + 1 } ?? 0)])
    }

    /// Less than, equal to or more than 0, as `left` lies to `right`; both without zeros on top.
    static func compare(_ left: [UInt64], _ right: [UInt64]) -> Int {
        if left.count != right.count { return left.count - right.count }
        for index in left.indices.reversed() where left[index] != right[index] {
            return left[index] < right[index] ? -1 : 1
        }
        return 0
    }

    static func add(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
        var result: [UInt64] = []
        result.reserveCapacity(max(left.count, right.count) + 1)
        var carry: UInt64 = 0
        for index in 0..<max(left.count, right.count) {
            var sum = carry
            if index < left.count { sum += left[index] }
            if index < right.count { sum += right[index] }
            carry = sum >= base ? 1 : 0
            result.append(carry == 1 ? sum - base : sum)
        }
        if carry > 0 { result.append(carry) }
        return result
    }

    /// The difference; `left` is not less than `right`.
    static func subtract(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
        var result = left
        var borrow: UInt64 = 0
        for index in left.indices {
            let taken = (index < right.count ? right[index] : 0) + borrow
            borrow = left[index] < taken ? 1 : 0
            result[index] = borrow == 1 ? left[index] + base - taken : left[index] - taken
        }
        return trimmed(result)
    }

    static func multiply(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
        guard !left.isEmpty, !right.isEmpty else { return [] }
        var result = [UInt64](repeating: 0, count: left.count + right.count)
        for (i, factor) in left.enumerated() where factor != 0 {
            var carry: UInt64 = 0
            for (j, other) in right.enumerated() {
                (result[i + j], carry) = split(factor, times: other, plus: result[i + j] + carry)
            }
            result[i + right.count] = carry
        }
        return trimmed(result)
    }

    static func multiply(_ left: [UInt64], by factor: UInt64) -> [UInt64] {
        var result: [UInt64] = []
        result.reserveCapacity(left.count + 1)
        var carry: UInt64 = 0
        for limb in left {
            let (low, high) = split(limb, times: factor, plus: carry)
            result.append(low)
            carry = high
        }
        if carry > 0 { result.append(carry) }
        return trimmed(result)
    }

    /// The two words of a product and an addend below 2·10¹⁸.
    private static func split(_ left: UInt64, times right: UInt64, plus addend: UInt64) -> (low: UInt64, high: UInt64) {
        var (high, low) = left.multipliedFullWidth(by: right)
        let (sum, overflow) = low.addingReportingOverflow(addend)
        low = sum
        if overflow { high += 1 }
        let (quotient, remainder) = base.dividingFullWidth((high, low))
        return (remainder, quotient)
    }

    static func divide(_ left: [UInt64], by divisor: UInt64) -> (quotient: [UInt64], remainder: UInt64) {
        var quotient = left
        var rest: UInt64 = 0
        for index in left.indices.reversed() {
            let value = UInt128(rest) * UInt128(base) + UInt128(left[index])
            quotient[index] = UInt64(value / UInt128(divisor))
            rest = UInt64(value % UInt128(divisor))
        }
        return (trimmed(quotient), rest)
    }

    /// Long division (Knuth, The Art of Computer Programming, vol. 2, §4.3.1, algorithm D); `divisor` is not empty.
    static func divide(_ left: [UInt64], by divisor: [UInt64]) -> (quotient: [UInt64], remainder: [UInt64]) {
        if compare(left, divisor) < 0 { return ([], left) }
        if divisor.count == 1 {
            let (quotient, rest) = divide(left, by: divisor[0])
            return (quotient, rest == 0 ? [] : [rest])
        }
        // A top word of at least half the base makes each guess at a word of the quotient at most two too large.
        let factor = base / (divisor[divisor.count - 1] + 1)
        let v = multiply(divisor, by: factor)
        var u = multiply(left, by: factor)
        u.append(contentsOf: repeatElement(0, count: left.count + 1 - u.count))
        let count = v.count
        var quotient = [UInt64](repeating: 0, count: u.count - count)
        for place in quotient.indices.reversed() {
            var guess = estimate(u, v, place)
            if !subtract(v, times: guess, from: &u, at: place) {
                guess -= 1
                addBack(v, to: &u, at: place)
            }
            quotient[place] = guess
        }
        return (trimmed(quotient), divide(trimmed(Array(u[..<count])), by: factor).quotient)
    }

    private static func estimate(_ u: [UInt64], _ v: [UInt64], _ place: Int) -> UInt64 {
        let count = v.count
        let wide = UInt128(base)
        let top = UInt128(u[place + count]) * wide + UInt128(u[place + count - 1])
        let divisor = UInt128(v[count - 1])
        var (guess, rest) = top.quotientAndRemainder(dividingBy: divisor)
        while guess >= wide || guess * UInt128(v[count - 2]) > rest * wide + UInt128(u[place + count - 2]) {
            guess -= 1
            rest += divisor
            if rest >= wide { break }
        }
        return UInt64(guess)
    }

    /// Whether the product could be taken away without a borrow out of the top.
    private static func subtract(_ v: [UInt64], times factor: UInt64, from u: inout [UInt64], at place: Int) -> Bool {
        var carry: UInt64 = 0
        var borrow: UInt64 = 0
        for index in 0...v.count {
            let (low, high) = split(index < v.count ? v[index] : 0, times: factor, plus: carry)
            carry = high
            let taken = low + borrow
            let held = u[place + index]
            borrow = held < taken ? 1 : 0
            u[place + index] = borrow == 1 ? held + base - taken : held - taken
        }
        return borrow == 0
    }

    private static func addBack(_ v: [UInt64], to u: inout [UInt64], at place: Int) {
        var carry: UInt64 = 0
        for index in 0...v.count {
            let sum = u[place + index] + (index < v.count ? v[index] : 0) + carry
            carry = sum >= base ? 1 : 0
            u[place + index] = carry == 1 ? sum - base : sum
        }
    }

    /// Times 10 to the power of `exponent`.
    static func shiftUp(_ limbs: [UInt64], by exponent: Int) -> [UInt64] {
        guard !limbs.isEmpty else { return [] }
        let zeros = [UInt64](repeating: 0, count: exponent / digitsPerLimb)
        return zeros + multiply(limbs, by: powersOfTen[exponent % digitsPerLimb])
    }

    /// The quotient by 10 to the power of `exponent`, and whether something was left.
    static func shiftDown(_ limbs: [UInt64], by exponent: Int) -> (quotient: [UInt64], isExact: Bool) {
        let whole = exponent / digitsPerLimb
        guard whole < limbs.count else { return ([], limbs.isEmpty) }
        let (quotient, rest) = divide(Array(limbs[whole...]), by: powersOfTen[exponent % digitsPerLimb])
        return (quotient, rest == 0 && limbs[..<whole].allSatisfy { $0 == 0 })
    }

    /// How many zeros the number ends in; 0 for the number 0.
    static func trailingZeros(_ limbs: [UInt64]) -> Int {
        guard let index = limbs.firstIndex(where: { $0 != 0 }) else { return 0 }
        var count = index * digitsPerLimb
        var limb = limbs[index]
        while limb % 10 == 0 {
            limb /= 10
            count += 1
        }
        return count
    }
}
