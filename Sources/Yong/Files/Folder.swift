import Glibc
import RDFSyntax

/// Lists folders.
enum Folder {
    /// The paths of the files right in `folder` whose names end in `ending`, in the order of their bytes. Hidden
    /// files are left out.
    static func files(in folder: String, ending: String) throws(FileError) -> [String] {
        guard let stream = opendir(folder) else {
            throw .last("open", path: folder)
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(ending), !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { folder + "/" + $0 }
    }
}
