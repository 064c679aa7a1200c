internal import CDatrie
internal import Glibc

/// The Thai words of libthai's dictionary, as its file holds them (Debian's `libthai-data`).
enum WordDictionary {
    /// The words, read once; `nil` if the file is missing or is none.
    static let shared: WordTrie? = words(inFile: path).map(WordTrie.init(symbols:))

    /// The file; libthai itself looks in the variable's folder first.
    static var path: String {
        // SAFETY: the variable's text is copied before anything could change it.
        let folder = unsafe getenv("LIBTHAI_DICTDIR").map { unsafe String(cString: $0) } ?? "/usr/share/libthai"
        return folder + "/thbrk.tri"
    }

    /// Holds the words while libdatrie counts them up.
    private final class Words {
        var all: [[UInt8]] = []
    }

    /// The words in a file of libdatrie's, as symbols of a ``WordTrie``; the empty one is none.
    private static func words(inFile path: String) -> [[UInt8]]? {
        // SAFETY: libdatrie opens the path for reading only; the trie it makes is freed below.
        guard let trie = unsafe trie_new_from_file(path) else { return nil }
        defer { unsafe trie_free(trie) }
        let words = Words()
        words.all.reserveCapacity(32_768)
        // SAFETY: the call-back is done when `trie_enumerate` returns, and `words` lives longer. A key is an array of
        // code points that a zero ends.
        _ = withExtendedLifetime(words) {
            unsafe trie_enumerate(
                trie,
                { key, _, context in
                    guard var letter = unsafe key, let context = unsafe context else { return DA_TRUE }
                    var word: [UInt8] = []
                    word.reserveCapacity(32)
                    while unsafe letter.pointee != 0 {
                        let scalar = unsafe letter.pointee
                        guard scalar >= 0x0E00, scalar <= 0x0E5F else { return DA_TRUE }
                        word.append(UInt8(scalar - 0x0E00))
                        unsafe letter += 1
                    }
                    if !word.isEmpty {
                        unsafe Unmanaged<Words>.fromOpaque(context).takeUnretainedValue().all.append(word)
                    }
                    return DA_TRUE
                }, Unmanaged.passUnretained(words).toOpaque())
        }
        return words.all
    }
}
