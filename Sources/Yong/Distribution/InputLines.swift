import Glibc

/// The lines of standard input, as they come.
public struct InputLines {
    private var buffer: [UInt8] = []
    private var place = 0
    private var isAtEnd = false

    /// Reads from the beginning.
    public init() {}

    /// The next line, without its line feed; `nil` at the end.
    public mutating func next() -> ArraySlice<UInt8>? {
        var searched = place
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                defer { place = end + 1 }
                return buffer[place..<end]
            }
            searched = buffer.count
            if isAtEnd {
                defer { place = buffer.count }
                return place < buffer.count ? buffer[place...] : nil
            }
            let read = buffer.count - place
            fill()
            searched = read
        }
    }

    private mutating func fill() {
        buffer.removeSubrange(..<place)
        place = 0
        let count = buffer.count
        let size = max(1 << 16, count)
        buffer.append(contentsOf: repeatElement(0, count: size))
        while true {
            let read = buffer.withUnsafeMutableBytes {
                Glibc.read(STDIN_FILENO, $0.baseAddress?.advanced(by: count), size)
            }
            if read < 0, errno == EINTR { continue }
            buffer.removeLast(size - max(0, read))
            isAtEnd = read <= 0
            return
        }
    }
}
