import Glibc
import RDFSyntax
import Sorting

/// Lists folders.
package enum Folder {
    /// Whether the path leads to a folder.
    package static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether the path leads to anything.
    package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The path of a folder with a slash at its end; the folder is made if it is missing, those above it are not.
    package static func made(_ path: String) throws(FileError) -> String {
        if mkdir(path, 0o777) != 0, errno != EEXIST || !isFolder(path) { throw .last("make the folder", path: path) }
        return path.utf8.last == UInt8(ascii: "/") ? path : path + "/"
    }

    /// The path from the root, links followed; the path itself where nothing is.
    package static func fullPath(_ path: String) -> String {
        guard let full = realpath(path, nil) else { return path }
        defer { free(full) }
        return String(cString: full)
    }

    /// How many bytes a file has; `nil` if the path leads to something else, such as a pipe.
    package static func fileSize(_ path: String) -> Int? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }

    /// The paths of the files right in `folder` whose names end in `ending`, in the order of their bytes. Hidden
    /// files are left out.
    package static func files(in folder: String, ending: String) throws(FileError) -> [String] {
        try paths(in: folder).filter { $0.utf8.reversed().starts(with: ending.utf8.reversed()) }
    }

    /// The paths of all files below `folder`, in the order of their bytes folder by folder. Hidden files and folders
    /// are left out, and links to folders are not followed, since they may lead back.
    package static func files(below folder: String) throws(FileError) -> [String] {
        var files: [String] = []
        for path in try paths(in: folder) {
            var status = stat()
            if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
                files += try Folder.files(below: path)
            } else if !isFolder(path) {
                files.append(path)
            }
        }
        return files
    }

    private static func paths(in folder: String) throws(FileError) -> [String] {
        guard let stream = opendir(folder) else {
            throw .last("open", path: folder)
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.utf8.first != UInt8(ascii: ".") { names.append(name) }
        }
        let start = folder.utf8.last == UInt8(ascii: "/") ? folder : folder + "/"
        return names.ordered { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { start + $0 }
    }
}
