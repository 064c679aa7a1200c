#if Server
    internal import RDFModel

    /// The field `Host` of requests (RFC 9110 §7.2), which becomes part of IRIs.
    enum HostField {
        /// What is wrong with a request's values; `nil` is nothing.
        ///
        /// - Parameter isNeeded: whether there has to be one, as HTTP/1.1 wants it (RFC 9112 §3.2).
        static func problem(_ values: [String], isNeeded: Bool) -> String? {
            guard let host = values.first else { return isNeeded ? "the request has no Host" : nil }
            if values.count > 1 { return "the request has more than one Host" }
            return isAuthority(host) ? nil : "the Host of the request names no host"
        }

        /// Whether a text is a host, with or without a port (RFC 3986 §3.2.2, §3.2.3).
        static func isAuthority(_ text: String) -> Bool {
            let isPlain = text.utf8.allSatisfy { byte in
                byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
                    || "-._~%!$&'()*+,;=:[]".utf8.contains(byte)
            }
            guard isPlain, let first = text.utf8.first, first != UInt8(ascii: ":") else { return false }
            // A port is digits, and stands behind the only colon outside of the brackets of an IPv6 address.
            var rest = text.utf8[...]
            if first == UInt8(ascii: "[") {
                guard let end = rest.firstIndex(of: UInt8(ascii: "]")),
                    rest.distance(from: rest.startIndex, to: end) > 2
                else { return false }
                rest = rest[rest.index(after: end)...]
                guard rest.isEmpty || rest.first == UInt8(ascii: ":") else { return false }
            }
            guard !rest.contains(UInt8(ascii: "[")), !rest.contains(UInt8(ascii: "]")) else { return false }
            let port = rest.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).dropFirst()
            guard port.count <= 1, port.first?.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) ?? true else { return false }
            return (try? IRI("http://" + text + "/")) != nil
        }
    }
#endif
