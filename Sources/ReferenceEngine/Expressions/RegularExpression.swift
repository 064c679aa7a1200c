internal import CPCRE2

/// A compiled XPath regular expression (XPath Functions §7.6.1), run by PCRE2 over UTF-8.
///
/// PCRE2 reads everything that XPath allows but the classes `\i` and `\c` and class subtraction, which are errors
/// here, and more than XPath allows.
@safe
final class RegularExpression {
    private let code: OpaquePointer
    private let matchData: OpaquePointer
    private let context: OpaquePointer

    /// How many steps one match may take before it is given up: patterns come from anyone.
    private static let stepLimit: UInt32 = 1_000_000

    /// Compiles a pattern; `nil` if pattern or flags are not valid.
    init?(_ pattern: String, flags: String) {
        var options = UInt32(PCRE2_UTF) | UInt32(PCRE2_UCP) | UInt32(PCRE2_DOLLAR_ENDONLY)
        options |= UInt32(PCRE2_NEVER_BACKSLASH_C)
        for flag in flags.unicodeScalars {
            switch flag {
            case "i": options |= UInt32(PCRE2_CASELESS)
            case "s": options |= UInt32(PCRE2_DOTALL)
            case "m": options |= UInt32(PCRE2_MULTILINE)
            case "x": options |= UInt32(PCRE2_EXTENDED)
            case "q":
                // A literal pattern takes none of the options that give characters a meaning.
                options = options & (UInt32(PCRE2_CASELESS) | UInt32(PCRE2_UTF)) | UInt32(PCRE2_LITERAL)
            default: return nil
            }
        }
        let bytes = Array(pattern.utf8)
        var problem: Int32 = 0
        var offset = 0
        // SAFETY: the bytes outlive the call, and problem and offset are written within it.
        let compiled: OpaquePointer? = unsafe bytes.withUnsafeBufferPointer {
            unsafe pcre2_compile_8($0.baseAddress, $0.count, options, &problem, &offset, nil)
        }
        guard let code = unsafe compiled else { return nil }
        // SAFETY: the pattern is valid; what one of the calls returns is freed in deinit or below.
        guard let data = unsafe pcre2_match_data_create_from_pattern_8(code, nil),
            let context = unsafe pcre2_match_context_create_8(nil)
        else {
            // SAFETY: nobody else holds the pattern.
            unsafe pcre2_code_free_8(code)
            return nil
        }
        // SAFETY: the context was just made.
        unsafe pcre2_set_match_limit_8(context, RegularExpression.stepLimit)
        unsafe self.code = code
        unsafe self.matchData = data
        unsafe self.context = context
    }

    deinit {
        // SAFETY: the three are this object's own, and nobody uses them after it.
        unsafe pcre2_match_context_free_8(context)
        // SAFETY: as above.
        unsafe pcre2_match_data_free_8(matchData)
        // SAFETY: as above.
        unsafe pcre2_code_free_8(code)
    }

    /// The byte ranges of the first match at or behind `start` and of its groups, `nil` for a group that took no
    /// part; `nil` if there is no match.
    ///
    /// - Throws: if the match takes too many steps.
    func match(in text: [UInt8], from start: Int = 0) throws(ExpressionError) -> [Range<Int>?]? {
        // SAFETY: the bytes outlive the call; `start` is at most their count, which the callers see to.
        let count = unsafe text.withUnsafeBufferPointer {
            unsafe pcre2_match_8(code, $0.baseAddress, $0.count, start, 0, matchData, context)
        }
        if count == PCRE2_ERROR_NOMATCH { return nil }
        guard count > 0 else { throw .typeError }
        var ranges: [Range<Int>?] = []
        // SAFETY: the match data holds a pair of offsets for each group of the pattern.
        let total = unsafe Int(pcre2_get_ovector_count_8(matchData))
        // SAFETY: as above; the pairs stay until the next match.
        guard let offsets = unsafe pcre2_get_ovector_pointer_8(matchData) else { throw .typeError }
        for group in 0..<total {
            // SAFETY: group < total, the number of pairs.
            let (lower, upper) = unsafe (offsets[2 * group], offsets[2 * group + 1])
            ranges.append(lower >= 0 && lower <= upper && upper <= text.count ? lower..<upper : nil)
        }
        return ranges
    }
}
