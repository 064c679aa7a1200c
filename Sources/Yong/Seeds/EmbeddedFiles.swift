import CEmbedded

/// The seeds and the ontology as they were when the program was built.
public enum EmbeddedFiles {
    /// The embedded files whose path starts with `prefix`, such as `seeds/`, in the order of their names.
    public static func files(under prefix: String) -> [(name: String, bytes: [UInt8])] {
        var count: UInt = 0
        guard let table = yong_embedded_files(&count) else { return [] }
        return UnsafeBufferPointer(start: table, count: Int(count)).compactMap { file in
            let name = String(cString: file.name)
            guard name.utf8.starts(with: prefix.utf8) else { return nil }
            return (name, Array(UnsafeBufferPointer(start: file.bytes, count: Int(file.count))))
        }
    }
}
