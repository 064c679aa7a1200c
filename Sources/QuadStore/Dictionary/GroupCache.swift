/// Groups that were decoded lately, shared by all readers and bounded in bytes.
///
/// The content names the key, so that nothing ever has to be thrown out for being old. A place is found by hash, and
/// taken by whoever comes last: as good as an order of use where there are many places, and cheaper.
final class GroupCache: Sendable {
    private struct Entry: Sendable {
        var identity: UInt64
        var group: Int
        var value: FrontCodedGroup
    }

    private struct Shard: Sendable {
        var entries: [Entry?]
        var size = 0
        /// Where the next entry is thrown out, when there are too many bytes.
        var hand = 0
    }

    private let shards: [Guarded<Shard>]
    private let places: Int
    private let shardSize: Int

    /// A cache of so many bytes, about.
    init(size: Int) {
        shardSize = max(0, size / 16)
        // A usual group has some 1,500 bytes.
        places = max(1, shardSize / 1024)
        let places = places
        shards = (0..<16).map { _ in Guarded(Shard(entries: [Entry?](repeating: nil, count: places))) }
    }

    private func place(_ identity: UInt64, _ group: Int) -> (shard: Int, place: Int) {
        let mixed = (identity ^ UInt64(group)) &* 0x9E37_79B9_7F4A_7C15
        return (Int(mixed >> 60), Int((mixed >> 16) % UInt64(places)))
    }

    /// What `use` makes of the group; `nil` if it is not here.
    ///
    /// - Parameter use: is quick, as others wait for it. To hand the group out would make all threads count references
    ///   to it, which takes longer.
    @inline(__always)
    func use<Result>(_ identity: UInt64, _ group: Int, _ use: (borrowing FrontCodedGroup) -> Result) -> Result? {
        let (shard, place) = place(identity, group)
        return shards[shard].withLock { shard in
            guard shard.entries[place]?.group == group, shard.entries[place]?.identity == identity else { return nil }
            return shard.entries[place].map { use($0.value) }
        }
    }

    /// Keeps a group, unless it is large.
    func insert(_ value: FrontCodedGroup, _ identity: UInt64, _ group: Int) {
        guard value.size <= shardSize / 4 else { return }
        let (shard, place) = place(identity, group)
        shards[shard].withLock { shard in
            shard.size += value.size - (shard.entries[place]?.value.size ?? 0)
            shard.entries[place] = Entry(identity: identity, group: group, value: value)
            while shard.size > shardSize {
                shard.hand = (shard.hand + 1) % places
                if shard.hand == place { continue }
                shard.size -= shard.entries[shard.hand]?.value.size ?? 0
                shard.entries[shard.hand] = nil
            }
        }
    }

    /// The bytes of all groups that are kept.
    var size: Int { shards.reduce(0) { $0 + $1.withLock { $0.size } } }
}
