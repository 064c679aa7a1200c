internal import CPCRE2

/// A compiled XPath regular expression (XPath Functions §7.6.1), run by PCRE2's JIT over UTF-8.
///
/// Matching backtracks, so that a pattern such as `(a+)+b` may take time without bound, and a compiled match cannot be
/// interrupted. Every match is therefore first given a small number of steps. The few that need more are run again with
/// a second code of the same pattern, which calls back before each item: there the steps are counted, and the context
/// is asked whether to go on.
///
/// An object must not be used by two threads at once.
@safe
package final class RegularExpression {
    private let pattern: String
    private let flags: String
    private let translated: [UInt8]
    private let options: UInt32
    private let code: OpaquePointer
    private let matchData: OpaquePointer
    private let matchContext: OpaquePointer
    /// The code that counts, with its match context; made when first needed.
    private var counted: CountedCode?
    /// Whether the pattern is a plain text (the flag `q`).
    package let isLiteral: Bool

    /// The backtracking steps of the first attempt, a few milliseconds.
    private static let firstLimit: UInt32 = 100_000
    /// The backtracking steps of the second, where steps cannot be counted.
    private static let lastLimit: UInt32 = 10_000_000
    /// KiB that a match may take on the heap where the compiled code's stack is too small.
    private static let heapLimit: UInt32 = 131_072

    /// Compiles a pattern.
    ///
    /// - Throws: ``ExpressionError/pattern`` if pattern or flags are not valid, ``ExpressionError/size`` if they are but
    ///   no code can be made of them.
    package init(_ pattern: String, flags: String = "") throws(ExpressionError) {
        var options = UInt32(PCRE2_UTF) | UInt32(PCRE2_DOLLAR_ENDONLY) | UInt32(PCRE2_NEVER_BACKSLASH_C)
        options |= UInt32(PCRE2_MATCH_UNSET_BACKREF)
        var (ignoresBlanks, isLiteral) = (false, false)
        for flag in flags.unicodeScalars {
            switch flag {
            case "i": options |= UInt32(PCRE2_CASELESS)
            case "s": options |= UInt32(PCRE2_DOTALL)
            case "m": options |= UInt32(PCRE2_MULTILINE)
            case "x": ignoresBlanks = true
            case "q": isLiteral = true
            default: throw .pattern
            }
        }
        if isLiteral {
            // A literal pattern takes none of the options that give characters a meaning.
            options = options & (UInt32(PCRE2_CASELESS) | UInt32(PCRE2_UTF)) | UInt32(PCRE2_LITERAL)
            translated = Array(pattern.utf8)
        } else {
            translated = Array(
                try PatternTranslator.translate(pattern, ignoringBlanks: ignoresBlanks).utf8)
        }
        let code = try unsafe RegularExpression.compile(translated, options)
        // SAFETY: the code is valid; what one of the calls returns is freed in deinit or below.
        guard let data = unsafe pcre2_match_data_create_from_pattern_8(code, nil),
            let context = unsafe pcre2_match_context_create_8(nil)
        else {
            // SAFETY: nobody else holds the code.
            unsafe pcre2_code_free_8(code)
            throw .size
        }
        // SAFETY: the context was just made.
        unsafe pcre2_set_match_limit_8(context, RegularExpression.firstLimit)
        // SAFETY: as above.
        unsafe pcre2_set_heap_limit_8(context, RegularExpression.heapLimit)
        self.pattern = pattern
        self.flags = flags
        self.options = options
        self.isLiteral = isLiteral
        unsafe self.code = code
        unsafe matchData = data
        unsafe matchContext = context
    }

    deinit {
        // SAFETY: the three are this object's own, and nobody uses them after it.
        unsafe pcre2_match_context_free_8(matchContext)
        // SAFETY: as above.
        unsafe pcre2_match_data_free_8(matchData)
        // SAFETY: as above.
        unsafe pcre2_code_free_8(code)
    }

    /// The same expression for another thread: one is used by one thread at a time.
    package func copy() throws(ExpressionError) -> RegularExpression { try RegularExpression(pattern, flags: flags) }

    /// How deep brackets may lie within each other: compiling takes some 700 bytes of stack for each.
    private static let greatestDepth: UInt32 = 1000

    /// Compiles for the JIT as well; a pattern that it cannot take is interpreted.
    ///
    /// - Throws: ``ExpressionError/pattern``, ``ExpressionError/size``.
    static func compile(_ translated: [UInt8], _ options: UInt32) throws(ExpressionError) -> OpaquePointer {
        var problem: Int32 = 0
        var offset = 0
        guard let context = unsafe pcre2_compile_context_create_8(nil) else { throw .size }
        // SAFETY: the context was just made, and nobody holds it behind this call.
        defer { unsafe pcre2_compile_context_free_8(context) }
        // SAFETY: as above.
        unsafe pcre2_set_parens_nest_limit_8(context, greatestDepth)
        // SAFETY: the bytes outlive the call, and problem and offset are written within it.
        let made: OpaquePointer? = unsafe translated.withUnsafeBufferPointer {
            unsafe pcre2_compile_8($0.baseAddress, $0.count, options, &problem, &offset, context)
        }
        guard let code = unsafe made else { throw limits.contains(problem) ? .size : .pattern }
        // SAFETY: the code was just made; what the call returns tells only whether matching will be fast.
        _ = unsafe pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE))
        return unsafe code
    }

    /// What PCRE2 says of patterns for which it has no room.
    private static let limits: Set<Int32> = [
        PCRE2_ERROR_PARENTHESES_NEST_TOO_DEEP, PCRE2_ERROR_PATTERN_TOO_LARGE, PCRE2_ERROR_HEAP_FAILED,
        PCRE2_ERROR_PARENTHESES_STACK_CHECK, PCRE2_ERROR_QUERY_BARJX_NEST_TOO_DEEP,
        PCRE2_ERROR_PATTERN_TOO_COMPLICATED, PCRE2_ERROR_TOO_MANY_CAPTURES,
    ]

    /// Whether the pattern matches somewhere in the text.
    ///
    /// - Throws: ``ExpressionError/stopped`` if the context says so, or if the match takes more steps than it allows.
    package func matches(_ text: String, _ context: FunctionContext) throws(ExpressionError) -> Bool {
        var text = text
        var found: Result<Bool, ExpressionError> = .success(false)
        // SAFETY: the buffer lives through the call.
        text.withUTF8 { bytes in
            found = Result { () throws(ExpressionError) in try unsafe match(bytes, from: 0, context) }
        }
        return try found.get()
    }

    /// Whether the pattern matches somewhere in a text.
    ///
    /// - Precondition: the bytes are UTF-8.
    /// - Throws: as above.
    package func matches(_ text: Span<UInt8>, _ context: FunctionContext) throws(ExpressionError) -> Bool {
        // SAFETY: the buffer lives through the call.
        let found = unsafe text.withUnsafeBufferPointer { bytes in
            Result { () throws(ExpressionError) in try unsafe match(bytes, from: 0, context) }
        }
        return try found.get()
    }

    /// What every text begins with in which the pattern, without flags, matches; empty if nothing is known.
    package static func prefix(of pattern: String) -> String {
        var rest = pattern.unicodeScalars[...]
        guard rest.popFirst() == "^", !pattern.unicodeScalars.contains("|") else { return "" }
        var literal: [Unicode.Scalar] = []
        scalars: while let scalar = rest.popFirst() {
            switch scalar {
            case "?", "*", "{":
                // The last character may be missing.
                if !literal.isEmpty { literal.removeLast() }
                break scalars
            case "\\", ".", "[", "]", "(", ")", "+", "^", "$", "}": break scalars
            default: literal.append(scalar)
            }
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: literal)
        return String(text)
    }

    /// The byte ranges of the first match at or behind `start` and of its groups, `nil` for a group that took no part;
    /// `nil` if there is no match.
    ///
    /// - Throws: as ``matches(_:_:)``.
    func groups(
        in text: [UInt8], from start: Int, _ context: FunctionContext
    ) throws(ExpressionError) -> [Range<Int>?]? {
        var found: Result<Bool, ExpressionError> = .success(false)
        // SAFETY: the buffer lives through the call; `start` is at most its count, which the callers see to.
        unsafe text.withUnsafeBufferPointer { bytes in
            found = Result { () throws(ExpressionError) in try unsafe match(bytes, from: start, context) }
        }
        guard try found.get() else { return nil }
        var ranges: [Range<Int>?] = []
        // SAFETY: the match data holds a pair of offsets for each group of the pattern.
        let total = unsafe Int(pcre2_get_ovector_count_8(matchData))
        // SAFETY: as above; the pairs stay until the next match.
        guard let offsets = unsafe pcre2_get_ovector_pointer_8(matchData) else { throw .pattern }
        for group in 0..<total {
            // SAFETY: group < total, the number of pairs.
            let (lower, upper) = unsafe (offsets[2 * group], offsets[2 * group + 1])
            ranges.append(lower >= 0 && lower <= upper && upper <= text.count ? lower..<upper : nil)
        }
        return ranges
    }

    @unsafe
    private func match(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ context: FunctionContext
    ) throws(ExpressionError) -> Bool {
        // The text is a Swift string's, so it is UTF-8, and `start` is the end of a match in it.
        let flags = UInt32(PCRE2_NO_UTF_CHECK)
        let stack = context.matchStack
        defer { withExtendedLifetime(stack) {} }
        // SAFETY: the stack outlives the match.
        unsafe stack.assign(to: matchContext)
        // SAFETY: the bytes outlive the call; PCRE2 takes no address as an empty text.
        var status = unsafe pcre2_match_8(
            code, bytes.baseAddress, bytes.count, start, flags, matchData, matchContext)
        if status == PCRE2_ERROR_MATCHLIMIT || status == PCRE2_ERROR_JIT_STACKLIMIT
            || status == PCRE2_ERROR_HEAPLIMIT
        {
            counted = counted ?? CountedCode(translated, options, heapLimit: Self.heapLimit)
            if let counted {
                // SAFETY: as above.
                status = unsafe counted.match(bytes, from: start, flags, into: matchData, context)
            } else {
                // Calling back takes room in the code, which the largest patterns do not have: these get steps for some
                // tenths of a second, in which nothing stops them.
                // SAFETY: the context is this object's own.
                unsafe pcre2_set_match_limit_8(matchContext, Self.lastLimit)
                defer { unsafe pcre2_set_match_limit_8(matchContext, Self.firstLimit) }
                // SAFETY: as above.
                status = unsafe pcre2_match_8(
                    code, bytes.baseAddress, bytes.count, start, flags, matchData, matchContext)
            }
        }
        if status >= 0 { return true }
        if status == PCRE2_ERROR_NOMATCH { return false }
        if status != CountedCode.wasStopped { context.exhaustedPattern = pattern }
        throw .stopped
    }
}
