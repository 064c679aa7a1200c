internal import RDFModel

/// Compiled patterns by pattern and flags, for patterns that come with the rows.
struct PatternCache {
    /// What stands for one compiled pattern; an error is kept, too.
    private typealias Entry = Result<RegularExpression, ExpressionError>

    private final class Storage {
        var entries: [Key: Entry] = [:]
        var last: (key: Key, entry: Entry)?
    }

    private struct Key: Hashable {
        let pattern: String
        let flags: String

        static func == (left: Key, right: Key) -> Bool {
            CodeUnits.equal(left.pattern, right.pattern) && CodeUnits.equal(left.flags, right.flags)
        }

        func hash(into hasher: inout Hasher) {
            CodeUnits.hash(pattern, into: &hasher)
            CodeUnits.hash(flags, into: &hasher)
        }
    }

    private let storage = Storage()

    /// How many patterns are kept; then all are forgotten.
    private static let capacity = 256

    /// The compiled pattern.
    func pattern(_ pattern: String, flags: String) throws(ExpressionError) -> RegularExpression {
        let key = Key(pattern: pattern, flags: flags)
        // Mostly it is the one of the row before.
        if let last = storage.last, last.key == key { return try last.entry.get() }
        let entry: Entry
        if let known = storage.entries[key] {
            entry = known
        } else {
            entry = Entry { () throws(ExpressionError) in try RegularExpression(pattern, flags: flags) }
            if storage.entries.count >= PatternCache.capacity { storage.entries.removeAll() }
            storage.entries[key] = entry
        }
        storage.last = (key, entry)
        return try entry.get()
    }
}
