public import Compression

/// Why a document, or a whole file or input, could not be read. The others can be.
public struct DocumentFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file or folder, or `-` for standard input; empty if there was no input at all.
    public var source: String
    /// The line in the file, counted from 1, where one line is a document of its own.
    public var line: Int?
    /// What is wrong.
    public var reason: Reason

    /// What is wrong with an input.
    public enum Reason: Error, Sendable, Hashable {
        /// The system does not let it be read.
        case unreadable(SystemError)
        /// It is neither a file nor a folder.
        case notAFile
        /// No file and no folder was named.
        case noInput
        /// The folder holds no file that may be news; so many others were passed over.
        case noNewsInFolder(skipped: Int)
        /// There is nothing in it, or nothing but white space.
        case empty
        /// It is compressed, and cannot be unpacked.
        case notUnpacked(CompressionError)
        /// It is larger than `limit` bytes.
        case tooLarge(limit: Int)
        /// The byte at this offset begins no character of the encoding that the file seems to have.
        case undecodable(encoding: String, byteOffset: Int)
        /// It is not text: there is a zero byte at this offset.
        case binary(byteOffset: Int)
        /// The line is not JSON: what was expected at this column, counted from 1 in bytes.
        case malformedJSON(column: Int, expected: String)
        /// The JSON value is no document: this member is missing or has another type than it should.
        case badMember(name: String, expected: String)
        /// The XML is not well-formed, or no feed.
        case malformedXML(message: String)
        /// The feed or file holds no item.
        case noItems
    }

    /// Makes a failure.
    public init(source: String, line: Int? = nil, reason: Reason) {
        self.source = source
        self.line = line
        self.reason = reason
    }

    /// The place and the reason in one line, without a full stop.
    public var description: String {
        let place = source + (line.map { ":\($0)" } ?? "")
        return place.isEmpty ? reason.description : place + ": " + reason.description
    }
}

extension DocumentFailure.Reason: CustomStringConvertible {
    /// The reason in words, without a full stop.
    public var description: String {
        switch self {
        case .unreadable(let error): error.description
        case .notAFile: "it is neither a file nor a folder"
        case .noInput: "no input was given"
        case .noNewsInFolder(let skipped):
            skipped == 0 ? "the folder is empty" : "none of the folder's \(skipped) files is news"
        case .empty: "there is no text in it"
        case .notUnpacked(let error): error.problem
        case .tooLarge(let limit): "it is larger than \(limit) bytes"
        case .undecodable(let encoding, let offset): "byte \(offset) is not valid in \(encoding)"
        case .binary(let offset): "it is not text: byte \(offset) is zero"
        case .malformedJSON(let column, let expected): "column \(column): expected \(expected)"
        case .badMember(let name, let expected): "the member \"\(name)\" should be \(expected)"
        case .malformedXML(let message): message
        case .noItems: "there is no item in it"
        }
    }
}
