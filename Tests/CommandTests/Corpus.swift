import Foundation
import TestSupport

/// Material beside the project, where it is there.
enum Corpus {
    static let folder = Shared.root + "/../shared/corpus"

    /// Some items of the corpus, or `nil` where it is not at hand.
    static func part(years: [String], limit: Int) -> [String]? {
        var paths: [String] = []
        for year in years {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/" + year)) ?? []
            paths += names.sorted().map { folder + "/" + year + "/" + $0 }
        }
        return paths.isEmpty ? nil : Array(paths.prefix(limit))
    }
}
