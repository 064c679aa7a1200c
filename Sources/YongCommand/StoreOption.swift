import ArgumentParser
import Yong

/// Checks what commands that work on a store are given.
enum StoreOption {
    /// A number of bytes as people write it: `512M`, `2G`; wrong usage if it is none.
    static func size(_ text: String, of option: String) throws -> Int {
        let units: [Character: Int] = ["k": 1 << 10, "m": 1 << 20, "g": 1 << 30, "t": 1 << 40]
        var digits = text.lowercased()
        if digits.hasSuffix("b") { digits.removeLast() }
        var unit = 1
        if let last = digits.last, let known = units[last] {
            unit = known
            digits.removeLast()
        }
        guard let number = Int(digits), number > 0, number.multipliedReportingOverflow(by: unit).overflow == false
        else {
            throw ValidationError("\(option): '\(text)' is no size; write it as 512M or 2G")
        }
        return number * unit
    }

    /// The graph of that name, or wrong usage.
    static func graph(_ text: String?) throws -> Term? {
        try text.map { .iri(try GraphInput.iri($0, of: "--graph")) }
    }

    /// Opens a store that has to be there, for reading.
    static func reading(_ path: String) throws -> Store {
        var options = StoreOptions()
        options.isReadOnly = true
        return try Store(at: path, options: options)
    }
}
