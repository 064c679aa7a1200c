#if Server
    internal import HTTPTypes
    internal import NIOCore
    internal import NIOHTTP1
    internal import NIOHTTPTypesHTTP1
    internal import QueryEngine
    internal import RDFModel

    /// Reads the requests of one connection and writes their answers. Belongs to the connection's event loop.
    ///
    /// Requests that a client sends ahead of their turn (RFC 9112 §9.3.2) wait, and nothing more is read of it meanwhile.
    final class ConnectionHandler: ChannelDuplexHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundIn = Never
        typealias OutboundOut = ByteBuffer

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
        /// Whether the connection outlives the request (RFC 9112 §9.3).
        private var isPersistent = true
        private var version = HTTPVersion.http1_1
        /// What the request before said in `Host`, which was right.
        private var host: String?
        private var writer = ResponseWriter()
        private var context: ChannelHandlerContext?
        /// What came of later requests while one is answered.
        private var ahead = CircularBuffer<HTTPServerRequestPart>()
        /// Whether reading goes on when the request is answered.
        private var isReadHeld = false
        private var isCatchingUp = false
        /// What is wrong with the bytes behind those requests.
        private var failure: HTTPParserError?
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

        func handlerAdded(context: ChannelHandlerContext) {
            self.context = context
        }

        func handlerRemoved(context: ChannelHandlerContext) {
            self.context = nil
        }

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
            let part = unwrapInboundIn(data)
            if case .answer = phase { ahead.append(part) } else { take(part) }
        }

        func read(context: ChannelHandlerContext) {
            if case .answer = phase { isReadHeld = true } else { context.read() }
        }

        private func take(_ part: HTTPServerRequestPart) {
            switch part {
            case .head(let head): begin(head)
            case .body(let bytes): take(bytes)
            case .end: dispatch()
            }
        }

        /// Goes on with what came ahead of its turn.
        private func catchUp() {
            if isCatchingUp { return }
            isCatchingUp = true
            while !ahead.isEmpty {
                if case .answer = phase { break }
                take(ahead.removeFirst())
            }
            isCatchingUp = false
            if case .answer = phase { return }
            if let failure {
                self.failure = nil
                return refuse(of: failure)
            }
            switch phase {
            case .head, .body: if isHalfClosed != nil { refuseIncomplete() }
            case .answer, .idle, .sending, .closing: break
            }
            if isReadHeld {
                isReadHeld = false
                context?.read()
            }
        }

        private func begin(_ part: HTTPRequestHead) {
            // Behind a request that was the last, none is taken.
            guard isPersistent, phase != .closing else { return }
            number += 1
            body = []
            (status, sent) = (0, 0)
            enter(.body)
            version = part.version
            // Behind what asks for another protocol nothing is read any more, and none is spoken but this.
            isPersistent = part.isKeepAlive && !part.headers.contains(name: "upgrade")
            let hosts = part.headers["host"]
            guard let head = try? HTTPRequest(part, host: hosts.first) else {
                return refuse(400, "the request has no method of HTTP/1.1")
            }
            if hosts.count != 1 || !isKnown(host: hosts[0]) {
                if let problem = HostField.problem(hosts, isNeeded: version != .http1_0) {
                    return refuse(400, problem)
                }
                host = hosts.first
            }
            self.head = head
            if let length = head.headerFields[.contentLength].flatMap({ Int($0) }) {
                if length > limits.bodySize { return refuse(413, tooLarge) }
                body.reserveCapacity(length)
            }
            if head.headerFields[.expect]?.lowercased() == "100-continue", version != .http1_0 { write(writer.goOn()) }
        }

        private func isKnown(host name: String) -> Bool { host.map { CodeUnits.equal($0, name) } ?? false }

        private func take(_ bytes: ByteBuffer) {
            guard case .body = phase else { return }
            if body.count + bytes.readableBytes > limits.bodySize { return refuse(413, tooLarge) }
            body.append(contentsOf: bytes.readableBytesView)
        }

        private func refuseIncomplete() { refuse(400, "the request is not complete") }

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
            var response = answer.head
            var length: Int?
            if response.status.mayHaveBody {
                if response.headerFields.contains(.contentLength) {
                    response.headerFields[.contentLength] = String(answer.body.count)
                } else {
                    length = answer.body.count
                }
            }
            let isWanted = head?.method != .head
            let isShort = answer.body.count <= ConnectionHandler.pieceSize
            var buffer = begin(response, length: length, size: isWanted && isShort ? answer.body.count : 0)
            if isWanted, !answer.body.isEmpty {
                sent += answer.body.count
                if isShort {
                    writer.piece(answer.body[...], to: &buffer)
                } else {
                    write(buffer)
                    writeBody(answer.body)
                    buffer = writer.buffer(for: 0)
                }
            }
            finish(buffer)
        }

        /// The bytes of an answer's head.
        private func begin(_ response: HTTPResponse, length: Int? = nil, size: Int = 0) -> ByteBuffer {
            status = response.status.code
            if isQuiescing { isPersistent = false }
            return writer.head(response, length: length, for: version, isPersistent: &isPersistent, size: size)
        }

        private func write(_ buffer: ByteBuffer) {
            context?.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
        }

        private static let pieceSize = 1 << 18

        /// Writes bytes in pieces: each that the client takes gives it time anew for the next.
        ///
        /// - Returns: when the last is taken.
        @discardableResult
        private func writeBody(_ bytes: [UInt8]) -> EventLoopFuture<Void> {
            var written = channel.eventLoop.makeSucceededVoidFuture()
            guard let context else { return written }
            var rest = bytes[...]
            while !rest.isEmpty {
                let piece = rest.prefix(ConnectionHandler.pieceSize)
                rest = rest.dropFirst(piece.count)
                var buffer = writer.buffer(for: piece.count)
                writer.piece(piece, to: &buffer)
                written = context.writeAndFlush(wrapOutboundOut(buffer))
                written.assumeIsolated().whenSuccess {
                    if case .sending = self.phase { self.since = .now() }
                }
            }
            return written
        }

        /// Ends an answer.
        ///
        /// - Parameter buffer: its last bytes, but for those that say that it ends.
        private func finish(_ buffer: ByteBuffer) {
            var buffer = buffer
            writer.end(&buffer)
            if let head {
                desk.note(
                    head, status: status, bytes: sent, seconds: Double((NIODeadline.now() - since).nanoseconds) / 1e9)
            }
            exchange = nil
            head = nil
            heldHead = nil
            enter(.sending)
            let number = number
            context?.writeAndFlush(wrapOutboundOut(buffer)).assumeIsolated().whenComplete { _ in
                // The next request may have begun.
                guard number == self.number, case .sending = self.phase else { return }
                if self.isQuiescing || !self.isPersistent || self.isHalfClosed != nil && self.ahead.isEmpty {
                    self.enter(.closing)
                    self.channel.close(promise: nil)
                } else {
                    self.enter(.idle)
                }
            }
            catchUp()
        }

        /// Tells why a request is not taken, and closes the connection when that is said.
        private func refuse(_ status: Int, _ message: String) {
            exchange?.abandon()
            exchange = nil
            var answer = desk.shared(ProtocolError(status: status, message: message).answer)
            answer.head.headerFields[.contentLength] = String(answer.body.count)
            isPersistent = false
            var buffer = begin(answer.head, size: answer.body.count)
            writer.piece(answer.body[...], to: &buffer)
            write(buffer)
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
                // Its first bytes follow at once, and go out together with it.
                context?.write(wrapOutboundOut(begin(response)), promise: nil)
            }
        }

        /// Bytes of the answer.
        func write(_ bytes: [UInt8], of number: Int) {
            guard number == self.number, let exchange else { return }
            sent += bytes.count
            if heldHead != nil { return exchange.taken(bytes.count) }
            let count = bytes.count
            writeBody(bytes).whenComplete { _ in exchange.taken(count) }
        }

        /// The answer is complete, or there is an error.
        func end(_ error: (any Error)?, of number: Int) {
            guard number == self.number, exchange != nil else { return }
            if let error {
                guard status == 0, heldHead == nil, let refusal = error as? ProtocolError else { return close() }
                return send(desk.shared(refusal.answer))
            }
            guard var held = heldHead else { return finish(writer.buffer(for: 0)) }
            if held.status.mayHaveBody { held.headerFields[.contentLength] = String(sent) }
            sent = 0
            finish(begin(held))
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
                case .head, .body: refuseIncomplete()
                }
            default: context.fireUserInboundEventTriggered(event)
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            guard let error = error as? HTTPParserError else { return close() }
            switch phase {
            case .closing: close()
            // What came before is answered first.
            case .answer: failure = error
            case .idle, .head, .body, .sending: refuse(of: error)
            }
        }

        /// Tells of bytes that are no request; not of those behind the last request.
        private func refuse(of error: HTTPParserError) {
            if case .sending = phase, !isPersistent { return }
            if error == .headerOverflow {
                refuse(431, "the request's fields are too long")
            } else {
                refuse(400, "this is no request of HTTP/1.1")
            }
        }
    }

    extension HTTPRequest {
        /// The head of a request as it came.
        ///
        /// - Throws: if it has no method.
        fileprivate init(_ part: HTTPRequestHead, host: String?) throws {
            // Only a target that is a whole address has to be taken apart (RFC 9112 §3.2.2).
            guard part.uri.utf8.first == UInt8(ascii: "/") else {
                try self.init(part, secure: false, splitCookie: false)
                return
            }
            self.init(
                method: try Method(part.method), scheme: "http", authority: host, path: part.uri,
                headerFields: HTTPFields(part.headers, splitCookie: false))
        }
    }
#endif
