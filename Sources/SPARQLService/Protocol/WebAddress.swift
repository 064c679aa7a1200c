#if Server
    internal import RDFModel

    /// Addresses that people give to an endpoint.
    public enum WebAddress {
        /// Whether a text may be the address by which clients know an endpoint: `http` or `https`, a host, perhaps a port
        /// and a path.
        public static func isService(_ text: String) -> Bool {
            guard let (_, authority, path) = parts(text) else { return false }
            guard !path.utf8.contains(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) else {
                return false
            }
            // The host may have letters of any script.
            var plain = String.UnicodeScalarView()
            for scalar in authority.unicodeScalars { plain.append(scalar.isASCII ? scalar : "x") }
            return HostField.isAuthority(String(plain)) && (try? IRI(text)) != nil
        }

        /// Whether a text is `*`, `null` or an origin as browsers write it (the HTML standard's serialization): no path,
        /// no capital letters, no port that is the scheme's own.
        public static func isOrigin(_ text: String) -> Bool {
            if text == "*" || text == "null" { return true }
            guard let (scheme, authority, path) = parts(text), path.isEmpty, HostField.isAuthority(String(authority))
            else { return false }
            return !text.utf8.contains { (0x41...0x5A).contains($0) } && authority.utf8.last != UInt8(ascii: ":")
                && !authority.hasSuffix(scheme == "http" ? ":80" : ":443")
        }

        /// A host and a port as they stand in an address, the number of IPv6 in brackets (RFC 3986 §3.2.2).
        public static func authority(_ host: String, port: Int) -> String {
            host.utf8.contains(UInt8(ascii: ":")) && !host.hasPrefix("[") ? "[\(host)]:\(port)" : "\(host):\(port)"
        }

        private static func parts(_ text: String) -> (scheme: String, authority: Substring, path: Substring)? {
            for scheme in ["http", "https"] {
                let start = scheme + "://"
                guard text.prefix(start.utf8.count).lowercased() == start else { continue }
                let rest = text.dropFirst(start.utf8.count)
                let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
                return (scheme, authority, rest[authority.endIndex...])
            }
            return nil
        }
    }
#endif
