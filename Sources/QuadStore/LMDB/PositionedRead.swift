internal import Glibc

/// Reads of a file at a place.
enum PositionedRead {
    /// Fills a buffer; `false` if the file ends before, or cannot be read.
    static func fill(_ bytes: UnsafeMutableRawBufferPointer, from descriptor: Int32, at offset: Int) -> Bool {
        var done = 0
        while done < bytes.count {
            // SAFETY: what is left of the buffer.
            let count = unsafe pread(
                descriptor, bytes.baseAddress.map { unsafe $0 + done }, bytes.count - done, off_t(offset + done))
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return false }
            done += count
        }
        return true
    }
}
