/// The parts of an authority, the host that an IRI names and what stands beside it (RFC 3986 §3.2).
package struct IRIAuthority {
    /// The host, without the brackets of an address.
    package let host: ArraySlice<UInt8>
    /// The digits of the port; `nil` if there is no colon in front of one.
    package let port: ArraySlice<UInt8>?

    /// What stands where the grammar has no place for it.
    package struct Misplaced: Error {
        /// It, for the middle of a sentence.
        package let text: String
    }

    /// Parts an authority.
    package init(_ authority: ArraySlice<UInt8>) throws(Misplaced) {
        var host = authority
        if let at = host.lastIndex(of: UInt8(ascii: "@")) { host = host[(at + 1)...] }
        var port: ArraySlice<UInt8>?
        if host.first == UInt8(ascii: "[") {
            guard let close = host.firstIndex(of: UInt8(ascii: "]")) else {
                throw Misplaced(text: "a bracket that is not closed")
            }
            let behind = host[(close + 1)...]
            guard behind.isEmpty || behind.first == UInt8(ascii: ":") else {
                throw Misplaced(text: "something behind a host in brackets")
            }
            host = host[(host.startIndex + 1)..<close]
            if !behind.isEmpty { port = behind.dropFirst() }
        } else if let colon = host.firstIndex(of: UInt8(ascii: ":")) {
            (host, port) = (host[..<colon], host[(colon + 1)...])
        }
        if let port, !port.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
            throw Misplaced(text: "a port that is no number")
        }
        if host.contains(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") }) {
            throw Misplaced(text: "a bracket that is not around an address")
        }
        (self.host, self.port) = (host, port)
    }

    /// The parts of a text that is a host, with or without a port, as an IRI can have it; `nil` of any other.
    ///
    /// - Parameter isPlain: which bytes it may have.
    package init?(host text: String, where isPlain: (UInt8) -> Bool) {
        guard text.utf8.allSatisfy(isPlain), !text.utf8.contains(UInt8(ascii: "@")),
            (try? IRI("http://" + text + "/")) != nil, let parts = try? IRIAuthority(Array(text.utf8)[...]),
            !parts.host.isEmpty
        else { return nil }
        self = parts
    }
}
