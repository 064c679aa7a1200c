#if Server
    internal import HTTPTypes
    internal import NIOCore
    internal import NIOExtras
    internal import NIOHTTP1
    internal import NIOHTTPTypes
    internal import QueryEngine

    /// Reads the requests of one connection and writes their answers. Belongs to the connection's event loop.
    final class ConnectionHandler: ChannelInboundHandler {
        typealias InboundIn = HTTPRequestPart
        typealias OutboundOut = HTTPResponsePart

        /// What the connection is doing.
        private enum Phase {
            /// No byte of a request has come.
            case idle
            /// Some bytes of a request's head have come.
            case head
            /// The body comes.
            case body
            /// The answer is made.
            case answer
            /// The answer is complete, and on its way.
            case sending
            /// What still comes goes nowhere; the connection will be closed.
            case closing
        }

        private let desk: RequestDesk
        private let limits: ConnectionLimits
        private let channel: any Channel
        private let room: ConnectionRoom?
        private var phase = Phase.idle
        /// Since when it does what it does.
        private(set) var since = NIODeadline.now()
        private var head: HTTPRequest?
        private var body: [UInt8] = []
        private var exchange: Exchange?
        private var number = 0
        private var status = 0
        private var sent = 0
        private var isQuiescing = false
        /// Whether the client wants to send more requests.
        var isPersistent = true
        /// When the client closed its end.
        private var isHalfClosed: NIODeadline?
        /// For `HEAD`: the bytes are counted, and not sent.
        private var heldHead: HTTPResponse?

        init(_ desk: RequestDesk, _ limits: ConnectionLimits, _ channel: any Channel, _ room: ConnectionRoom?) {
            self.desk = desk
            self.limits = limits
            self.channel = channel
            self.room = room
        }

        // MARK: What the room asks

        /// Whether it waits for a request.
        var isIdle: Bool { if case .idle = phase { true } else { false } }

        /// Closes the connection; a request that is answered is stopped.
        func close() {
            exchange?.abandon()
            channel.close(promise: nil)
        }

        /// Ends what takes longer than it may.
        func checkTime(_ now: NIODeadline) {
            let seconds = Double((now - since).nanoseconds) / 1e9
            switch phase {
            case .idle: if seconds > limits.idleTime { close() }
            case .head: if seconds > limits.headTime { refuse(408, "the request took too long to come") }
            case .body: if seconds > limits.bodyTime { refuse(408, "the body took too long to come") }
            case .closing: if seconds > 2 { close() }
            case .sending: if seconds > limits.stallTime { close() }
            case .answer:
                // Who has only closed the sending end may still want the answer, if it comes soon.
                if let isHalfClosed, now - isHalfClosed > .seconds(1) { close() }
            }
        }

        private func enter(_ phase: Phase) {
            self.phase = phase
            since = .now()
        }

        // MARK: Requests

        func channelActive(context: ChannelHandlerContext) {
            room?.enter(self)
            context.fireChannelActive()
        }

        func channelInactive(context: ChannelHandlerContext) {
            exchange?.abandon()
            exchange = nil
            room?.leave(self)
            context.fireChannelInactive()
        }

        /// Bytes came, of whatever.
        func bytesArrive() {
            if case .idle = phase { enter(.head) }
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head): begin(head)
            case .body(let bytes): take(bytes)
            case .end: dispatch()
            }
        }

        private func begin(_ head: HTTPRequest) {
            if case .closing = phase { return }
            self.head = head
            number += 1
            body = []
            (status, sent) = (0, 0)
            enter(.body)
            if let length = head.headerFields[.contentLength].flatMap({ Int($0) }) {
                if length > limits.bodySize { return refuse(413, tooLarge) }
                body.reserveCapacity(length)
            }
            if head.headerFields[.expect]?.lowercased() == "100-continue" {
                channel.writeAndFlush(HTTPResponsePart.head(HTTPResponse(status: .continue)), promise: nil)
            }
        }

        private func take(_ bytes: ByteBuffer) {
            guard case .body = phase else { return }
            if body.count + bytes.readableBytes > limits.bodySize { return refuse(413, tooLarge) }
            body.append(contentsOf: bytes.readableBytesView)
        }

        private var tooLarge: String { "the body has more than the \(limits.bodySize) bytes that are taken" }

        private func dispatch() {
            guard case .body = phase, let head else { return }
            enter(.answer)
            let request = EndpointRequest(head, body: body)
            body = []
            if let answer = desk.quickAnswer(request) { return send(answer) }
            let exchange = Exchange(
                NIOLoopBound(self, eventLoop: channel.eventLoop), channel.eventLoop, number: number,
                stallTime: limits.stallTime)
            self.exchange = exchange
            if let refusal = desk.submit(request, to: exchange) {
                self.exchange = nil
                send(refusal)
            }
        }

        // MARK: Answers

        /// Sends an answer that is here.
        private func send(_ answer: EndpointAnswer) {
            var fields = answer.head
            if answer.head.status.mayHaveBody { fields.headerFields[.contentLength] = String(answer.body.count) }
            writeHead(fields)
            if !answer.body.isEmpty, head?.method != .head {
                sent += answer.body.count
                writeBody(answer.body)
            }
            finish()
        }

        private func writeHead(_ response: HTTPResponse) {
            var response = response
            status = response.status.code
            response.headerFields[.date] = HTTPDate.now
            if isQuiescing || !isPersistent { response.headerFields[.connection] = "close" }
            channel.write(HTTPResponsePart.head(response), promise: nil)
        }

        private static let pieceSize = 1 << 18

        /// Writes bytes in pieces: each that the client takes gives it time anew for the next.
        ///
        /// - Returns: when the last is taken.
        @discardableResult
        private func writeBody(_ bytes: [UInt8]) -> EventLoopFuture<Void> {
            var rest = ByteBuffer(bytes: bytes)
            var written = channel.eventLoop.makeSucceededVoidFuture()
            while let piece = rest.readSlice(length: min(rest.readableBytes, ConnectionHandler.pieceSize)),
                piece.readableBytes > 0
            {
                written = channel.write(HTTPResponsePart.body(piece))
                written.assumeIsolated().whenSuccess {
                    if case .sending = self.phase { self.since = .now() }
                }
            }
            return written
        }

        private func finish() {
            let written = channel.writeAndFlush(HTTPResponsePart.end(nil))
            if let head {
                desk.note(
                    head, status: status, bytes: sent, seconds: Double((NIODeadline.now() - since).nanoseconds) / 1e9)
            }
            exchange = nil
            head = nil
            heldHead = nil
            enter(.sending)
            let number = number
            written.assumeIsolated().whenComplete { _ in
                // The next request may have begun.
                guard number == self.number, case .sending = self.phase else { return }
                if self.isQuiescing || !self.isPersistent || self.isHalfClosed != nil {
                    self.enter(.closing)
                    self.channel.close(promise: nil)
                } else {
                    self.enter(.idle)
                }
            }
        }

        /// Tells why a request is not taken, and closes the connection when that is said.
        private func refuse(_ status: Int, _ message: String) {
            exchange?.abandon()
            exchange = nil
            var answer = desk.shared(ProtocolError(status: status, message: message).answer)
            answer.head.headerFields[.connection] = "close"
            answer.head.headerFields[.contentLength] = String(answer.body.count)
            writeHead(answer.head)
            writeBody(answer.body)
            channel.writeAndFlush(HTTPResponsePart.end(nil), promise: nil)
            desk.metrics.count(status: status, bytes: answer.body.count, seconds: 0)
            enter(.closing)
            // The client may still be sending: it reads the answer if the connection stays for a moment.
            channel.close(mode: .output, promise: nil)
        }

        // MARK: Answers of a thread

        /// The answer to a request begins.
        func begin(_ response: HTTPResponse, of number: Int) {
            guard number == self.number, exchange != nil else { return }
            if head?.method == .head || response.status == .noContent || response.status == .notModified {
                heldHead = response
            } else {
                writeHead(response)
            }
        }

        /// Bytes of the answer.
        func write(_ bytes: [UInt8], of number: Int) {
            guard number == self.number, let exchange else { return }
            sent += bytes.count
            if heldHead != nil { return exchange.taken(bytes.count) }
            let count = bytes.count
            writeBody(bytes).whenComplete { _ in exchange.taken(count) }
            channel.flush()
        }

        /// The answer is complete, or there is an error.
        func end(_ error: (any Error)?, of number: Int) {
            guard number == self.number, exchange != nil else { return }
            if let error {
                guard status == 0, heldHead == nil, let refusal = error as? ProtocolError else { return close() }
                return send(desk.shared(refusal.answer))
            }
            if var held = heldHead {
                if held.status.mayHaveBody { held.headerFields[.contentLength] = String(sent) }
                sent = 0
                writeHead(held)
            }
            finish()
        }

        /// The client takes nothing of the answer any more.
        func giveUp(_ number: Int) {
            if number == self.number { close() }
        }

        // MARK: Events

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            switch event {
            case is ChannelShouldQuiesceEvent:
                isQuiescing = true
                switch phase {
                case .answer, .sending: break
                case .idle, .head, .body, .closing: close()
                }
            case ChannelEvent.inputClosed:
                isHalfClosed = .now()
                switch phase {
                case .answer, .sending: break
                case .idle, .closing: close()
                case .head, .body: refuse(400, "the request is not complete")
                }
            default: context.fireUserInboundEventTriggered(event)
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            guard let error = error as? HTTPParserError else { return close() }
            switch phase {
            case .answer, .sending, .closing: close()
            case .idle, .head, .body:
                if error == .headerOverflow {
                    refuse(431, "the request's fields are too long")
                } else {
                    refuse(400, "this is no request of HTTP/1.1")
                }
            }
        }
    }

    extension HTTPResponse.Status {
        /// Whether an answer of this status may have a body (RFC 9110 §6.4.1).
        fileprivate var mayHaveBody: Bool { code >= 200 && self != .noContent && self != .notModified }
    }
#endif
