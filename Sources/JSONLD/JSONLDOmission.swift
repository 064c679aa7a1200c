package import JSONSyntax

/// A statement that RDF cannot hold, and that is left out as the specification asks for (JSON-LD 1.1 API §8.1).
package struct JSONLDOmission {
    /// Where the value stands that is the reason.
    package let position: JSONPosition
    /// What could be held.
    package let expected: String
    /// What stands there.
    package let found: String
}
