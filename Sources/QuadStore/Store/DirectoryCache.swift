/// The directories that were read last, so that a snapshot does not read again what the one before has read.
final class DirectoryCache: Sendable {
    private struct Known: Sendable {
        var checksum: UInt64
        var directory: BlockDirectory
    }

    private let known = Guarded<[Permutation: Known]>([:])

    /// The directory of these bytes, if it was kept.
    func directory(_ permutation: Permutation, _ bytes: UnsafeRawBufferPointer) -> BlockDirectory? {
        let checksum = unsafe Checksum.of(bytes)
        return known.withLock { known in
            guard let entry = known[permutation], entry.checksum == checksum else { return nil }
            return entry.directory
        }
    }

    /// Keeps the directory of these bytes in the place of an older one.
    func keep(_ directory: BlockDirectory, _ permutation: Permutation, _ bytes: UnsafeRawBufferPointer) {
        let entry = Known(checksum: unsafe Checksum.of(bytes), directory: directory)
        known.withLock { $0[permutation] = entry }
    }
}
