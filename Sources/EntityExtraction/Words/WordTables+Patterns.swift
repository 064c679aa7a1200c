import ExtractionModel
import ThaiText

extension WordTables {
    /// The phrases of some sections as a trie over the codes of ``SymbolText``.
    func patterns(_ sections: Section...) -> PatternTrie {
        PatternTrie(sections.flatMap(codes))
    }

    /// The phrases of a section in the codes of ``SymbolText``.
    func codes(_ section: Section) -> [[UInt8]] {
        words(section).map { SymbolText($0.phrase).codes }
    }

    /// The phrases of a section, to compare with the codes of ``SymbolText``.
    func codePhrases(_ section: Section) -> Phrases { Phrases(codes(section)) }

    /// The phrases of a section, to compare with a normalised text in UTF-8.
    func bytePhrases(_ section: Section) -> Phrases {
        Phrases(words(section).map { NormalizedText($0.phrase).bytes })
    }

    /// The phrases of some sections as a trie over a normalised text in UTF-8; each has the value 0.
    func trie(_ sections: Section...) -> PhraseTrie {
        PhraseTrie(sections.flatMap { words($0).map { ($0.phrase, 0) } })
    }

    /// The phrases of a section, each with the number in its line.
    func ranks(_ section: Section) -> PhraseTrie {
        PhraseTrie(words(section).map { ($0.phrase, Int16($0.attributes[0]) ?? 0) })
    }

    /// The phrases of a section, each with the phrase in its line, in the codes of ``SymbolText``.
    func codePairs(_ section: Section) -> [(phrase: [UInt8], attribute: [UInt8])] {
        words(section).map { (SymbolText($0.phrase).codes, SymbolText($0.attributes[0]).codes) }
    }
}
