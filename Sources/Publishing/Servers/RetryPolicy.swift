internal import Glibc
internal import HTTPClient
internal import RDFToolkit

/// Makes a request again that found a server busy or gone. All requests of a publication may be made twice: what they
/// bring is a set, and what they empty comes anew with them.
struct RetryPolicy {
    let retries: Int
    /// Waits; throws if nobody wants the result any more.
    var wait: (Duration) throws -> Void
    /// The first wait; each is twice as long as the one before, up to the longest.
    private static let firstWait = Duration.seconds(1)
    private static let longestWait = Duration.seconds(60)
    /// A server that wants to be left alone for longer is not waited for.
    private static let longestAsked = Duration.seconds(3600)

    /// What a try brought.
    enum Outcome<Value> {
        case done(Value)
        /// It may be made again, and not before what the server asks for.
        case again(any Error, after: String?)
    }

    /// Tries until it is done, or has been tried often enough.
    func run<Value>(_ body: () throws -> Outcome<Value>) throws -> Value {
        var pause = RetryPolicy.firstWait
        var tries = 0
        while true {
            let (failure, asked): (any Error, String?)
            do {
                switch try body() {
                case .done(let value): return value
                case .again(let error, let after): (failure, asked) = (error, after)
                }
            } catch let error as HTTPError where RetryPolicy.mayPass(error) {
                (failure, asked) = (error, nil)
            }
            let wanted = asked.flatMap { RetryPolicy.duration($0) }
            guard tries < retries, wanted ?? .zero <= RetryPolicy.longestAsked else { throw failure }
            tries += 1
            try wait(wanted ?? pause)
            pause = min(pause * 2, RetryPolicy.longestWait)
        }
    }

    /// Whether a status says that the same request may succeed later (RFC 9110 §15.5.9, §15.6; RFC 6585 §4).
    static func mayPass(status: Int) -> Bool { [408, 429, 502, 503, 504].contains(status) }

    private static func mayPass(_ error: HTTPError) -> Bool {
        switch error {
        case .transport, .timeout: true
        default: false
        }
    }

    /// What `Retry-After` asks for: seconds, or a date (RFC 9110 §10.2.3).
    static func duration(_ text: String, now: Int = time(nil)) -> Duration? {
        if let seconds = Int(text), seconds >= 0 { return .seconds(seconds) }
        return date(text).map { .seconds(max(0, $0 - now)) }
    }

    /// The seconds since 1970 of a date as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7).
    private static func date(_ text: String) -> Int? {
        let words = text.split { $0 == " " || $0 == ":" }
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        guard words.count == 8, words[7] == "GMT", let month = months.firstIndex(of: String(words[2])) else {
            return nil
        }
        let numbers = [words[1], words[3], words[4], words[5], words[6]].compactMap { Int32($0) }
        guard numbers.count == 5, (1...31).contains(numbers[0]), (1900...9999).contains(numbers[1]) else { return nil }
        var parts = tm()
        (parts.tm_mday, parts.tm_mon, parts.tm_year) = (numbers[0], Int32(month), numbers[1] - 1900)
        (parts.tm_hour, parts.tm_min, parts.tm_sec) = (numbers[2], numbers[3], numbers[4])
        return timegm(&parts)
    }
}
