import RDFModel

extension Parser {
    /// `Prologue ::= ( BaseDecl | PrefixDecl | VersionDecl )*`
    mutating func prologue() throws(SPARQLSyntaxError) {
        while true {
            if take("BASE") {
                base = try declaredIRI()
            } else if take("PREFIX") {
                guard token.kind == .prefixedName, source.colon(token) == token.end - 1 else {
                    throw unexpected("a prefix name with a colon")
                }
                let prefix = source.bytes[token.start..<token.end - 1]
                advance()
                prefixes.declare(prefix, try declaredIRI())
            } else if take("VERSION") {
                guard token.kind == .string, !source.isLongString(token) else {
                    throw unexpected("a version such as \"1.2\"")
                }
                version = source.string(token)
                advance()
            } else {
                return
            }
        }
    }

    private mutating func declaredIRI() throws(SPARQLSyntaxError) -> IRI {
        guard token.kind == .iri else { throw unexpected("an IRI in angle brackets") }
        return try iri()
    }
}
