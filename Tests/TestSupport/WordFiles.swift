import Foundation

/// The word files of the seeds, as they lie in the repository.
public enum WordFiles {
    /// The name and the bytes of each file, in the order of their names.
    public static let all: [(name: String, bytes: [UInt8])] = {
        let folder = Shared.root + "/seeds/words"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".txt") }.sorted().map { name in
            (name, (try? Shared.bytes(ofFile: folder + "/" + name)) ?? [])
        }
    }()
}
