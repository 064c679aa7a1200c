#if Server
    internal import Glibc

    /// How many files and connections the process may have open.
    enum OpenFiles {
        /// Asks for all that the system lets the process have.
        static func allowAsManyAsPossible() {
            var limit = rlimit()
            guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
            limit.rlim_cur = min(limit.rlim_max, 1 << 16)
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        }
    }
#endif
