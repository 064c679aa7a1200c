/// The direction in which a text starts to run (RDF 1.2 Concepts §3.3, `rdf:dirLangString`).
public enum BaseDirection: String, CaseIterable, Sendable {
    /// From left to right, as Thai and English are written.
    case leftToRight = "ltr"
    /// From right to left, as Arabic and Hebrew are written.
    case rightToLeft = "rtl"
}
