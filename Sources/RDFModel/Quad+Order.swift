extension [Quad] {
    /// The quads in ascending order; compiled once for all modules.
    @inline(never)
    package func ordered() -> [Quad] { sorted() }
}
