#if Server
    internal import NIOConcurrencyHelpers

    /// Carries an answer from the thread that runs a query to the connection, a few pieces ahead of it at most.
    final class AnswerChannel: AnswerSink {
        /// How an answer begins, as the connection sees it.
        enum Start: Sendable {
            /// The answer is short and here.
            case whole(mediaType: String, [UInt8])
            /// The answer goes on behind the first piece.
            case stream(mediaType: String, first: [UInt8])
            /// There is none.
            case failed(any Error)
        }

        private struct State {
            var mediaType: String?
            var pieces: [[UInt8]] = []
            var end: Result<Void, any Error>?
            var isAbandoned = false
            var waiting: CheckedContinuation<Void, Never>?
        }

        private let state = NIOLockedValueBox(State())
        /// 1 while there is room for a piece.
        private let room = ConditionLock(value: 1)
        private let capacity = 4

        /// Nobody waits for the answer any more.
        struct Abandoned: Error {}

        // MARK: The query's side

        func begin(mediaType: String) throws {
            state.withLockedValue { $0.mediaType = mediaType }
        }

        func write(_ bytes: [UInt8]) throws {
            room.lock(whenValue: 1)
            let (waiting, isFull, isAbandoned) = state.withLockedValue { state in
                if !state.isAbandoned { state.pieces.append(bytes) }
                defer { state.waiting = nil }
                return (state.waiting, state.pieces.count >= capacity, state.isAbandoned)
            }
            room.unlock(withValue: isFull && !isAbandoned ? 0 : 1)
            waiting?.resume()
            if isAbandoned { throw Abandoned() }
        }

        /// Ends the answer.
        func end(_ result: Result<Void, any Error>) {
            let waiting = state.withLockedValue { state in
                state.end = result
                defer { state.waiting = nil }
                return state.waiting
            }
            waiting?.resume()
        }

        // MARK: The connection's side

        /// Waits until the answer is complete, or has more than one piece.
        func start() async -> Start {
            await wait { $0.end != nil || $0.pieces.count > 1 }
            return state.withLockedValue { state in
                if state.pieces.count <= 1, case .failure(let error)? = state.end { return .failed(error) }
                let type = state.mediaType ?? ""
                if state.pieces.count <= 1 { return .whole(mediaType: type, state.pieces.first ?? []) }
                return .stream(mediaType: type, first: state.pieces.removeFirst())
            }
        }

        /// The next piece; `nil` at the end.
        ///
        /// - Throws: what ended the query.
        func next() async throws -> [UInt8]? {
            room.lock()
            let piece = state.withLockedValue { $0.pieces.isEmpty ? nil : $0.pieces.removeFirst() }
            room.unlock(withValue: 1)
            if let piece { return piece }
            await wait { $0.end != nil || !$0.pieces.isEmpty }
            let (next, end) = state.withLockedValue { ($0.pieces.isEmpty ? nil : $0.pieces.removeFirst(), $0.end) }
            if let next { return next }
            try end?.get()
            return nil
        }

        /// Lets the query stop: its pieces go nowhere.
        func abandon() {
            room.lock()
            state.withLockedValue { state in
                state.isAbandoned = true
                state.pieces = []
            }
            room.unlock(withValue: 1)
        }

        private func wait(until isReady: @Sendable (State) -> Bool) async {
            while !state.withLockedValue({ isReady($0) }) {
                await withCheckedContinuation { continuation in
                    let isReady = state.withLockedValue { state in
                        if isReady(state) { return true }
                        state.waiting = continuation
                        return false
                    }
                    if isReady { continuation.resume() }
                }
            }
        }
    }
#endif
