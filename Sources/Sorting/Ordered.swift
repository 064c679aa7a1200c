// The optimiser copies the standard library's sort for each type of elements and each closure that it is called with:
// more than a thousand lines, which it then optimises, in every module anew. In this package that was a good part of the
// time of a build. Where sorting decides how long something takes, `sort` is right; everywhere else the functions below
// give the same order by code that is compiled once, here.

extension Range where Bound == Int {
    /// The numbers in order: what `sorted(by:)` gives, equal ones from the least to the greatest.
    ///
    /// It takes hardly longer than `sorted(by:)`: one call of a closure a comparison, no copies of elements.
    @inline(never)
    package func ordered(by precedes: (Int, Int) throws -> Bool) rethrows -> [Int] {
        try sorted { try precedes($0, $1) }
    }
}

extension Sequence {
    /// The elements in order: what `sorted(by:)` gives, equal ones as they came.
    ///
    /// It takes some times as long as `sorted(by:)`, for elements are handed to the closure by address, as copies: for
    /// lists of up to some thousand elements.
    @inline(never)
    @_semantics("optimize.sil.specialize.generic.never")
    package func ordered(by precedes: (Element, Element) throws -> Bool) rethrows -> [Element] {
        let elements = Array(self)
        guard elements.count > 1 else { return elements }
        return try elements.indices.ordered { try precedes(elements[$0], elements[$1]) }.map { elements[$0] }
    }
}

extension Sequence where Element: Comparable {
    /// The elements in ascending order: what `sorted()` gives, equal ones as they came; see ``ordered(by:)``.
    @inline(never)
    @_semantics("optimize.sil.specialize.generic.never")
    package func ordered() -> [Element] { ordered { $0 < $1 } }
}

extension [Int] {
    /// The numbers in ascending order.
    @inline(never)
    package func ordered() -> [Int] { sorted() }
}

extension Set<Int> {
    /// The numbers in ascending order.
    @inline(never)
    package func ordered() -> [Int] { sorted() }
}
