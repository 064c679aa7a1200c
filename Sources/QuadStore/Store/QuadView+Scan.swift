extension QuadView {
    /// All quads that a permutation holds, as ids in its order.
    ///
    /// - Parameter columns: the columns that are read; `nil` reads all.
    /// - Throws: ``StoreError``.
    public func scan(_ permutation: Permutation, columns: [Int]? = nil) throws(StoreError) -> Scan {
        let reader = try source.reader(permutation, Row.all)
        return Scan(reader, Row.all, columns: columns ?? Array(0..<reader.columnCount))
    }
}
