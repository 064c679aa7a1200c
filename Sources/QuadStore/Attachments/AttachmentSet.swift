/// A named set of attachments: bytes by key that a program keeps in a store beside the quads, and that change in the same
/// transactions as these.
///
/// A store does not know what its attachments mean. They are compressed, have check sums, and go along where the store is
/// copied or compacted.
public struct AttachmentSet: Hashable, Sendable {
    /// The most bytes that a key may have.
    public static let longestKey = 400
    private static let longestName = 80

    /// The name.
    public let name: String

    /// Names a set.
    ///
    /// - Precondition: the name is not empty, has at most 80 bytes, and holds no zero.
    public init(_ name: String) {
        precondition((1...AttachmentSet.longestName).contains(name.utf8.count), "a name has 1 to 80 bytes")
        precondition(!name.utf8.contains(0), "a name holds no zero")
        self.name = name
    }

    /// A set of what is made of the quads and may hold ids, such as an index: whoever finds it missing makes it again. It
    /// is left behind where a store is compacted, as that gives terms new ids.
    package static func derived(_ name: String) -> AttachmentSet { AttachmentSet("derived/" + name) }

    /// Whether a key of the table belongs to a set of ``derived(_:)``.
    static func isDerived(_ tableKey: UnsafeRawBufferPointer) -> Bool {
        unsafe tableKey.starts(with: "derived/".utf8)
    }

    /// What the keys of the set begin with in the table: the name, ended by a zero.
    var prefix: [UInt8] { Array(name.utf8) + [0] }

    /// The key of an attachment in the table.
    func tableKey(_ key: [UInt8]) throws(StoreError) -> [UInt8] {
        guard key.count <= AttachmentSet.longestKey else {
            throw .limit(
                "the key of an attachment has \(key.count) bytes, and \(AttachmentSet.longestKey) are allowed")
        }
        return prefix + key
    }

    /// The name of the set that a key of the table belongs to; `nil` if it is none.
    static func name(of tableKey: UnsafeRawBufferPointer) -> String? {
        guard let end = unsafe tableKey.firstIndex(of: 0), end > 0 else { return nil }
        return unsafe String(decoding: tableKey[..<end], as: UTF8.self)
    }

    /// The name is told by its bytes.
    public static func == (left: AttachmentSet, right: AttachmentSet) -> Bool {
        left.name.utf8.elementsEqual(right.name.utf8)
    }

    /// The name is told by its bytes.
    public func hash(into hasher: inout Hasher) {
        for byte in name.utf8 { hasher.combine(byte) }
    }
}
