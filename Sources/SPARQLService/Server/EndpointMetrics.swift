#if Server
    internal import HTTPTypes
    internal import Synchronization

    /// Counts what an endpoint does, for Prometheus (text format 0.0.4).
    final class EndpointMetrics: Sendable {
        private struct Counts {
            var statuses: [Int: Int] = [:]
            var bytes = 0
            var seconds = 0.0
            var buckets = [Int](repeating: 0, count: EndpointMetrics.bounds.count + 1)
            var refusals = 0
        }

        private static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]
        private let counts = Mutex(Counts())
        /// How many connections there are.
        let connections = Atomic<Int>(0)

        /// Counts an answer.
        func count(status: Int, bytes: Int, seconds: Double) {
            let bucket = EndpointMetrics.bounds.firstIndex { seconds <= $0 } ?? EndpointMetrics.bounds.count
            counts.withLock { counts in
                counts.statuses[status, default: 0] += 1
                counts.bytes += bytes
                counts.seconds += seconds
                counts.buckets[bucket] += 1
            }
        }

        /// Counts a request for which there was no room.
        func countRefusal() {
            counts.withLock { $0.refusals += 1 }
        }

        /// All counts as text.
        func answer(_ turns: (running: Int, waiting: Int)) -> EndpointAnswer {
            let counts = counts.withLock { $0 }
            var text = ""
            func metric(_ name: String, _ type: String, _ help: String, _ lines: [(labels: String, value: String)]) {
                text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
                for (labels, value) in lines { text += "\(name)\(labels) \(value)\n" }
            }
            metric(
                "yong_http_requests_total", "counter", "Requests that were answered, by status.",
                counts.statuses.sorted { $0.key < $1.key }.map { ("{status=\"\($0.key)\"}", "\($0.value)") })
            metric("yong_http_response_bytes_total", "counter", "Bytes of answers.", [("", "\(counts.bytes)")])
            metric("yong_http_refused_total", "counter", "Requests that found no room.", [("", "\(counts.refusals)")])
            text +=
                "# HELP yong_http_request_seconds How long requests took.\n# TYPE yong_http_request_seconds histogram\n"
            var sum = 0
            for (place, count) in counts.buckets.enumerated() {
                sum += count
                let bound = place < EndpointMetrics.bounds.count ? "\(EndpointMetrics.bounds[place])" : "+Inf"
                text += "yong_http_request_seconds_bucket{le=\"\(bound)\"} \(sum)\n"
            }
            text += "yong_http_request_seconds_sum \(counts.seconds)\nyong_http_request_seconds_count \(sum)\n"
            metric("yong_queries_running", "gauge", "Requests that run on a thread.", [("", "\(turns.running)")])
            metric("yong_queries_waiting", "gauge", "Requests that wait for a thread.", [("", "\(turns.waiting)")])
            metric(
                "yong_connections", "gauge", "Open connections.",
                [("", "\(connections.load(ordering: .relaxed))")])
            return EndpointAnswer(
                HTTPResponse(
                    status: .ok,
                    headerFields: [.contentType: "text/plain; version=0.0.4; charset=utf-8", .cacheControl: "no-store"]),
                text)
        }
    }
#endif
