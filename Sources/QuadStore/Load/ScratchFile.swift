internal import Glibc

/// A file for what does not fit into memory. Its name is taken away at once, so that nothing is left of it whatever happens.
package final class ScratchFile {
    private let descriptor: Int32
    private let folder: String
    /// How many bytes were written.
    package private(set) var size = 0

    /// Makes a file in a folder.
    ///
    /// - Throws: ``StoreError/system(path:operation:code:message:)``.
    package init(in folder: String) throws(StoreError) {
        self.folder = folder
        var template = Array((folder + "/yong-sort-XXXXXX").utf8CString)
        // SAFETY: the template lives for the calls, and is changed within its length.
        descriptor = unsafe template.withUnsafeMutableBufferPointer { template in
            guard let path = template.baseAddress else { return -1 }
            let descriptor = unsafe mkstemp(path)
            if descriptor >= 0 { unsafe unlink(path) }
            return descriptor
        }
        if descriptor < 0 { throw ScratchFile.failure(folder, "make a file for sorting") }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit { close(descriptor) }

    /// Adds values at the end.
    package func append<Value: BitwiseCopyable>(_ values: [Value]) throws(StoreError) {
        let result = unsafe values.withUnsafeBytes { bytes in
            Result { () throws(StoreError) in unsafe try write(bytes) }
        }
        try result.get()
    }

    private func write(_ bytes: UnsafeRawBufferPointer) throws(StoreError) {
        var done = 0
        while done < bytes.count {
            // SAFETY: what is left of the buffer.
            let count = unsafe pwrite(
                descriptor, bytes.baseAddress.map { unsafe $0 + done }, bytes.count - done, off_t(size))
            if count < 0, errno == EINTR { continue }
            if count <= 0 { throw ScratchFile.failure(folder, "write a file for sorting") }
            done += count
            size += count
        }
    }

    /// Reads values from a place on, as many as there are up to `count`.
    package func read<Value: BitwiseCopyable>(
        _ count: Int, at offset: Int, zero: Value
    ) throws(StoreError) -> [Value] {
        let stride = MemoryLayout<Value>.stride
        var values = [Value](repeating: zero, count: max(0, min(count, (size - offset) / stride)))
        let isRead = unsafe values.withUnsafeMutableBytes {
            unsafe PositionedRead.fill($0, from: descriptor, at: offset)
        }
        if !isRead { throw ScratchFile.failure(folder, "read a file for sorting") }
        return values
    }

    private static func failure(_ folder: String, _ operation: String) -> StoreError {
        let code = errno
        return code == ENOSPC
            ? .diskFull(path: folder, operation: operation) : StoreError(code, operation, path: folder)
    }
}
