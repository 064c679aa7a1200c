internal import CPCRE2

/// Where PCRE2's compiled code keeps what it may come back to. It grows as far as a match needs; one match at a time
/// may use it.
@safe
final class MatchStack {
    private let stack: OpaquePointer?

    /// Bytes that it starts with, and that it may take.
    private static let sizes = (least: 32 << 10, greatest: 64 << 20)

    /// Makes a stack; if there is no room for one, matches use a small one of their own.
    init() {
        // SAFETY: what the call returns is freed in deinit.
        unsafe stack = pcre2_jit_stack_create_8(MatchStack.sizes.least, MatchStack.sizes.greatest, nil)
    }

    deinit {
        // SAFETY: the stack is this object's own, and the call takes none.
        unsafe pcre2_jit_stack_free_8(stack)
    }

    /// Lets the matches of a context use the stack.
    @unsafe
    func assign(to context: OpaquePointer) {
        // SAFETY: the caller keeps this object while the context matches.
        unsafe pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
    }
}
