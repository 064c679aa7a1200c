import Glibc
import RDFSyntax

/// What a path that is to be written to leads to, links followed.
package enum OutputTarget: Equatable {
    /// A file that is there, or one that is not yet: what is written takes its place when it is complete.
    case file(path: String, replaces: Attributes?)
    /// A device, a pipe, or a file that another process has open: it is written to as it stands, since a file of that
    /// name would be something else.
    case device(path: String)
    /// A file that this process has open, such as `/dev/stdout`.
    case descriptor(Int32)

    /// Whose a file is, and who may do what with it.
    package struct Attributes: Equatable {
        var owner: uid_t
        var group: gid_t
        var mode: mode_t
    }

    /// Links that lead on from links, at most; as many as the kernel follows.
    private static let mostLinks = 40

    /// Follows a path.
    ///
    /// - Throws: `FileError` for links that lead round in a circle, or that cannot be read.
    package init(_ path: String) throws(FileError) {
        var current = path
        for _ in 0..<OutputTarget.mostLinks {
            if let direct = OutputTarget.inProcesses(current) {
                self = direct
                return
            }
            var status = stat()
            guard lstat(current, &status) == 0 else {
                // Nothing is there, or nothing can be: then opening it fails.
                self = .file(path: current, replaces: nil)
                return
            }
            switch status.st_mode & S_IFMT {
            case S_IFLNK:
                guard let target = OutputTarget.link(at: current) else { throw .last("write", path: path) }
                current =
                    target.utf8.first == UInt8(ascii: "/") ? target : OutputTarget.folder(of: current) + target
            case S_IFREG:
                self = .file(
                    path: current,
                    replaces: Attributes(owner: status.st_uid, group: status.st_gid, mode: status.st_mode & 0o7777))
                return
            default:
                self = .device(path: current)
                return
            }
        }
        errno = ELOOP
        throw .last("write", path: path)
    }

    /// Whether the path leads to a file that has a name, or to none yet, and not to a device or a pipe.
    package static func isFile(_ path: String) -> Bool {
        if case .file? = try? OutputTarget(path) { true } else { false }
    }

    /// What a path in `/proc` leads to; `nil` for all others. What stands there may look like a link to a file, and
    /// still is the open file itself, at the place where it is written next.
    private static func inProcesses(_ path: String) -> OutputTarget? {
        let folder = folder(of: path)
        let full = Folder.fullPath(folder.isEmpty ? "." : folder)
        guard full.utf8.starts(with: "/proc/".utf8) else { return nil }
        let name = String(decoding: path.utf8.dropFirst(folder.utf8.count), as: UTF8.self)
        guard let number = Int32(name), number >= 0 else { return .device(path: path) }
        let isOwn =
            full.utf8.elementsEqual("/proc/\(getpid())/fd".utf8)
            || full.utf8.starts(with: "/proc/\(getpid())/task/".utf8) && full.hasSuffix("/fd")
        return isOwn ? .descriptor(number) : .device(path: path)
    }

    /// What stands in front of the name, with the slash.
    private static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
        return String(path[...slash])
    }

    private static func link(at path: String) -> String? {
        var target = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = target.withUnsafeMutableBytes { bytes in
            bytes.withMemoryRebound(to: CChar.self) { text in
                text.baseAddress.map { readlink(path, $0, text.count) } ?? -1
            }
        }
        return count > 0 ? String(decoding: target[..<count], as: UTF8.self) : nil
    }
}

extension OutputTarget.Attributes {
    /// Gives them to a file, as far as we may. What its group was allowed goes if the file gets another group.
    func apply(to descriptor: Int32) {
        var mode = mode
        if fchown(descriptor, owner, group) != 0 {
            // Only root gives files away; bits that let a program run as its owner would let it run as another.
            mode &= 0o777
            if fchown(descriptor, uid_t.max, group) != 0 { mode &= ~0o070 | (mode & 0o007) << 3 }
        }
        fchmod(descriptor, mode)
    }
}
