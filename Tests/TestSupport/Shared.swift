import Foundation

/// Finds material that stands beside the project, for tests that use it where it is.
public enum Shared {
    /// The project's root folder.
    public static let root: String = {
        // Tests/TestSupport/Shared.swift, three steps down from the root.
        var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        parts.removeLast(3)
        return parts.joined(separator: "/")
    }()

    /// The bytes of a file.
    public static func bytes(ofFile path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }
}
