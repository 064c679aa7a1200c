#if Server
    internal import HTTPTypes
    internal import NIOConcurrencyHelpers
    internal import NIOCore
    internal import QueryEngine

    /// Carries an answer from the thread that makes it to the connection, some pieces ahead of it at most.
    final class Exchange: AnswerSink, Sendable {
        /// Stops the making when the client has gone.
        let cancellation = Cancellation()
        private let loop: any EventLoop
        private let connection: NIOLoopBound<ConnectionHandler>
        private let number: Int
        private let stallTime: Double
        /// How many bytes are on their way; -1 when nobody takes them any more.
        private let onTheWay = ConditionLock(value: 0)
        private let state = NIOLockedValueBox(State())

        private struct State {
            var bytes = 0
            var isAbandoned = false
        }

        /// So many bytes may be on their way.
        private static let most = 1 << 20

        /// - Parameters:
        ///   - connection: where the answer goes.
        ///   - number: the request's number there.
        init(_ connection: NIOLoopBound<ConnectionHandler>, _ loop: any EventLoop, number: Int, stallTime: Double) {
            self.connection = connection
            self.loop = loop
            self.number = number
            self.stallTime = stallTime
        }

        // MARK: The thread's side

        func begin(_ head: HTTPResponse) throws {
            let (connection, number) = (connection, number)
            loop.execute { connection.value.begin(head, of: number) }
        }

        func write(_ bytes: [UInt8]) throws {
            // 1 is "full": the thread waits until the connection has taken something.
            guard onTheWay.lock(whenValue: 0, timeoutSeconds: stallTime) else {
                let (connection, number) = (connection, number)
                abandon()
                loop.execute { connection.value.giveUp(number) }
                throw AbandonedAnswer()
            }
            let (isFull, isAbandoned) = state.withLockedValue { state in
                state.bytes += bytes.count
                return (state.bytes >= Exchange.most, state.isAbandoned)
            }
            onTheWay.unlock(withValue: isFull && !isAbandoned ? 1 : 0)
            if isAbandoned { throw AbandonedAnswer() }
            let (connection, number) = (connection, number)
            loop.execute { connection.value.write(bytes, of: number) }
        }

        /// Ends the answer.
        func end(_ error: (any Error)?) {
            let (connection, number) = (connection, number)
            loop.execute { connection.value.end(error, of: number) }
        }

        // MARK: The connection's side

        /// Bytes have gone to the client.
        func taken(_ count: Int) {
            onTheWay.lock()
            let isFull = state.withLockedValue { state in
                state.bytes -= count
                return state.bytes >= Exchange.most && !state.isAbandoned
            }
            onTheWay.unlock(withValue: isFull ? 1 : 0)
        }

        /// Nobody takes the answer any more.
        func abandon() {
            cancellation.cancel()
            onTheWay.lock()
            state.withLockedValue { $0.isAbandoned = true }
            onTheWay.unlock(withValue: 0)
        }
    }
#endif
