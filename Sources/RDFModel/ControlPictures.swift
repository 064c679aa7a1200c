/// Text of files in messages, so that it does nothing to the terminal that shows it.
public enum ControlPictures {
    /// The text with a visible sign for each control character but tab and line feed: those of ASCII have pictures in
    /// Unicode (U+2400 and on), the others become U+FFFD. One character stays one.
    public static func visible(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHidden) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(isHidden(scalar) ? picture(of: scalar) : scalar) }
        return String(result)
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0..<0x20, 0x7F..<0xA0: true
        default: false
        }
    }

    private static func picture(of scalar: Unicode.Scalar) -> Unicode.Scalar {
        let value = scalar.value
        return Unicode.Scalar(value < 0x20 ? 0x2400 + value : value == 0x7F ? 0x2421 : 0xFFFD) ?? "\u{FFFD}"
    }
}
