package import HTTPClient
public import QueryEngine
internal import RDFModel

/// What queries and updates may fetch over HTTP: patterns of `SERVICE` at other endpoints, documents of `LOAD`.
public struct RemoteAccess: Sendable {
    /// The only hosts that may be asked, each with or without a port; `nil` is any host.
    public var hosts: [String]?
    /// Whether hosts of this machine and of its own network may be asked, wherever they are named.
    public var allowsPrivateAddresses = false
    /// How long a request may take, whatever the query may.
    public var timeout: Duration? = .seconds(60)
    /// How many bytes an answer may have.
    public var maximumSize: Int? = 512 << 20

    /// Access to any public host.
    public init(hosts: [String]? = nil) {
        self.hosts = hosts
    }

    /// Whether a text is a host, with or without a port, as ``hosts`` has them: one that some URL could have.
    public static func isHost(_ entry: String) -> Bool {
        let parts = IRIAuthority(host: entry) { $0 > 0x20 && $0 < 0x7F && !"/?#%\\".utf8.contains($0) }
        guard let parts, parts.host.last != UInt8(ascii: ".") else { return false }
        guard let port = parts.port else { return true }
        // Ports are compared as they are written.
        let number = UInt16(String(decoding: port, as: UTF8.self)) ?? 0
        return number > 0 && port.first != UInt8(ascii: "0")
    }

    /// What asks endpoints for `SERVICE`.
    public var services: ServiceClient {
        { request, check in
            let endpoint = SPARQLEndpoint(request.endpoint.text, access: self)
            return try endpoint.solutions(of: request.query.text, check: check)
        }
    }

    /// A session within these bounds.
    ///
    /// - Parameter isNamed: whether it was a person who named the host that is asked, so that it may be of this network.
    package func session(isNamed: Bool = false) -> HTTPSession {
        var options = HTTPOptions()
        options.timeout = timeout
        options.maximumSize = maximumSize
        options.hosts = hosts
        options.privateAddresses = allowsPrivateAddresses ? .allowed : isNamed ? .whereNamed : .refused
        return HTTPSession(options: options)
    }
}

/// Why an answer over HTTP is of no use.
public enum RemoteError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The server did not do it; the status, and the first lines of what it says.
    case status(url: String, Int, text: String)
    /// The answer is of a media type that is not read here.
    case mediaType(url: String, String?, wanted: String)
    /// The answer is not what its media type says.
    case malformed(url: String, reason: String)

    /// One sentence, and the first lines of what the server says.
    public var description: String {
        switch self {
        case .status(let url, let status, let text):
            "<\(url)> answers with status \(status)" + (text.isEmpty ? " and no text" : ":\n" + text)
        case .mediaType(let url, let type, let wanted):
            "<\(url)> answers with \(type.map { "the media type \($0)" } ?? "no media type"), which is no \(wanted)"
        case .malformed(let url, let reason): "<\(url)>: \(reason)"
        }
    }
}

/// The first lines of what a server says of an error.
package struct ServerText {
    private static let byteCount = 4096
    private static let lineCount = 8
    private var bytes: [UInt8] = []

    /// Nothing yet.
    package init() {}

    /// Takes more, up to what is shown.
    package mutating func add(_ chunk: [UInt8]) {
        bytes += chunk.prefix(ServerText.byteCount - bytes.count)
    }

    /// The lines that say something, without marks of HTML and without what a terminal takes for a command.
    package var lines: String {
        var text = String.UnicodeScalarView()
        var isMark = false
        let isHTML = bytes.drop { $0 <= 0x20 }.first == UInt8(ascii: "<")
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if isHTML, scalar == "<" { isMark = true }
            if !isMark {
                let isControl = scalar.properties.generalCategory == .control && scalar != "\n"
                text.append(isControl ? " " : scalar)
            }
            if scalar == ">" { isMark = false }
        }
        let lines = String(text).split(separator: "\n").map { line in
            "  " + String(String.UnicodeScalarView(line.unicodeScalars.drop { $0 == " " }.prefix(200)))
        }
        return lines.filter { $0.utf8.contains { $0 > 0x20 } }.prefix(ServerText.lineCount).joined(separator: "\n")
    }
}
