/// The directories that were read last, so that a snapshot does not read again what the one before has read.
///
/// A directory is known by the check sum of its bytes, which stands beside it in the store: so a cache cannot be out of
/// date, and is shared by transactions that write.
final class DirectoryCache: Sendable {
    private struct Known: Sendable {
        var checksum: UInt64
        var directory: BlockDirectory
    }

    private let known = Guarded<[Permutation: Known]>([:])

    /// The directory of a check sum, if it was read before.
    func directory(_ permutation: Permutation, _ checksum: UInt64) -> BlockDirectory? {
        known.withLock { known in
            guard let entry = known[permutation], entry.checksum == checksum else { return nil }
            return entry.directory
        }
    }

    /// The directory that some bytes are; `nil` if they are none, or not those of the check sum.
    func read(
        _ permutation: Permutation, _ checksum: UInt64, _ bytes: UnsafeRawBufferPointer
    ) -> BlockDirectory? {
        guard unsafe Hash64.hash(bytes) == checksum, let directory = unsafe BlockDirectory(bytes) else { return nil }
        known.withLock { $0[permutation] = Known(checksum: checksum, directory: directory) }
        return directory
    }
}
