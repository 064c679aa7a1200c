internal import CCurl
internal import Glibc

/// What the library hands over while it works, until the client takes it. Its callbacks, which are plain C functions,
/// find it by its address; the client keeps it for longer than the library's handle.
final class TransferState {
    /// Bytes of the body that nobody has taken yet.
    private var chunk: [UInt8] = []
    private(set) var size = 0
    private let maximumSize: Int?
    /// Whether addresses of private networks are refused.
    var refusesPrivate = true
    /// The address that was refused last.
    private(set) var refused: IPAddress?
    /// The value of `Retry-After`.
    private(set) var retryAfter: String?

    init(maximumSize: Int?) {
        self.maximumSize = maximumSize
    }

    /// Whether the body is larger than it may be.
    var isTooLarge: Bool { maximumSize.map { size > $0 } ?? false }

    /// The bytes that came since the last call.
    func takeChunk() -> [UInt8] {
        let taken = chunk
        chunk = []
        return taken
    }

    /// Forgets the answer so far.
    func restart() {
        chunk = []
        size = 0
        refused = nil
    }

    /// Takes bytes of the body; whether the library is to go on.
    fileprivate func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        size += bytes.count
        guard !isTooLarge else { return false }
        // SAFETY: the library's buffer is there for the call.
        unsafe chunk.append(contentsOf: bytes)
        return true
    }

    /// Takes a line of the head; a first line starts another one.
    fileprivate func takeField(_ line: String) {
        if line.utf8.starts(with: "HTTP/".utf8) { retryAfter = nil }
        let parts = line.unicodeScalars.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, String(parts[0]).lowercased() == "retry-after" else { return }
        var value = parts[1].drop { $0.value <= 0x20 }
        while let last = value.last, last.value <= 0x20 { value.removeLast() }
        retryAfter = String(String.UnicodeScalarView(value))
    }

    /// A socket for an address, if it may be connected to.
    fileprivate func socket(_ address: UnsafePointer<curl_sockaddr>) -> curl_socket_t {
        let details = unsafe address.pointee
        // SAFETY: the library says how long the address is, which begins in its last field and goes beyond it.
        let start = unsafe UnsafeRawPointer(address) + (MemoryLayout<curl_sockaddr>.offset(of: \.addr) ?? 0)
        let bytes = unsafe Array(UnsafeRawBufferPointer(start: start, count: Int(details.addrlen)))
        guard let target = IPAddress(socketAddress: bytes) else { return CURL_SOCKET_BAD }
        if refusesPrivate, !target.isPublic {
            refused = target
            return CURL_SOCKET_BAD
        }
        return Glibc.socket(
            details.family, details.socktype | Int32(SOCK_CLOEXEC.rawValue), details.`protocol`)
    }

    /// What the library calls with bytes of the body.
    static let takeBytes: curl_write_callback = { bytes, size, count, state in
        guard let bytes = unsafe bytes, let state = unsafe state else { return 0 }
        // SAFETY: the address is that of the state, which the client keeps.
        let transfer = unsafe Unmanaged<TransferState>.fromOpaque(state).takeUnretainedValue()
        let buffer = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
        return unsafe transfer.take(buffer) ? size * count : 0
    }

    /// What the library calls with a line of the head.
    static let takeField: curl_write_callback = { bytes, size, count, state in
        guard let bytes = unsafe bytes, let state = unsafe state else { return 0 }
        // SAFETY: as above.
        let transfer = unsafe Unmanaged<TransferState>.fromOpaque(state).takeUnretainedValue()
        let buffer = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
        transfer.takeField(unsafe String(decoding: buffer, as: UTF8.self))
        return size * count
    }

    /// What the library calls for a socket.
    static let openSocket: curl_opensocket_callback = { state, _, address in
        guard let address = unsafe address, let state = unsafe state else { return CURL_SOCKET_BAD }
        // SAFETY: as above.
        return unsafe Unmanaged<TransferState>.fromOpaque(state).takeUnretainedValue().socket(address)
    }
}
