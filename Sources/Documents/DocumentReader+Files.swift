internal import Compression

extension DocumentReader {
    /// The files that the inputs lead to. Opens folders, but of files only those whose ending tells nothing.
    public func files() -> DocumentListing {
        var listing = DocumentListing()
        if inputs.isEmpty { listing.failures.append(DocumentFailure(source: "", reason: .noInput)) }
        for input in inputs {
            if input.utf8.elementsEqual([0x2D]) {
                listing.files.append(DocumentFile(path: input))
                continue
            }
            switch FileSystem.kind(of: input) {
            case .failure(let error):
                listing.failures.append(DocumentFailure(source: input, reason: .unreadable(error)))
            case .success(.file):
                listing.files.append(DocumentFile(path: input))
            case .success(.folder):
                list(folder: input, into: &listing)
            case .success(.other):
                // A named pipe, such as a shell's process substitution, can be read like a file.
                listing.files.append(DocumentFile(path: input))
            }
        }
        return listing
    }

    /// Adds all news in a folder, deeply, and a failure if there is none.
    private func list(folder: String, into listing: inout DocumentListing) {
        var found = DocumentListing()
        walk(folder, into: &found)
        found.files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        if found.files.isEmpty, found.failures.isEmpty {
            found.failures = [DocumentFailure(source: folder, reason: .noNewsInFolder(skipped: found.skipped.count))]
        }
        listing.files += found.files
        listing.failures += found.failures
        listing.skipped += found.skipped
    }

    private func walk(_ folder: String, into listing: inout DocumentListing) {
        let names: [String]
        switch FileSystem.names(in: folder) {
        case .failure(let error):
            listing.failures.append(DocumentFailure(source: folder, reason: .unreadable(error)))
            return
        case .success(let found): names = found
        }
        for name in names {
            let path = folder.utf8.last == 0x2F ? folder + name : folder + "/" + name
            // A link to a folder is not followed, since it may lead back.
            if case .success(.folder) = FileSystem.kind(of: path, followingLinks: false) {
                walk(path, into: &listing)
                continue
            }
            switch FileSystem.kind(of: path) {
            case .failure(let error):
                listing.failures.append(DocumentFailure(source: path, reason: .unreadable(error)))
            case .success(.file):
                let file = DocumentFile(path: path)
                if isNews(file) { listing.files.append(file) } else { listing.skipped.append(path) }
            case .success:
                listing.skipped.append(path)
            }
        }
    }

    /// Whether a file found in a folder may be news, by its ending, or by its first bytes if the ending is unknown.
    private func isNews(_ file: DocumentFile) -> Bool {
        if file.format != nil { return true }
        let ending = String(decoding: DocumentFile.ending(of: file.path), as: UTF8.self)
        if !isJSON(ending), DocumentReader.otherEndings.contains(ending) { return false }
        guard case .success(let bytes) = FileSystem.read(file.path, limit: DocumentReader.lookedAt) else { return true }
        return isNews(file, beginningWith: bytes)
    }

    private func isJSON(_ ending: String) -> Bool { ending.utf8.elementsEqual("json".utf8) }

    /// So many bytes of a file tell whether it may be news.
    private static let lookedAt = 4096

    /// Whether a file found in a folder may be news, by its ending, or by its first bytes if the ending is unknown.
    package func isNews(_ file: DocumentFile, beginningWith content: [UInt8]) -> Bool {
        if file.format != nil { return true }
        let ending = String(decoding: DocumentFile.ending(of: file.path), as: UTF8.self)
        let bytes = Array(content.prefix(DocumentReader.lookedAt))
        var start = Decompressor.start(of: bytes)
        if isJSON(ending) { return DocumentFormat.isNews(json: start) }
        if DocumentReader.otherEndings.contains(ending) { return false }
        // The last character may be cut.
        if let line = start.lastIndex(of: 0x0A), line > 0 { start.removeSubrange(line...) }
        return start.isEmpty || (try? TextEncoding.decode(start)) != nil
    }

    /// Endings of files that are no news. Endings are ASCII, so comparing them as strings is safe.
    private static let otherEndings: Set<String> = [
        "json", "jsonld", "ttl", "nt", "nq", "trig", "rdf", "owl", "n3", "csv", "tsv", "md", "rst", "yml", "yaml",
        "toml",
        "ini", "conf", "log", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "png", "jpg", "jpeg", "gif",
        "svg", "webp", "ico", "mp3", "mp4", "zip", "xz", "tar", "7z", "css", "js", "ts", "py", "sh",
        "swift", "c", "h", "java", "xsd", "xsl", "sqlite", "db", "bak", "tmp", "ann", "conll",
    ]
}
