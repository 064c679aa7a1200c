/// The lexical mapping of `xsd:boolean` (XSD 1.1 Part 2 §3.3.2).
public enum XSDBoolean {
    /// Reads `true`, `false`, `1` or `0`, with blanks around it collapsed; `nil` for other text.
    public static func boolean(_ text: String) -> Bool? {
        var bytes = Array(text.utf8)[...]
        XSDLexical.trim(&bytes)
        if bytes.elementsEqual("true".utf8) || bytes.elementsEqual("1".utf8) { return true }
        if bytes.elementsEqual("false".utf8) || bytes.elementsEqual("0".utf8) { return false }
        return nil
    }

    /// The canonical form: `true` or `false`.
    public static func canonicalForm(_ value: Bool) -> String { value ? "true" : "false" }
}
