/// Labels as the syntaxes allow them.
///
/// A label that a syntax does not allow is spelt in hexadecimal digits behind a mark, and so is one that starts with
/// the mark, so that two labels never become one.
enum BlankNodeLabels {
    private static let mark = "_x"

    /// The label for N-Triples, Turtle and their kin.
    static func turtle(_ label: String) -> String {
        isPlain(label) || isTurtle(label) ? label : spelt(label)
    }

    /// The label for `rdf:nodeID`, which is an `NCName`: it may not start with a digit.
    static func xml(_ label: String) -> String {
        guard isTurtle(label), let first = label.utf8.first, !ASCII.isDigit(first) else { return spelt(label) }
        return label
    }

    /// ASCII letters and digits alone, a letter first: what nearly all labels are.
    private static func isPlain(_ label: String) -> Bool {
        guard let first = label.utf8.first, ASCII.isLetter(first) else { return false }
        return label.utf8.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) }
    }

    /// `(PN_CHARS_U | [0-9]) ((PN_CHARS | '.')* PN_CHARS)?`
    private static func isTurtle(_ label: String) -> Bool {
        let scalars = label.unicodeScalars
        guard let first = scalars.first, !label.utf8.starts(with: mark.utf8), scalars.last != "." else { return false }
        guard first != "-", first != ".", first.value < 0x80 || NameCharacters.isBase(first) else { return false }
        return scalars.allSatisfy { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".": true
            default: scalar.value >= 0x80 && NameCharacters.isName(scalar)
            }
        }
    }

    private static func spelt(_ label: String) -> String {
        var result = mark
        for byte in label.utf8 {
            result += String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }
        return result
    }
}
