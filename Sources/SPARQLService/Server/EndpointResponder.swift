#if Server
    internal import Glibc
    internal import Hummingbird
    internal import NIOCore
    internal import NIOPosix
    internal import QueryEngine

    /// What the framework keeps for a request: the connection that it came by.
    struct EndpointContext: InitializableFromSource {
        let connection: any Channel

        init(source: ApplicationRequestContextSource) {
            connection = source.channel
        }
    }

    /// Turns requests of the framework into those of the service, and its answers into responses.
    struct EndpointResponder: HTTPResponder {
        let service: QueryService
        let bodySize: Int
        let threads: NIOThreadPool

        func respond(to request: Request, context: EndpointContext) async throws -> Response {
            do {
                return try await answer(request, context.connection)
            } catch let error as ProtocolError {
                return response(error)
            } catch is NIOTooManyBytesError {
                return response(
                    ProtocolError(status: 413, message: "the body has more than the \(bodySize) bytes that are taken"))
            }
        }

        private func answer(_ request: Request, _ connection: any Channel) async throws -> Response {
            let body = try await request.body.collect(upTo: bodySize)
            let accept = request.headers[values: .accept].joined(separator: ",")
            let asked = ProtocolRequest(
                method: request.method.rawValue, target: request.uri.string, contentType: request.headers[.contentType],
                accept: accept.isEmpty ? nil : accept, body: Array(body.readableBytesView))
            let (channel, cancellation) = (AnswerChannel(), Cancellation())
            threads.submit { state in
                channel.end(
                    Result {
                        guard state == .active else { throw AnswerChannel.Abandoned() }
                        try service.answer(asked, cancellation: cancellation, to: channel)
                    })
            }
            // A query that says nothing yet would not notice that nobody listens.
            let watch = Task {
                while await !EndpointResponder.isGone(connection) { try await Task.sleep(for: .milliseconds(100)) }
                cancellation.cancel()
            }
            defer { watch.cancel() }
            let isHead = request.method == .head
            switch await channel.start() {
            case .failed(let error): throw error
            case .whole(let mediaType, let bytes):
                let headers: HTTPFields = [.contentType: mediaType, .contentLength: String(bytes.count)]
                return Response(
                    status: .ok, headers: headers, body: isHead ? .init() : .init(byteBuffer: ByteBuffer(bytes: bytes)))
            case .stream(let mediaType, let first):
                if isHead {
                    cancellation.cancel()
                    channel.abandon()
                    return Response(status: .ok, headers: [.contentType: mediaType])
                }
                return Response(
                    status: .ok, headers: [.contentType: mediaType],
                    body: .init { writer in
                        do {
                            try await writer.write(ByteBuffer(bytes: first))
                            while let piece = try await channel.next() {
                                try await writer.write(ByteBuffer(bytes: piece))
                            }
                            try await writer.finish(nil)
                        } catch {
                            cancellation.cancel()
                            channel.abandon()
                            throw error
                        }
                    })
            }
        }

        /// Whether the client has closed its end. Nothing is read while a request is answered, so that the framework does
        /// not notice; the system knows.
        private static func isGone(_ connection: any Channel) async -> Bool {
            guard connection.isActive else { return true }
            guard let socket = connection as? any SocketOptionProvider, let state = try? await socket.getTCPInfo().get()
            else { return false }
            return Int(state.tcpi_state) == TCP_CLOSE_WAIT
        }

        private func response(_ error: ProtocolError) -> Response {
            var headers: HTTPFields = [.contentType: "text/plain; charset=utf-8"]
            if !error.allowedMethods.isEmpty { headers[.allow] = error.allowedMethods.joined(separator: ", ") }
            if let seconds = error.retryAfter { headers[.retryAfter] = String(seconds) }
            let bytes = ByteBuffer(string: error.message + "\n")
            return Response(status: .init(code: error.status), headers: headers, body: .init(byteBuffer: bytes))
        }
    }
#endif
