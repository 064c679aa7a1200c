extension QuadView {
    /// All quads that a permutation holds, as ids in its order.
    ///
    /// - Parameters:
    ///   - permutation: the order.
    ///   - columns: the columns that are read; `nil` reads all.
    /// - Throws: ``StoreError``.
    public func scan(_ permutation: Permutation, columns: [Int]? = nil) throws(StoreError) -> Scan {
        try scan(ScanRange(permutation), columns: columns ?? Array(permutation.positions.indices))
    }
}
