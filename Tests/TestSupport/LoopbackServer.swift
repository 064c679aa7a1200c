import Foundation
import Glibc
import Synchronization

/// A server on a free port of this machine, which answers each connection by a closure and closes it.
public final class LoopbackServer: Sendable {
    /// What came in.
    public struct Request: Sendable {
        /// `GET`, `POST`, …
        public var method: String
        /// The path with the query string, as it was sent.
        public var target: String
        /// The fields of the head, names in lower case.
        public var headers: [String: String]
        /// The body.
        public var body: String
    }

    /// What goes out: the pieces of the answer, head included, with a wait in front of each.
    public struct Answer: Sendable {
        var pieces: [(wait: Double, bytes: [UInt8])]

        /// An answer of a status, a media type and a body.
        public init(_ body: String, status: Int = 200, type: String? = "text/plain", headers: [String] = []) {
            var head = "HTTP/1.1 \(status) Some\r\nConnection: close\r\nContent-Length: \(body.utf8.count)\r\n"
            if let type { head += "Content-Type: \(type)\r\n" }
            for header in headers { head += header + "\r\n" }
            pieces = [(0, Array((head + "\r\n" + body).utf8))]
        }

        /// An answer that leads on.
        public init(redirection status: Int = 302, to target: String) {
            self.init("elsewhere", status: status, headers: ["Location: \(target)"])
        }

        /// An answer whose body comes in pieces, with a wait in front of each.
        public init(slowly pieces: [String], wait: Double) {
            self.pieces =
                [(0, Array("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/plain\r\n\r\n".utf8))]
                + pieces.map { (wait, Array($0.utf8)) }
        }

        /// Whatever bytes.
        public init(raw: [UInt8]) {
            pieces = [(0, raw)]
        }
    }

    /// The port.
    public let port: Int
    private let listener: Int32
    private let log = Mutex<[Request]>([])
    private let answer: @Sendable (Request) -> Answer

    /// Starts a server.
    public init(_ answer: @escaping @Sendable (Request) -> Answer) throws {
        self.answer = answer
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = listener
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && listen(descriptor, 16) == 0
                    && getsockname(descriptor, $0, &size) == 0
            }
        }
        guard status else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { self.serve() }
    }

    /// The address of a path.
    public func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

    /// All requests so far.
    public var requests: [Request] { log.withLock { $0 } }

    /// Ends the server. Its thread closes the socket, whose number is no other's as long as that may wait for it.
    public func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    private func serve() {
        while true {
            let connection = accept(listener, nil, nil)
            if connection < 0 {
                if errno == EINTR { continue }
                close(listener)
                return
            }
            Thread.detachNewThread { self.serve(connection) }
        }
    }

    private func serve(_ connection: Int32) {
        defer { close(connection) }
        guard let request = LoopbackServer.read(connection) else { return }
        log.withLock { $0.append(request) }
        for piece in answer(request).pieces {
            if piece.wait > 0 { usleep(UInt32(piece.wait * 1_000_000)) }
            var rest = piece.bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                if count <= 0 { return }
                rest = rest.dropFirst(count)
            }
        }
    }

    private static func read(_ connection: Int32) -> Request? {
        var bytes: [UInt8] = []
        var request: Request?
        while true {
            if request == nil, let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) {
                request = head(String(decoding: bytes[..<end.lowerBound], as: UTF8.self))
                bytes.removeFirst(end.upperBound)
            }
            if var done = request, bytes.count >= Int(done.headers["content-length"] ?? "0") ?? 0 {
                done.body = String(decoding: bytes, as: UTF8.self)
                return done
            }
            var chunk = [UInt8](repeating: 0, count: 65536)
            let count = recv(connection, &chunk, chunk.count, 0)
            if count <= 0 { return nil }
            bytes += chunk[..<count]
        }
    }

    private static func head(_ text: String) -> Request {
        let lines = text.components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ").map(String.init)
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            headers[parts[0].lowercased()] = parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
        }
        return Request(method: words[0], target: words.count > 1 ? words[1] : "", headers: headers, body: "")
    }
}
