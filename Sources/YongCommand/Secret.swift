import Glibc
import Yong

/// What nobody but the user shall know, so that it never stands among the arguments of a command.
enum Secret {
    /// The value of a variable of the environment.
    static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// The first line of a file.
    static func text(of file: String) throws -> String {
        let bytes = try InputFile.bytes(of: file)
        return String(decoding: bytes.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    }
}
