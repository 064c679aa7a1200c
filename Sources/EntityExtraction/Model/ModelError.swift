/// What is wrong with a model file.
public enum ModelError: Error, Sendable, Hashable {
    /// The bytes do not begin as a model file of this kind does.
    case notAModel
    /// The file is of another version than this program reads.
    case version(found: Int, expected: Int)
    /// The file ends before its contents do, or holds values that no trainer writes.
    case damaged(offset: Int)
}
