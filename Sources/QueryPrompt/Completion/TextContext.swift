internal import RDFToolkit

/// What the text in front of the cursor tells of what may follow. It need not be right, as it is still being written.
struct TextContext {
    /// The word that ends at the cursor; an IRI begins with `<`.
    private(set) var word = ""
    /// Whether the cursor is in a string or a comment, where nothing is completed.
    private(set) var isInStringOrComment = false
    /// Whether the cursor is between braces.
    var isInBraces: Bool { braces > 0 }
    /// Whether a class is to follow.
    private(set) var isBehindType = false
    /// The names of variables, without the one that is being written, in the order of the text.
    private(set) var variables: [String] = []
    /// The prefixes that the text declares.
    private(set) var declaredPrefixes: [String: IRI] = [:]

    private var braces = 0
    private let scalars: [Unicode.Scalar]
    private var place = 0
    /// The last words.
    private var words: [String] = []

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        while place < scalars.count { step() }
        isBehindType = ["a", "rdf:type"].contains(words.last)
        var seen: Set<[UInt8]> = []
        variables = variables.filter { seen.insert(Array($0.utf8)).inserted }
    }

    private mutating func step() {
        let scalar = scalars[place]
        switch scalar {
        case "#":
            while place < scalars.count, scalars[place] != "\n" { place += 1 }
            isInStringOrComment = place == scalars.count
        case "\"", "'": string(scalar)
        case "<": iri()
        case _ where TextContext.isWord(scalar): takeWord()
        default:
            if scalar == "{" { braces += 1 } else if scalar == "}" { braces -= 1 }
            if scalar != " ", scalar != "\n" { words = [] }
            place += 1
        }
    }

    private mutating func string(_ quote: Unicode.Scalar) {
        let isLong = scalars[place...].prefix(3).elementsEqual([quote, quote, quote])
        let length = isLong ? 3 : 1
        place += length
        while place < scalars.count {
            if scalars[place] == "\\" {
                place += 2
            } else if scalars[place] == "\n", !isLong {
                return
            } else if scalars[place...].prefix(length).elementsEqual(repeatElement(quote, count: length)) {
                place += length
                return
            } else {
                place += 1
            }
        }
        isInStringOrComment = true
    }

    /// An IRI, or a sign for less.
    private mutating func iri() {
        var end = place + 1
        while end < scalars.count, scalars[end].value > 0x20, !"<>\"{}|^`\\".unicodeScalars.contains(scalars[end]) {
            end += 1
        }
        let text = TextContext.string(scalars[place..<end])
        if end == scalars.count {
            word = text
            place = end
        } else if scalars[end] == ">" {
            if words.count > 1, words[words.count - 2].uppercased() == "PREFIX", let name = words.last {
                declaredPrefixes[String(name.prefix { $0 != ":" })] = try? IRI(String(text.dropFirst()))
            }
            words = []
            place = end + 1
        } else {
            words = []
            place += 1
        }
    }

    private mutating func takeWord() {
        let start = place
        while place < scalars.count, TextContext.isWord(scalars[place]) { place += 1 }
        let text = TextContext.string(scalars[start..<place])
        if place == scalars.count {
            word = text
            return
        }
        if text.hasPrefix("?") || text.hasPrefix("$") { variables.append(String(text.dropFirst())) }
        words.append(text)
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "_", "-", ":", "?", "$", "@": return true
        default: break
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .decimalNumber:
            return true
        default: return false
        }
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
