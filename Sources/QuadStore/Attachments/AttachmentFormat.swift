/// How an attachment stands in its table.
///
///     check sum of all that follows (8 bytes)   length of the bytes (8 bytes)   a frame of zstd, or the bytes themselves
///
/// The bytes stand as they are where a frame would not be shorter.
enum AttachmentFormat {
    private static let level: Int32 = 3
    private static let headSize = 16

    /// Packs bytes.
    static func pack(_ bytes: [UInt8]) throws(StoreError) -> [UInt8] {
        guard let encoder = GroupEncoder([], ends: [], dictionarySize: 0, level: level) else {
            throw .limit("there is no memory to compress attachments")
        }
        var body: [UInt8] = []
        body.append(uint64: UInt64(bytes.count))
        let start = body.count
        let isPacked = bytes.withStoredBytes { encoder.encode($0, into: &body) }
        if !isPacked || body.count - start >= bytes.count {
            body.removeLast(body.count - start)
            body += bytes
        }
        var value: [UInt8] = []
        value.reserveCapacity(body.count + 8)
        value.append(uint64: body.withStoredBytes { unsafe Hash64.hash($0.pointer) })
        return value + body
    }

    /// The bytes of a value; `nil` if it is damaged.
    static func unpack(_ value: StoredBytes, _ decoder: GroupDecoder) -> [UInt8]? {
        guard value.count >= headSize, unsafe Hash64.hash(value.from(8).pointer) == value.uint64(0) else { return nil }
        let body = value.from(headSize)
        let count = value.uint64(8)
        if count == UInt64(body.count) { return unsafe Array(body.pointer) }
        guard let bytes = decoder.decode(body, nil), UInt64(bytes.count) == count else { return nil }
        return bytes
    }

    /// The length of the bytes of a value, without reading them.
    static func length(_ value: StoredBytes) -> Int { Int(truncatingIfNeeded: value.uint64(8)) }
}
