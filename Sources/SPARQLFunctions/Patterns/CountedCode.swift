internal import CPCRE2

/// A pattern that is compiled to call back before each of its items, so that its steps can be counted and stopped.
@safe
final class CountedCode {
    private let code: OpaquePointer
    private let context: OpaquePointer

    /// What ``match(_:from:_:into:_:)`` returns if the context said so.
    static let wasStopped: Int32 = -1001
    /// What it returns after too many steps.
    static let wasExhausted: Int32 = -1002

    /// The count of one match: a plain value, since every step comes here.
    private struct Steps {
        var remaining: Int
        let context: FunctionContext

        /// 0 to go on.
        @inline(__always)
        mutating func next() -> Int32 {
            remaining &-= 1
            // Some tenths of a millisecond lie between two questions.
            return remaining & 0xFFF != 0 ? 0 : ask()
        }

        @inline(never)
        private func ask() -> Int32 {
            if remaining <= 0 { return CountedCode.wasExhausted }
            return context.shouldStop() ? CountedCode.wasStopped : 0
        }
    }

    /// Compiles; `nil` if that is not possible.
    init?(_ translated: [UInt8], _ options: UInt32, heapLimit: UInt32) {
        guard let code = unsafe try? RegularExpression.compile(translated, options | UInt32(PCRE2_AUTO_CALLOUT)) else {
            return nil
        }
        // SAFETY: what the call returns is freed in deinit.
        guard let context = unsafe pcre2_match_context_create_8(nil) else {
            // SAFETY: nobody else holds the code.
            unsafe pcre2_code_free_8(code)
            return nil
        }
        // SAFETY: the context was just made. The steps are counted here, and not by PCRE2.
        unsafe pcre2_set_match_limit_8(context, .max)
        // SAFETY: as above.
        unsafe pcre2_set_heap_limit_8(context, heapLimit)
        unsafe self.code = code
        unsafe self.context = context
    }

    deinit {
        // SAFETY: both are this object's own, and nobody uses them after it.
        unsafe pcre2_match_context_free_8(context)
        // SAFETY: as above.
        unsafe pcre2_code_free_8(code)
    }

    /// Runs the pattern; the result is PCRE2's, or one of those above.
    @unsafe
    func match(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ flags: UInt32, into data: OpaquePointer,
        _ context: FunctionContext
    ) -> Int32 {
        var steps = Steps(
            remaining: max(1, context.patternStepLimit), context: context)
        // SAFETY: the context has the stack for as long as it matches.
        unsafe context.matchStack.assign(to: self.context)
        return unsafe withUnsafeMutablePointer(to: &steps) { steps in
            // SAFETY: the steps outlive the match, and only it calls back.
            unsafe pcre2_set_callout_8(
                self.context,
                { _, held in
                    guard let held = unsafe held else { return 0 }
                    return unsafe held.assumingMemoryBound(to: Steps.self).pointee.next()
                }, steps)
            // SAFETY: the bytes outlive the call.
            let status = unsafe pcre2_match_8(
                code, bytes.baseAddress, bytes.count, start, flags, data, self.context)
            if status != PCRE2_ERROR_JIT_STACKLIMIT { return status }
            // SAFETY: as above; the interpreter keeps its frames on the heap.
            return unsafe pcre2_match_8(
                code, bytes.baseAddress, bytes.count, start, flags | UInt32(PCRE2_NO_JIT), data, self.context)
        }
    }
}
