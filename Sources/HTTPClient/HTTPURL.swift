internal import CCurl

/// A URL, taken apart by the library that connects, so that the host that is checked is the host that is asked.
struct HTTPURL {
    /// The whole.
    let text: String
    /// The host in lower case, without a full stop at its end.
    let host: String
    /// The port that is named, or else the one of the scheme.
    let port: String

    /// - Throws: ``HTTPError/invalidRequest(url:reason:)``, ``HTTPError/schemeNotAllowed(url:)``.
    init(_ text: String, _ curl: Curl) throws(HTTPError) {
        let text = HTTPURL.encoded(text)
        guard let handle = curl.table.url() else { throw .unavailable(reason: "out of memory") }
        // SAFETY: nothing of the handle is in use behind this.
        defer { unsafe curl.table.url_cleanup(handle) }
        let result = unsafe curl.table.url_set(handle, CURLUPART_URL, text, UInt32(CURLU_NON_SUPPORT_SCHEME))
        guard result == CURLUE_OK else {
            // SAFETY: the texts of errors are constants of the library.
            let reason = unsafe curl.table.url_strerror(result).map { unsafe String(cString: $0) } ?? "it is no URL"
            throw .invalidRequest(url: text, reason: HTTPURL.sentence(reason))
        }
        let scheme = unsafe HTTPURL.part(CURLUPART_SCHEME, handle, curl)?.lowercased()
        guard scheme == "http" || scheme == "https" else { throw .schemeNotAllowed(url: text) }
        let host = unsafe HTTPURL.part(CURLUPART_HOST, handle, curl)?.lowercased() ?? ""
        self.text = text
        self.host = host.utf8.last == UInt8(ascii: ".") ? String(host.dropLast()) : host
        port = unsafe HTTPURL.part(CURLUPART_PORT, handle, curl, UInt32(CURLU_DEFAULT_PORT)) ?? ""
    }

    /// Whether one of the entries, hosts with or without a port, is this host.
    func isAmong(_ hosts: [String]) -> Bool {
        hosts.contains { entry in
            let entry = entry.lowercased()
            return entry == host || entry == host + ":" + port
        }
    }

    private static func part(
        _ part: CURLUPart, _ handle: OpaquePointer, _ curl: Curl, _ flags: UInt32 = 0
    ) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        // SAFETY: the library gives a text of its own, which is freed behind the copy.
        guard unsafe curl.table.url_get(handle, part, &text, flags) == CURLUE_OK, let text = unsafe text else {
            return nil
        }
        defer { unsafe curl.table.free(text) }
        return unsafe String(cString: text)
    }

    /// The URL of an IRI: bytes outside of ASCII, spaces and control characters are percent-encoded (RFC 3987 §3.1).
    private static func encoded(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7F }) else { return text }
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        for byte in text.utf8 {
            if byte <= 0x20 || byte >= 0x7F {
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// What the library says, as a part of a sentence.
    static func sentence(_ text: String) -> String {
        let text = text.utf8.last == UInt8(ascii: ".") ? String(text.dropLast()) : text
        let second = text.unicodeScalars.dropFirst().first
        guard let first = text.unicodeScalars.first, let second, second.properties.isLowercase else { return text }
        return first.properties.lowercaseMapping + String(text.unicodeScalars.dropFirst())
    }
}
