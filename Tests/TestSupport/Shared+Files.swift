import Foundation

extension Shared {
    /// The paths of all files below a folder whose names end in one of `endings`, in the order of their names; none
    /// where the folder is not at hand.
    public static func files(in folder: String, endings: [String]) -> [String] {
        let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return paths.filter { path in endings.contains { path.hasSuffix($0) } }.sorted().map { folder + "/" + $0 }
    }
}
