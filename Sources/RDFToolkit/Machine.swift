import QuadStore

/// What the program runs on.
public enum Machine {
    /// The processors that are online.
    public static let coreCount = Processors.count
}
