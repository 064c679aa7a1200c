internal import ThaiText

/// Reads a Thai word syllable by syllable and writes it in the Royal Thai General System of Transcription.
///
/// Thai spelling leaves much open: which consonant ends a syllable, and where a short vowel is read that is not
/// written. All readings are tried, each choice at a cost, and the cheapest one of the whole word is taken; at equal
/// cost the one that was found first. Tones and the length of vowels are not written (the system's rules).
///
/// Linear in the word's length: at each letter a dozen of forms is looked at.
struct ThaiSyllables {
    private var letters: [UInt8] = []
    /// Whether a letter directly in front was silenced by a THANTHAKHAT, so that its neighbour may be silent as well.
    private var wasSilenced: [Bool] = []
    /// The best way to read the rest of the word from each letter on.
    private var best: [Choice?] = []

    private struct Choice {
        var cost: Int
        var end: Int
        var text: [UInt8]
    }

    /// The word in Latin letters, a syllable beside the other; letters that fit nowhere are written by themselves.
    mutating func romanised(_ word: ArraySlice<UInt8>) -> [UInt8] {
        prepare(word)
        guard !letters.isEmpty else { return [] }
        best = Array(repeating: nil, count: letters.count + 1)
        best[letters.count] = Choice(cost: 0, end: letters.count, text: [])
        for start in stride(from: letters.count - 1, through: 0, by: -1) { read(from: start) }
        var (output, position): ([UInt8], Int) = ([], 0)
        while position < letters.count, let choice = best[position] {
            if let first = choice.text.first, !output.isEmpty, ThaiSyllables.needsHyphen(output, first, choice.text) {
                output.append(UInt8(ascii: "-"))
            }
            output += choice.text
            position = choice.end
        }
        return output
    }

    /// A syllable that begins with a vowel, or with `ng` behind a vowel, could be read with the one in front.
    private static func needsHyphen(_ output: [UInt8], _ first: UInt8, _ text: [UInt8]) -> Bool {
        if isVowel(first) { return true }
        return isVowel(output[output.count - 1]) && text.starts(with: [UInt8(ascii: "n"), UInt8(ascii: "g")])
    }

    private static func isVowel(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
        default: false
        }
    }

    /// Leaves tone marks and silenced letters out.
    private mutating func prepare(_ word: ArraySlice<UInt8>) {
        letters.removeAll(keepingCapacity: true)
        wasSilenced.removeAll(keepingCapacity: true)
        for code in word {
            if ThaiCharacter.isToneMark(code) { continue }
            if code == ThaiLetters.thanThaKhat {
                // SARA I and SARA U under the mark go with their consonant.
                if let last = letters.last, last == ThaiLetters.saraI || last == ThaiLetters.saraU { removeLast() }
                if let last = letters.last, ThaiCharacter.isConsonant(last) { removeLast() }
                if !wasSilenced.isEmpty { wasSilenced[wasSilenced.count - 1] = true }
                continue
            }
            guard code != 0, code != ThaiLetters.maiYaMok, code != ThaiLetters.paiYanNoi else { continue }
            letters.append(code == ThaiLetters.lakKhangYao ? ThaiLetters.saraAA : code)
            wasSilenced.append(false)
        }
    }

    private mutating func removeLast() {
        letters.removeLast()
        wasSilenced.removeLast()
    }

    private func letter(_ index: Int) -> UInt8 { index < letters.count ? letters[index] : 0 }

    private func isConsonant(_ index: Int) -> Bool {
        let code = letter(index)
        return ThaiCharacter.isConsonant(code) && code != ThaiLetters.ru && code != ThaiLetters.lu
    }

    // MARK: Beginnings

    /// Finds the best syllable that begins at a letter.
    private mutating func read(from start: Int) {
        // Whatever it is, it can be passed over.
        let alone = ThaiLetters.initials[Int(letter(start))]
        take(start, end: start + 1, alone, cost: 60)
        if letter(start) == ThaiLetters.ru { return readRu(start) }
        let lead = letter(start)
        if ThaiCharacter.isLeadingVowel(lead) {
            forEachInitial(start + 1) { syllables, next, text, cost in
                // Between a leading vowel and its own consonant another one stands seldom: sa-daeng.
                let isSplit = cost > 10 || syllables.letter(start + 1) == ThaiLetters.ho && next > start + 2
                syllables.readLed(by: lead, from: start, next, text, isSplit ? cost + 8 : cost)
            }
        } else if isConsonant(start) {
            forEachInitial(start) { syllables, next, text, cost in
                syllables.readFollowed(from: start, next, text, cost)
            }
        }
    }

    /// RU by itself is rue, between consonants it is ri.
    private mutating func readRu(_ start: Int) {
        let isInner = start > 0 && isConsonant(start - 1) && start + 1 < letters.count
        finish(start, start + 1, Array((isInner ? "ri" : "rue").utf8), cost: 10)
    }

    /// Calls `body` with each way to begin a syllable at a letter.
    private mutating func forEachInitial(
        _ start: Int, _ body: (inout ThaiSyllables, Int, [UInt8], Int) -> Void
    ) {
        guard isConsonant(start) else { return }
        body(&self, start + 1, ThaiLetters.initials[Int(letter(start))], 10)
        guard isConsonant(start + 1) else { return }
        let pair = ThaiLetters.pair(letter(start), letter(start + 1))
        if let cluster = ThaiLetters.clusters[pair] {
            body(&self, start + 2, cluster, 8)
        } else if ThaiSyllables.leads(letter(start), letter(start + 1)) {
            // A high consonant in front of a nasal or liquid has a short vowel of its own: sa-nam, tha-non.
            let text = ThaiLetters.initials[Int(letter(start))] + [UInt8(ascii: "a")]
            body(&self, start + 2, text + ThaiLetters.initials[Int(letter(start + 1))], 18)
        }
    }

    private static let leading = Set(ThaiLetters.codes("ขฉถผฝสศตกจ"))
    private static let led = Set(ThaiLetters.codes("งนมยรลวณญด"))

    private static func leads(_ first: UInt8, _ second: UInt8) -> Bool {
        leading.contains(first) && led.contains(second)
    }

    // MARK: Vowels

    private mutating func readLed(by lead: UInt8, from start: Int, _ next: Int, _ text: [UInt8], _ cost: Int) {
        switch lead {
        case ThaiLetters.saraAIMaiMuan, ThaiLetters.saraAIMaiMalai:
            take(start, end: next, text + Array("ai".utf8), cost: cost)
            if letter(next) == ThaiLetters.yo { take(start, end: next + 1, text + Array("ai".utf8), cost: cost - 2) }
        case ThaiLetters.saraAE: readLong("ae", start, next, text, cost)
        case ThaiLetters.saraO: readLong("o", start, next, text, cost)
        default: readE(start, next, text, cost)
        }
    }

    /// A leading vowel that may be shortened by SARA A or MAITAIKHU.
    private mutating func readLong(_ vowel: String, _ start: Int, _ next: Int, _ text: [UInt8], _ cost: Int) {
        let text = text + Array(vowel.utf8)
        switch letter(next) {
        case ThaiLetters.saraA: take(start, end: next + 1, text, cost: cost - 2)
        case ThaiLetters.maiTaiKhu: closed(start, next + 1, text, cost - 2)
        default: open(start, next, text, cost)
        }
    }

    /// SARA E, which makes up many vowels with what stands behind the consonant.
    private mutating func readE(_ start: Int, _ next: Int, _ text: [UInt8], _ cost: Int) {
        func with(_ vowel: String) -> [UInt8] { text + Array(vowel.utf8) }
        switch (letter(next), letter(next + 1)) {
        case (ThaiLetters.saraAA, ThaiLetters.saraA): take(start, end: next + 2, with("o"), cost: cost - 4)
        case (ThaiLetters.saraAA, _): take(start, end: next + 1, with("ao"), cost: cost - 2)
        case (ThaiLetters.o, ThaiLetters.saraA): take(start, end: next + 2, with("oe"), cost: cost - 4)
        case (ThaiLetters.o, _): open(start, next + 1, with("oe"), cost - 2)
        case (ThaiLetters.saraI, _): closed(start, next + 1, with("oe"), cost - 2)
        case (ThaiLetters.saraII, ThaiLetters.yo): open(start, next + 2, with("ia"), cost - 4)
        case (ThaiLetters.saraUEE, ThaiLetters.o): open(start, next + 2, with("uea"), cost - 4)
        case (ThaiLetters.yo, _) where !isVowelSign(next + 1):
            take(start, end: next + 1, with("oei"), cost: cost - 1)
        default: readLong("e", start, next, text, cost)
        }
    }

    private func isVowelSign(_ index: Int) -> Bool {
        let code = letter(index)
        return ThaiCharacter.isMark(code) || ThaiCharacter.isFollowingVowel(code)
    }

    private mutating func readFollowed(from start: Int, _ next: Int, _ text: [UInt8], _ cost: Int) {
        func with(_ vowel: String) -> [UInt8] { text + Array(vowel.utf8) }
        switch letter(next) {
        case ThaiLetters.saraA: take(start, end: next + 1, with("a"), cost: cost - 2)
        case ThaiLetters.saraAA: open(start, next + 1, with("a"), cost - 2)
        case ThaiLetters.saraAM: take(start, end: next + 1, with("am"), cost: cost - 2)
        case ThaiLetters.maiHanAkat where letter(next + 1) == ThaiLetters.wo:
            take(start, end: next + 2, with("ua"), cost: cost - 4)
        case ThaiLetters.maiHanAkat: closed(start, next + 1, with("a"), cost - 2)
        case ThaiLetters.saraI: open(start, next + 1, with("i"), cost - 2)
        case ThaiLetters.saraII: open(start, next + 1, with("i"), cost - 2)
        case ThaiLetters.saraUE: open(start, next + 1, with("ue"), cost - 2)
        case ThaiLetters.saraUEE where letter(next + 1) == ThaiLetters.o:
            take(start, end: next + 2, with("ue"), cost: cost - 4)
        case ThaiLetters.saraUEE: open(start, next + 1, with("ue"), cost - 2)
        case ThaiLetters.saraU, ThaiLetters.saraUU: open(start, next + 1, with("u"), cost - 2)
        case ThaiLetters.maiTaiKhu where letter(next + 1) == ThaiLetters.o: closed(start, next + 2, with("o"), cost - 4)
        case ThaiLetters.ru: closed(start, next + 1, text + Array("rue".utf8), cost)
        default: readUnwritten(start, next, text, cost)
        }
    }

    /// Consonants without a written vowel.
    private mutating func readUnwritten(_ start: Int, _ next: Int, _ text: [UInt8], _ cost: Int) {
        func with(_ vowel: String) -> [UInt8] { text + Array(vowel.utf8) }
        if letter(next) == ThaiLetters.ro, letter(next + 1) == ThaiLetters.ro, !isVowelSign(next + 2) {
            // RO HAN: a before another consonant that ends the syllable, an otherwise.
            closed(start, next + 2, with("a"), cost - 4)
            take(start, end: next + 2, with("an"), cost: cost - 2)
        }
        if letter(next) == ThaiLetters.o, !isVowelSign(next + 1) { open(start, next + 1, with("o"), cost) }
        if letter(next) == ThaiLetters.wo, isConsonant(next + 1), !isVowelSign(next + 2) {
            closed(start, next + 1, with("ua"), cost)
        }
        closed(start, next, with("o"), cost + 5)
        let isLast = next == letters.count
        take(start, end: next, with("a"), cost: cost + (isLast ? 25 : 9))
    }

    // MARK: Endings

    /// A syllable that may have a consonant at its end.
    private mutating func open(_ start: Int, _ next: Int, _ text: [UInt8], _ cost: Int) {
        take(start, end: next, text, cost: cost)
        closed(start, next, text, cost)
    }

    /// A syllable with a consonant at its end.
    private mutating func closed(_ start: Int, _ next: Int, _ text: [UInt8], _ cost: Int) {
        guard isConsonant(next), !isVowelSign(next + 1) || ThaiSyllables.isSilentEnd(letters, next) else { return }
        let code = letter(next)
        var text = text
        if code == ThaiLetters.yo {
            text.append(UInt8(ascii: "i"))
        } else if code == ThaiLetters.wo {
            text.append(UInt8(ascii: "o"))
        } else {
            let final = ThaiLetters.finals[Int(code)]
            guard !final.isEmpty else { return }
            text += final
        }
        if ThaiSyllables.isSilentEnd(letters, next) {
            return take(start, end: next + 2, text, cost: cost - 3)
        }
        finish(start, next + 1, text, cost: cost)
    }

    /// TO TAO or MO MA with a short vowel at the end of a word, which is not read: chat, phum.
    private static func isSilentEnd(_ letters: [UInt8], _ index: Int) -> Bool {
        guard index + 2 == letters.count, index > 1 else { return false }
        let (code, vowel) = (letters[index], letters[index + 1])
        let before = letters[index - 1]
        let isLong = before == ThaiLetters.saraAA || before == ThaiLetters.maiHanAkat || before == ThaiLetters.saraUU
        return isLong && vowel == ThaiLetters.saraI && (code == ThaiLetters.to || code == ThaiLetters.code("ม"))
    }

    /// Takes a syllable, also with the silent letters that may stand behind it.
    private mutating func finish(_ start: Int, _ end: Int, _ text: [UInt8], cost: Int) {
        take(start, end: end, text, cost: cost)
        // Behind the last consonant: RO RUA at the end of a word (mit, chak), or what stood in front of a silenced
        // letter (sat, lak).
        if end < letters.count, isConsonant(end), wasSilenced[end], !isVowelSign(end + 1), hasWrittenVowel(end) {
            take(start, end: end + 1, text, cost: cost - 4)
        }
        if end + 1 == letters.count, letter(end) == ThaiLetters.ro, ThaiSyllables.isSilentRo(letters, end) {
            take(start, end: end + 1, text, cost: cost - 1)
        }
    }

    /// Whether a syllable's vowel is written in front of its last consonant, or its first.
    private func hasWrittenVowel(_ end: Int) -> Bool {
        guard end > 1 else { return false }
        return isVowelSign(end - 2) || end > 2 && ThaiCharacter.isLeadingVowel(letter(end - 3))
    }

    /// Whether RO RUA behind a last consonant is silent: behind a short vowel that is written, and TO TAO.
    private static func isSilentRo(_ letters: [UInt8], _ index: Int) -> Bool {
        guard index > 1 else { return false }
        let (vowel, final) = (letters[index - 2], letters[index - 1])
        switch vowel {
        case ThaiLetters.maiHanAkat, ThaiLetters.saraI, ThaiLetters.saraU: return true
        case ThaiLetters.saraAA: return final == ThaiLetters.to
        default: return index > 2 && letters[index - 3] == ThaiLetters.saraE
        }
    }

    private mutating func take(_ start: Int, end: Int, _ text: [UInt8], cost: Int) {
        guard end <= letters.count, let rest = best[end] else { return }
        let total = cost + rest.cost
        if let known = best[start], known.cost <= total { return }
        best[start] = Choice(cost: total, end: end, text: text)
    }
}
