internal import Glibc

/// What the program runs on.
package enum Processors {
    /// How many processors are online.
    package static let count = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
}
