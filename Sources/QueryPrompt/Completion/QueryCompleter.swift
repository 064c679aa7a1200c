internal import RDFToolkit
internal import Sorting

/// Finds what may stand at the cursor of a query.
struct QueryCompleter {
    /// The prefixes that are known without being declared.
    var prefixes: [String: IRI]
    /// What the data uses.
    var vocabulary: Vocabulary
    /// The commands of the prompt, with what each may be followed by.
    var commands: [String: [String]]

    /// What may stand in the place of the last word of a text that ends at the cursor.
    func completions(of text: String) -> Completions {
        if text.utf8.first == UInt8(ascii: ".") { return command(text) }
        let context = TextContext(text)
        if context.isInStringOrComment { return Completions() }
        var found: [String]
        switch context.word {
        case let word where word.utf8.first == UInt8(ascii: "<"):
            found = names(context).map { "<\($0)>" }.filter { starts($0, with: word) }
        case let word where word.hasPrefix("?") || word.hasPrefix("$"):
            let variables = context.variables.map { String(word.prefix(1)) + $0 }
            found = variables.filter { starts($0, with: word) && $0.utf8.count > word.utf8.count }
        case let word where word.utf8.contains(UInt8(ascii: ":")):
            found = prefixedNames(word, context)
        case "":
            found = context.isInBraces || context.isBehindType ? Array(shortened(context).prefix(200)) : []
        case let word: found = words(word, context)
        }
        var seen: Set<[UInt8]> = []
        found = found.filter { seen.insert(Array($0.utf8)).inserted }
        return Completions(replaced: context.word.unicodeScalars.count, candidates: found)
    }

    private func starts(_ text: String, with start: String) -> Bool {
        text.utf8.starts(with: start.utf8)
    }

    private func command(_ text: String) -> Completions {
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let last = words.last ?? ""
        let candidates = words.count == 1 ? Array(commands.keys) : words.count == 2 ? commands[words[0]] ?? [] : []
        return Completions(
            replaced: last.unicodeScalars.count,
            candidates: candidates.filter { starts($0, with: last) }.ordered { CodeUnits.less($0, $1) })
    }

    // MARK: Names of the vocabulary

    /// IRIs, the likeliest first: behind `a` classes alone, elsewhere properties first.
    private func names(_ context: TextContext) -> [String] {
        context.isBehindType ? vocabulary.classes : vocabulary.properties + vocabulary.classes
    }

    /// Names by their prefixes.
    private func shortened(_ context: TextContext) -> [String] {
        let known = allPrefixes(context).map { ($0.key, Array($0.value.text.utf8)) }
            .ordered { ($1.1.count, $0.0) < ($0.1.count, $1.0) }
        return names(context).compactMap { name in
            let bytes = Array(name.utf8)
            for (prefix, namespace) in known where bytes.starts(with: namespace) {
                let local = bytes[namespace.count...]
                if QueryCompleter.isPlain(local) { return prefix + ":" + String(decoding: local, as: UTF8.self) }
            }
            return nil
        }
    }

    private func prefixedNames(_ word: String, _ context: TextContext) -> [String] {
        let prefix = String(word.prefix { $0 != ":" })
        guard let namespace = allPrefixes(context)[prefix] else { return [] }
        let start = Array(namespace.text.utf8)
        let names = names(context).filter { $0.utf8.starts(with: start) }.compactMap { name in
            let local = Array(name.utf8)[start.count...]
            return QueryCompleter.isPlain(local) ? prefix + ":" + String(decoding: local, as: UTF8.self) : nil
        }
        return names.filter { starts($0, with: word) }
    }

    private func allPrefixes(_ context: TextContext) -> [String: IRI] {
        prefixes.merging(context.declaredPrefixes) { $1 }
    }

    /// Whether a name needs no escapes behind its prefix.
    private static func isPlain(_ local: ArraySlice<UInt8>) -> Bool {
        !local.isEmpty && local.first != UInt8(ascii: "-")
            && local.allSatisfy { byte in
                byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            }
    }

    // MARK: Words

    /// Keywords in the case of the word, prefixes, and names whose part behind the prefix starts so.
    private func words(_ word: String, _ context: TextContext) -> [String] {
        let isLower = word.utf8.allSatisfy { !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        let upper = word.uppercased()
        let keywords = Keywords.all.filter { starts($0.uppercased(), with: upper) }
            .map { isLower ? $0.lowercased() : $0 }
        let found = allPrefixes(context).keys.filter { starts($0, with: word) }.map { $0 + ":" }
            .ordered { CodeUnits.less($0, $1) }
        if !keywords.isEmpty || !found.isEmpty { return keywords + found }
        return shortened(context).filter { name in
            let local = name.split(separator: ":", maxSplits: 1).last ?? ""
            return local.lowercased().utf8.starts(with: word.lowercased().utf8)
        }
    }
}
