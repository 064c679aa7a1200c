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
            let parts = IRIAuthority(host: text) { byte in
                PercentEncoding.isUnreserved(byte) || "%!$&'()*+,;=:[]".utf8.contains(byte)
            }
            return parts != nil
        }
    }
#endif
