internal import Synchronization

/// How many bytes readers have taken from files so far, as another thread may ask.
public final class ReadingProgress: Sendable {
    private let count = Atomic<Int>(0)

    /// Starts at 0.
    public init() {}

    /// The bytes as they stand in the files: where a file is compressed, the compressed ones.
    public var byteCount: Int { count.load(ordering: .relaxed) }

    /// Adds what was read.
    func add(_ bytes: Int) {
        count.wrappingAdd(bytes, ordering: .relaxed)
    }
}
