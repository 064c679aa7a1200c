/// The words that the model's tokens are made of, with what is known about each from unlabelled text.
///
/// The words came from segmenting a corpus once; at run time the longest word at each place is taken, which costs a
/// few nanoseconds a character where a segmenter with a language model costs a microsecond.
struct Vocabulary: Sendable {
    /// What is known about a word.
    struct Word: Sendable, Hashable {
        /// The number of its class among a few hundred; classes hold words that stand between like words.
        var fine: UInt16
        /// The number of its class among a few dozen.
        var coarse: UInt8
        /// What the word is most often a part of in texts that an earlier model read, and how surely; 0 if not known.
        var habit: UInt8
    }

    /// The words, a code a character.
    let trie: PatternTrie
    /// What is known about each pattern of the trie.
    let words: [Word]
    /// What the features of each word are made from.
    let tokens: [MentionFeatures.Token]

    /// Makes a vocabulary of words and what is known about them.
    init(patterns: [[UInt8]], words: [Word]) {
        trie = PatternTrie(patterns)
        self.words = words
        tokens = zip(patterns, words).map { MentionFeatures.Token(word: $1, key: FeatureHash.key($0, 0..<$0.count)) }
    }
}
