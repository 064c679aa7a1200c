#if Server
    internal import CWebAssets
    internal import MessageDigests
    internal import RDFModel

    /// A file that pages load.
    struct Asset: Sendable {
        /// Its name.
        let name: String
        /// Its contents.
        let bytes: [UInt8]
        /// What tells these contents from others.
        let version: String

        /// Where it stands: with another content it stands elsewhere, so that it may be kept for ever.
        var address: String { "/\(name)?v=\(version)" }

        /// Whether it is a style sheet.
        var isStyle: Bool { name.utf8.reversed().starts(with: ".css".utf8.reversed()) }

        /// Its media type, by the end of the name.
        var mediaType: String {
            switch name.split(separator: ".").last {
            case "css": "text/css; charset=utf-8"
            case "js": "text/javascript; charset=utf-8"
            case "svg": "image/svg+xml"
            default: "text/plain; charset=utf-8"
            }
        }
    }

    /// The files in the program that pages load.
    enum Assets {
        /// All files by their names.
        private static let all: [Asset] = {
            var count: UInt = 0
            guard let table = yong_web_assets(&count) else { return [] }
            return UnsafeBufferPointer(start: table, count: Int(count)).map { file in
                let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: Int(file.count)))
                return Asset(name: String(cString: file.name), bytes: bytes, version: hash(bytes))
            }
        }()

        private static func hash(_ bytes: [UInt8]) -> String {
            String(decoding: MessageDigest.sha256.hexadecimal(of: bytes)?.prefix(16) ?? [], as: UTF8.self)
        }

        /// The file of a name.
        static func named(_ name: some StringProtocol) -> Asset? {
            all.first { $0.name.utf8.elementsEqual(name.utf8) }
        }

        private static func own(_ name: String) -> Asset {
            named(name) ?? Asset(name: name, bytes: [], version: "")
        }

        static let style = own("style.css")
        static let script = own("app.js")
        static let icon = own("icon.svg")
        /// The files of CodeMirror, in the order in which they are loaded; none where the program was built without it.
        static let editor = [
            "codemirror.css", "show-hint.css", "codemirror.js", "sparql.js", "matchbrackets.js", "show-hint.js",
        ].compactMap { named($0) }
        /// The licence of CodeMirror.
        static let editorLicence = named("codemirror-licence.txt")
        /// What tells one build of these files from another.
        static let version = hash(all.flatMap { Array($0.version.utf8) })
    }
#endif
