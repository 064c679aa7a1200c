public import RDFToolkit

/// How a prompt begins; most can be changed by its commands.
public struct PromptSettings {
    /// What is asked, for the greeting.
    public var name: String
    /// Limits of each query, and which graphs it sees.
    public var options: ExecutionOptions
    /// Whether queries must declare every prefix.
    public var isStrict = false
    /// Whether plans are shown in place of answers.
    public var explains = false
    /// The form of solutions.
    public var format = ResultFormat.table
    /// The syntax of graphs.
    public var graphFormat = RDFFormat.turtle
    /// Whether the vocabulary of the data is looked up for completion.
    public var looksUpVocabulary = true
    /// The value of a variable of the environment.
    public var environment: (String) -> String? = { _ in nil }
    /// Names what Ctrl-C is to end in place of the program, or nothing.
    public var onInterrupt: ((@Sendable () -> Void)?) -> Void = { _ in }
    /// Takes messages that are no answers.
    public var tell: (String) -> Void = { _ in }

    /// The usual settings.
    public init(name: String, options: ExecutionOptions = ExecutionOptions()) {
        self.name = name
        self.options = options
    }
}
