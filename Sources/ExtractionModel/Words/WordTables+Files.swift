extension WordTables {
    /// Reads word files, which together hold every section.
    ///
    /// A file is UTF-8 text, one phrase a line. `[name]` begins a section, `#` at the beginning of a line a comment;
    /// empty lines count for nothing. What a section wants to know of a phrase stands behind it, after a tab each. `_`
    /// stands for a space, which would not be seen at the end of a line. A section may stand in several files: its words
    /// add up, in the order of the files.
    ///
    /// - Parameter files: The name of each file, for messages, and its bytes.
    /// - Throws: ``WordsError`` for the first line that is not of this form, or a section that no file has.
    public init(files: [(name: String, bytes: [UInt8])]) throws(WordsError) {
        var reader = WordReader()
        for file in files { try reader.read(file.bytes, of: file.name) }
        for section in Section.allCases where reader.sections[section] == nil {
            throw WordsError(
                file: files.map(\.name).joined(separator: ", "), line: 0, problem: .missingSection(section.rawValue))
        }
        self.init(sections: reader.sections)
    }
}

/// Gathers the words of files.
private struct WordReader {
    /// The words so far.
    private(set) var sections: [WordTables.Section: [WordTables.Word]] = [:]

    /// Adds a file.
    mutating func read(_ bytes: [UInt8], of file: String) throws(WordsError) {
        var section: WordTables.Section?
        var words: [WordTables.Word] = []
        var (start, number) = (0, 0)
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            var line = bytes[start..<end]
            if line.last == UInt8(ascii: "\r") { line.removeLast() }
            start = end + 1
            number += 1
            guard let first = line.first, first != UInt8(ascii: "#") else { continue }
            do throws(WordsError.Problem) {
                if first == UInt8(ascii: "[") {
                    if let section { sections[section, default: []] += words }
                    words.removeAll(keepingCapacity: true)
                    section = try WordReader.section(line)
                } else if let section {
                    words.append(try WordReader.word(line, section))
                } else {
                    throw WordsError.Problem.outsideSection
                }
            } catch {
                throw WordsError(file: file, line: number, problem: error)
            }
        }
        if let section { sections[section, default: []] += words }
    }

    private static func section(_ line: ArraySlice<UInt8>) throws(WordsError.Problem) -> WordTables.Section {
        guard line.last == UInt8(ascii: "]") else { throw .openHeader }
        let name = try text(line.dropFirst().dropLast())
        guard let section = WordTables.Section(rawValue: name) else { throw .unknownSection(name) }
        return section
    }

    private static func word(
        _ line: ArraySlice<UInt8>, _ section: WordTables.Section
    ) throws(WordsError.Problem) -> WordTables.Word {
        for edge in [line.first, line.last] where edge == UInt8(ascii: " ") || edge == UInt8(ascii: "\t") {
            throw .unseenSpace
        }
        let kinds = section.attributes
        guard line.contains(UInt8(ascii: "\t")) || !kinds.isEmpty else {
            return WordTables.Word(phrase: try text(line), attributes: [])
        }
        let parts = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        guard parts.count == kinds.count + 1 else {
            throw .attributeCount(expected: kinds.count, found: parts.count - 1)
        }
        var word = WordTables.Word(phrase: try text(parts[0]), attributes: [])
        for (part, kind) in zip(parts.dropFirst(), kinds) {
            let attribute = try text(part)
            guard kind.accepts(attribute) else { throw .attribute(attribute) }
            word.attributes.append(attribute)
        }
        return word
    }

    /// The text of a part of a line, with a space for every `_`.
    private static func text(_ part: ArraySlice<UInt8>) throws(WordsError.Problem) -> String {
        let underscore = UInt8(ascii: "_")
        let text =
            part.contains(underscore)
            ? String(validating: part.map { $0 == underscore ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
            : String(validating: part, as: UTF8.self)
        guard let text else { throw .notText }
        return text
    }
}
