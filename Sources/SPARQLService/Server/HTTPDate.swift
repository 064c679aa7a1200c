#if Server
    internal import Glibc
    internal import Synchronization

    /// The time as HTTP writes it (RFC 9110 §5.6.7), made once a second.
    enum HTTPDate {
        private static let last = Mutex<(second: Int, text: String)>((0, ""))

        /// The present.
        static var now: String {
            var time = time_t()
            Glibc.time(&time)
            return last.withLock { last in
                if last.second != time {
                    last = (time, text(time))
                }
                return last.text
            }
        }

        /// A time in seconds since 1970.
        static func text(_ time: time_t) -> String {
            var (time, parts) = (time, tm())
            gmtime_r(&time, &parts)
            let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
            let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
            func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
            return "\(days[Int(parts.tm_wday)]), \(two(parts.tm_mday)) \(months[Int(parts.tm_mon)]) "
                + "\(parts.tm_year + 1900) \(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec)) GMT"
        }
    }
#endif
