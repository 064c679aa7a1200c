import RDFModel
import ThaiText

/// How names become parts of IRIs and language-tagged labels.
enum NameText {
    /// A name as one step of an IRI's path: spaces become `_`, and only what an IRI may not hold there
    /// (RFC 3987 §2.2, and the delimiters `/ ? # %`) is percent-encoded.
    static func pathStep(_ name: String) -> String {
        var result = ""
        var pendingSpace = false
        for scalar in name.unicodeScalars {
            if isSpace(scalar) {
                pendingSpace = true
                continue
            }
            if isInvisible(scalar) { continue }
            if pendingSpace && !result.utf8.isEmpty { result += "_" }
            pendingSpace = false
            if "/?#%[]".unicodeScalars.contains(scalar) || !IRI.isAllowed(scalar) {
                result += PercentEncoding.encode(String(scalar)) { _ in false }
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Appends a name, in UTF-8, as ``pathStep(_:)`` writes it.
    static func appendPathStep(_ name: ArraySlice<UInt8>, to path: inout [UInt8]) {
        let start = path.count
        var pendingSpace = false
        for byte in name {
            // Thai letters and what is plain in ASCII stand as they are; the rest is looked at character by character.
            if byte == 0x20 {
                pendingSpace = true
                continue
            }
            guard isPlain(byte) else {
                path.removeSubrange(start...)
                path.append(contentsOf: pathStep(String(decoding: name, as: UTF8.self)).utf8)
                return
            }
            if pendingSpace && path.count > start { path.append(UInt8(ascii: "_")) }
            pendingSpace = false
            path.append(byte)
        }
    }

    /// Whether a byte of UTF-8 belongs to a Thai letter, or is a letter, a digit or a sign that paths may hold.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0xE0, 0x80...0xBF: true
        case 0x30...0x3B, 0x40...0x5A, 0x5F, 0x61...0x7A, 0x7E, 0x21, 0x24, 0x26...0x2E, 0x3D: true
        default: false
        }
    }

    /// A part of an IRI with its percent-encoded characters written out.
    static func percentDecoded(_ step: ArraySlice<UInt8>) -> String {
        PercentEncoding.decode(step) ?? String(decoding: step, as: UTF8.self)
    }

    /// A literal in Thai if any Thai letter stands in it, in English if any Latin letter does, else plain.
    static func literal(_ text: String) -> Literal {
        var text = WritableText.string(text)
        return text.withUTF8 { bytes in language(of: bytes) }.map { Literal(text, language: $0) } ?? Literal(text)
    }

    /// The language of a text in UTF-8: Thai if any Thai letter stands in it, English if any Latin letter does.
    static func language(of text: some Collection<UInt8>) -> String? {
        var hasLatin = false
        var isThaiBlock = false
        var lead: UInt8 = 0
        for byte in text {
            if (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) {
                hasLatin = true
            } else if isThaiBlock {
                // U+0E01 to U+0E3F, and U+0E40 to U+0E4E.
                if lead == 0xB8 ? byte != 0x80 : byte <= 0x8E { return "th" }
            } else if (0xC4...0xC9).contains(lead) || lead == 0xC3 && byte != 0x97 && byte != 0xB7 {
                hasLatin = true
            } else if lead == 0xC2, byte == 0xAA || byte == 0xB5 || byte == 0xBA {
                hasLatin = true
            }
            isThaiBlock = lead == 0xE0 && (byte == 0xB8 || byte == 0xB9)
            lead = byte
        }
        return hasLatin ? "en" : nil
    }

    /// A name as labels show it and as IRIs are made of it: tidy, without invisible characters, and with each letter of Thai
    /// written in one way, as `NormalizedText` has it. Digits and signs stay as they are written.
    static func name(_ name: String) -> String {
        var (result, thai) = ([UInt8](), String.UnicodeScalarView())
        func takeThai() {
            guard !thai.isEmpty else { return }
            result += NormalizedText(String(thai)).bytes
            thai.removeAll()
        }
        for scalar in tidy(name).unicodeScalars {
            switch scalar.value {
            case 0..<0x20, 0x7F...0x9F: continue
            case 0x0E00..<0x0E50, 0x0E5A..<0x0E80, 0xF700...0xF71A: thai.append(scalar)
            default:
                if isInvisible(scalar) { continue }
                takeThai()
                result.append(contentsOf: Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter)
            }
        }
        takeThai()
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether a name has single plain spaces only, none at its ends, and letters of Thai that are written as usual: then
    /// ``name(_:)`` leaves it as it is.
    static func isTidy(_ name: ArraySlice<UInt8>) -> Bool {
        var wasSpace = true
        var (lead, second, last) = (0 as UInt8, 0 as UInt8, 0 as UInt8)
        for byte in name {
            // Other spaces, invisible characters and old glyphs begin with one of these bytes; texts with such are looked at closely.
            if byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEE
                || byte == 0xEF
            {
                return false
            }
            if byte == 0x20, wasSpace { return false }
            wasSpace = byte == 0x20
            if lead == 0xE0, second & 0xFE == 0xB8 {
                let code = (second & 1) << 6 | byte & 0x3F
                if isUnusual(code, after: last) { return false }
                last = code
            } else if byte < 0x80 || byte >= 0xC0 && byte != 0xE0 {
                last = 0
            }
            (lead, second) = (second, byte)
        }
        return name.isEmpty || !wasSpace
    }

    /// Whether a letter of Thai is one, or stands behind another, as it is written otherwise as a rule.
    private static func isUnusual(_ code: UInt8, after last: UInt8) -> Bool {
        let (saraAm, saraE, nikhahit, firstTone) = (0x33 as UInt8, 0x40 as UInt8, 0x4D as UInt8, 0x48 as UInt8)
        if code == nikhahit || code == saraE && last == saraE { return true }
        guard ThaiCharacter.isMark(code) else { return false }
        return last == saraAm || ThaiCharacter.isMark(last) && (last >= firstTone || code < firstTone)
    }

    /// A name with single spaces and without spaces at its ends.
    static func tidy(_ name: String) -> String {
        var result = ""
        var pendingSpace = false
        for scalar in name.unicodeScalars {
            if isSpace(scalar) {
                pendingSpace = true
                continue
            }
            if pendingSpace && !result.utf8.isEmpty { result += " " }
            pendingSpace = false
            result.unicodeScalars.append(scalar)
        }
        return result
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// Soft hyphens, joiners, marks of direction, byte order marks.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}
