/// Numbers of things in messages.
enum Amount {
    /// The number and the noun, which gets an `s` if it is not one alone.
    static func text(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
