import Glibc

/// What the program runs on.
public enum Machine {
    /// The processors that are online.
    public static let coreCount = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
}
