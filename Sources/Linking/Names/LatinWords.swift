/// What names in Latin letters have in common although they are written in several ways.
enum LatinWords {
    /// A word as it is compared: abbreviations in full, American spellings as British ones.
    static func standard(_ word: ArraySlice<UInt8>) -> [UInt8] {
        if let full = words[Array(word)] { return full }
        // organization, organize, globalization
        if let index = ending("ization", of: word) { return Array(word[..<index]) + Array("isation".utf8) }
        if let index = ending("izations", of: word) { return Array(word[..<index]) + Array("isations".utf8) }
        return Array(word)
    }

    private static func ending(_ ending: String, of word: ArraySlice<UInt8>) -> Int? {
        let length = ending.utf8.count
        guard word.count > length + 2, word.suffix(length).elementsEqual(ending.utf8) else { return nil }
        return word.endIndex - length
    }

    /// Whether the word says little: an article, a preposition, an "and".
    static func isSmall(_ word: [UInt8]) -> Bool { small.contains(word) }

    private static let small = Set(
        "the of and for de la le les du des in on to a an el da do at by und der die y e".split(separator: " ")
            .map { Array($0.utf8) })

    private static let words: [[UInt8]: [UInt8]] = {
        let list = """
            st saint;ste sainte;mt mount;is islands;isl islands;is. islands;rep republic;dem democratic;fed federation;\
            govt government;gov government;min ministry;dept department;dep department;univ university;uni university;\
            inst institute;org organisation;organization organisation;organizations organisations;intl international;\
            int international;natl national;nat national;assn association;assoc association;corp corporation;\
            co company;ltd limited;plc public;defense defence;labor labour;labors labours;center centre;centers centres;\
            program programme;programs programmes;theater theatre;harbor harbour;color colour;offices office;\
            affairs affairs;coop cooperative;co-operative cooperative;cooperatives cooperative;sports sport;\
            technologies technology;resources resource;services service;comm commission;cttee committee;\
            prov province;un united nations;changwad changwat;jangwat changwat;muang mueang;ampur amphoe;amphur amphoe;nakorn nakhon;\
            bros brothers;s south;n north
            """
        var words: [[UInt8]: [UInt8]] = [:]
        for entry in list.split(separator: ";") {
            let pair = entry.split(separator: " ", maxSplits: 1)
            words[Array(pair[0].utf8)] = Array(pair[1].utf8)
        }
        return words
    }()
}
