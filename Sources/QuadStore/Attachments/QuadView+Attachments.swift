extension QuadView {
    /// The bytes of an attachment; `nil` if there is none of this key.
    ///
    /// - Throws: ``StoreError``.
    public func attachment(_ key: [UInt8], in set: AttachmentSet) throws(StoreError) -> [UInt8]? {
        try attachmentReader()?.bytes(key, in: set)
    }

    /// Calls `body` with every attachment of a set, in the order of the keys.
    ///
    /// - Throws: ``StoreError``, or what `body` throws.
    public func forEachAttachment(
        in set: AttachmentSet, _ body: (_ key: [UInt8], _ bytes: [UInt8]) throws -> Void
    ) throws {
        try attachmentReader()?.forEach(in: set, body)
    }

    /// A reader; `nil` for a store in memory, which has no attachments.
    func attachmentReader() throws(StoreError) -> AttachmentReader? {
        guard let quads = source as? QuadTables else { return nil }
        return try AttachmentReader(quads.tables.attachments, quads.transaction)
    }
}

extension Store {
    /// The bytes of an attachment in the last commit; `nil` if there is none of this key. Any thread may ask.
    ///
    /// - Throws: ``StoreError``.
    public func attachment(_ key: [UInt8], in set: AttachmentSet) throws(StoreError) -> [UInt8]? {
        try AttachmentReader(core.tables.attachments, core.environment.read()).bytes(key, in: set)
    }
}

extension StoreTransaction {
    /// Keeps bytes under a key, in place of those that were there.
    ///
    /// - Throws: ``StoreError``, ``StoreError/limit(_:)`` for a key of more than ``AttachmentSet/longestKey`` bytes.
    public func attach(_ bytes: [UInt8], as key: [UInt8], in set: AttachmentSet) throws(StoreError) {
        let value = try AttachmentFormat.pack(bytes)
        let (table, transaction) = (quads.tables.attachments, try tableTransaction())
        unsafe try withBytes(set.tableKey(key)) { (key) throws(StoreError) in
            unsafe try withBytes(value) { (value) throws(StoreError) in
                unsafe try transaction.put(table, key, value)
            }
        }
    }

    /// Takes an attachment away; `false` if there was none.
    ///
    /// - Throws: ``StoreError``.
    @discardableResult
    public func detach(_ key: [UInt8], in set: AttachmentSet) throws(StoreError) -> Bool {
        let (table, transaction) = (quads.tables.attachments, try tableTransaction())
        return unsafe try withBytes(set.tableKey(key)) { (key) throws(StoreError) in
            unsafe try transaction.delete(table, key)
        }
    }

    /// Takes all attachments of a set away whose keys begin with some bytes; tells how many there were.
    ///
    /// - Throws: ``StoreError``.
    @discardableResult
    public func detachAll(startingWith start: [UInt8] = [], in set: AttachmentSet) throws(StoreError) -> Int {
        let (table, transaction) = (quads.tables.attachments, try tableTransaction())
        return unsafe try withBytes(set.tableKey(start)) { (key) throws(StoreError) in
            unsafe try transaction.delete(table, startingWith: key)
        }
    }

    /// Takes over all attachments of another store as they stand, but for those that are derived of its ids.
    func copyAttachments(from other: QuadView) throws {
        let (table, transaction) = (quads.tables.attachments, try tableTransaction())
        unsafe try other.attachmentReader()?.forEachEntry { key, value in
            if unsafe !AttachmentSet.isDerived(key) { unsafe try transaction.put(table, key, value) }
            return true
        }
    }
}
