/// The directories that were read last, so that a snapshot does not read again what the one before has read.
final class DirectoryCache: Sendable {
    private struct Known: Sendable {
        var checksum: UInt64
        var directory: BlockDirectory
    }

    private let known = Guarded<[Permutation: Known]>([:])

    /// The directory that some bytes are, read only if they are others than the last time; `nil` if they are none.
    func directory(_ permutation: Permutation, _ bytes: UnsafeRawBufferPointer) -> BlockDirectory? {
        let checksum = unsafe Hash64.hash(bytes)
        if let entry = known.withLock({ $0[permutation] }), entry.checksum == checksum { return entry.directory }
        guard let directory = unsafe BlockDirectory(bytes) else { return nil }
        known.withLock { $0[permutation] = Known(checksum: checksum, directory: directory) }
        return directory
    }
}
