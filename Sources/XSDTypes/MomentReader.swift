/// Reads the fragments of the date and time types' lexical forms (XSD 1.1 Part 2 §D.2.3).
struct MomentReader {
    private var bytes: ArraySlice<UInt8>
    /// How many amounts of a duration were read.
    private(set) var amountCount = 0

    init(_ text: String) {
        bytes = Array(text.utf8)[...]
        XSDLexical.trim(&bytes)
    }

    var isAtEnd: Bool { bytes.isEmpty }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard let first = bytes.first, UInt32(first) == character.value else { return false }
        bytes = bytes.dropFirst()
        return true
    }

    /// `-?([1-9][0-9]{3,}|0[0-9]{3})`
    mutating func year() -> Int? {
        let isNegative = take("-")
        let digits = bytes.prefix(while: XSDLexical.isDigit)
        guard digits.count >= 4, digits.count == 4 || digits.first != UInt8(ascii: "0"), digits.count <= 9 else {
            return nil
        }
        bytes = bytes.dropFirst(digits.count)
        let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return isNegative ? -value : value
    }

    mutating func twoDigits(_ range: ClosedRange<Int>) -> Int? {
        let digits = bytes.prefix(2)
        guard digits.count == 2, digits.allSatisfy(XSDLexical.isDigit) else { return nil }
        bytes = bytes.dropFirst(2)
        let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return range.contains(value) ? value : nil
    }

    /// Two digits and perhaps a fraction, below 60.
    mutating func seconds() -> XSDDecimal? {
        guard let whole = twoDigits(0...59) else { return nil }
        guard take(".") else { return XSDDecimal(whole) }
        let digits = bytes.prefix(while: XSDLexical.isDigit)
        guard !digits.isEmpty else { return nil }
        bytes = bytes.dropFirst(digits.count)
        return XSDDecimal("\(whole)." + String(decoding: digits, as: UTF8.self))
    }

    /// `(Z|(\+|-)((0[0-9]|1[0-3]):[0-5][0-9]|14:00))?`: minutes, a missing zone, or `nil` for what is no zone.
    mutating func timezone() -> Int?? {
        if bytes.isEmpty { return .some(nil) }
        if take("Z") { return .some(0) }
        let isNegative = take("-")
        guard isNegative || take("+"), let hours = twoDigits(0...14), take(":"), let minutes = twoDigits(0...59),
            hours < 14 || minutes == 0
        else { return nil }
        return .some((hours * 60 + minutes) * (isNegative ? -1 : 1))
    }

    /// The sum of the amounts that stand here, each with a letter, in the order of the letters and each at most once;
    /// only the last unit of all, the second, has fractions. `nil` if something else stands here.
    mutating func sum(of units: [(letter: Unicode.Scalar, size: Int)]) -> XSDDecimal? {
        var sum = XSDDecimal(0)
        var units = units[...]
        while let first = bytes.first, XSDLexical.isDigit(first) {
            let number = bytes.prefix { XSDLexical.isDigit($0) || $0 == UInt8(ascii: ".") }
            let letter = bytes.dropFirst(number.count).first
            units = units.drop { $0.letter.value != letter.map(UInt32.init) }
            // What is no unit here may be one of the next part.
            guard let unit = units.popFirst() else { return isLetter(letter) ? sum : nil }
            guard let value = XSDDecimal(String(decoding: number, as: UTF8.self)), number.last != UInt8(ascii: "."),
                unit.letter == "S" || !number.contains(UInt8(ascii: "."))
            else { return nil }
            bytes = bytes.dropFirst(number.count + 1)
            amountCount += 1
            sum = sum.adding(value.multiplied(by: XSDDecimal(unit.size)))
        }
        return sum
    }

    private func isLetter(_ byte: UInt8?) -> Bool {
        byte.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") } ?? false
    }
}
