#if Server
    internal import HTTPTypes
    internal import Logging
    internal import QuadStore
    internal import QueryEngine

    /// Gives each request to who answers it: at once what is quick, in turn the rest. Shared by all connections.
    final class RequestDesk: Sendable {
        private let service: EndpointService
        private let turns: Turns
        let metrics = EndpointMetrics()
        private let accessLog: Logger?

        init(service: EndpointService, turns: Turns, accessLog: Logger?) {
            self.service = service
            self.turns = turns
            self.accessLog = accessLog
        }

        /// The answer, if it can be had at once.
        func quickAnswer(_ request: EndpointRequest) -> EndpointAnswer? {
            switch request.path {
            case "/health": request.isRead ? shared(health()) : nil
            case "/metrics": request.isRead ? shared(metrics.answer(turns.counts).compressed(for: request)) : nil
            default: service.quickAnswer(request)
            }
        }

        private func health() -> EndpointAnswer {
            do {
                let commit = try service.store.snapshot().commit
                return EndpointAnswer(
                    HTTPResponse(
                        status: .ok,
                        headerFields: [.contentType: "application/json", .cacheControl: "no-store"]),
                    "{\"status\": \"ok\", \"commit\": \"\(commit)\"}\n")
            } catch {
                return ProtocolError(status: 503, message: "the store cannot be read").answer
            }
        }

        /// Answers on the request's turn; gives what is to be said instead if there is no room.
        func submit(_ request: EndpointRequest, to exchange: Exchange) -> EndpointAnswer? {
            let isTaken = turns.take { [service] isActive in
                do {
                    guard isActive, !exchange.cancellation.isCancelled else { throw AbandonedAnswer() }
                    try service.answer(request, cancellation: exchange.cancellation, to: exchange)
                    exchange.end(nil)
                } catch {
                    exchange.end(error)
                }
            }
            if isTaken { return nil }
            metrics.countRefusal()
            let refusal = ProtocolError(
                status: 503, message: "too many requests wait already; come again in a few seconds", retryAfter: 5)
            return shared(refusal.answer)
        }

        /// The answer with what lets pages of other origins read it.
        func shared(_ answer: EndpointAnswer) -> EndpointAnswer { service.shared(answer) }

        /// Notes that a request was answered.
        func note(_ request: HTTPRequest, status: Int, bytes: Int, seconds: Double) {
            metrics.count(status: status, bytes: bytes, seconds: seconds)
            guard let accessLog else { return }
            accessLog.info(
                "request",
                metadata: [
                    "method": "\(request.method.rawValue)", "path": "\(request.path ?? "/")", "status": "\(status)",
                    "bytes": "\(bytes)", "milliseconds": "\(Int((seconds * 1000).rounded()))",
                ])
        }
    }
#endif
