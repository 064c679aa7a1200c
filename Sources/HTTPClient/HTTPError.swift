/// Why a request has no answer.
public enum HTTPError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The text is no URL, or a part of the request cannot be sent.
    case invalidRequest(url: String, reason: String)
    /// The URL is of another scheme than `http` and `https`.
    case schemeNotAllowed(url: String)
    /// The host is none of those that may be reached.
    case hostNotAllowed(url: String, host: String)
    /// The host has an address that only this machine or its own network reaches.
    case privateAddress(url: String, address: String)
    /// Answers lead on and on.
    case tooManyRedirects(url: String, limit: Int)
    /// The answer has more bytes than it may have.
    case tooLarge(url: String, limit: Int)
    /// The time is over.
    case timeout(url: String, Duration)
    /// What libcurl says: no such host, no connection, a certificate that is not trusted, …
    case transport(url: String, reason: String)
    /// libcurl itself cannot be used.
    case unavailable(reason: String)

    /// One sentence.
    public var description: String {
        switch self {
        case .invalidRequest(let url, let reason): "<\(HTTPError.short(url))> cannot be asked for: \(reason)"
        case .schemeNotAllowed(let url): "<\(HTTPError.short(url))> cannot be fetched: only http and https are allowed"
        case .hostNotAllowed(let url, let host):
            "<\(HTTPError.short(url))> was not fetched: the host \(host) is not among those allowed"
        case .privateAddress(let url, let address):
            "<\(HTTPError.short(url))> was not fetched: \(address) is an address of this machine or of a private network; "
                + "--allow-private allows it"
        case .tooManyRedirects(let url, let limit): "<\(HTTPError.short(url))> leads on more than \(limit) times"
        case .tooLarge(let url, let limit):
            "the answer of <\(HTTPError.short(url))> is larger than \(HTTPError.size(limit))"
        case .timeout(let url, let duration):
            "<\(HTTPError.short(url))> did not answer within \(HTTPError.seconds(duration))"
        case .transport(let url, let reason): "<\(HTTPError.short(url))> cannot be reached: \(reason)"
        case .unavailable(let reason): "HTTP needs libcurl, which cannot be used: \(reason)"
        }
    }

    /// A URL, cut where it is long, as with a whole query in it.
    private static func short(_ url: String) -> String {
        guard url.utf8.count > 100 else { return url }
        return String(String.UnicodeScalarView(url.unicodeScalars.prefix(100))) + "…"
    }

    private static func size(_ bytes: Int) -> String {
        bytes >= 1 << 20 && bytes % (1 << 20) == 0 ? "\(bytes >> 20) MiB" : "\(bytes) bytes"
    }

    private static func seconds(_ duration: Duration) -> String {
        let milliseconds = duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
        return milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
    }
}
