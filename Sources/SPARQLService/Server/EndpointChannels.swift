#if Server
    internal import HummingbirdCore
    internal import Logging
    internal import NIOCore
    internal import NIOHTTP1
    internal import NIOPosix
    internal import Synchronization

    /// Sets connections up: HTTP/1.1 with requests one after the other, each answered by a handler on the connection's
    /// event loop, without a task in between.
    struct EndpointChannels: ServerChildChannel {
        /// A connection.
        struct Value: ServerChildChannelValue {
            let channel: any Channel
        }

        private let desk: RequestDesk
        private let limits: ConnectionLimits
        private let rooms: [ObjectIdentifier: NIOLoopBound<ConnectionRoom>]

        init(desk: RequestDesk, limits: ConnectionLimits, group: MultiThreadedEventLoopGroup) {
            self.desk = desk
            self.limits = limits
            var rooms: [ObjectIdentifier: NIOLoopBound<ConnectionRoom>] = [:]
            for loop in group.makeIterator() {
                let room = ConnectionRoom.make(on: loop, limits, desk.metrics)
                rooms[ObjectIdentifier(loop)] = room
            }
            self.rooms = rooms
        }

        func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
            channel.eventLoop.makeCompletedFuture {
                let room = rooms[ObjectIdentifier(channel.eventLoop)]?.value
                let handler = ConnectionHandler(desk, limits, channel, room)
                let pipeline = channel.pipeline.syncOperations
                var decoder = NIOHTTPDecoderLimitConfiguration()
                decoder.maxHeaderFieldSize = limits.headSize
                decoder.maxHeaderListSize = limits.headSize
                try pipeline.addHandler(ArrivalHandler(handler))
                try pipeline.addHandler(
                    ByteToMessageHandler(HTTPRequestDecoder(limitConfiguration: decoder)))
                try pipeline.addHandler(handler)
                return Value(channel: channel)
            }
        }

        func handle(value: Value, logger: Logger) async {
            try? await value.channel.closeFuture.get()
        }
    }

    /// Tells a connection that bytes came, before they make a whole request.
    private final class ArrivalHandler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias InboundOut = ByteBuffer

        private let connection: ConnectionHandler

        init(_ connection: ConnectionHandler) {
            self.connection = connection
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            connection.bytesArrive()
            context.fireChannelRead(data)
        }
    }

    /// The connections of one event loop: looks after those that take too long, and makes room.
    final class ConnectionRoom {
        private var connections: [ObjectIdentifier: ConnectionHandler] = [:]
        private let most: Int
        private let metrics: EndpointMetrics

        private init(_ most: Int, _ metrics: EndpointMetrics) {
            self.most = most
            self.metrics = metrics
        }

        /// Makes the room of a loop.
        static func make(
            on loop: any EventLoop, _ limits: ConnectionLimits, _ metrics: EndpointMetrics
        ) -> NIOLoopBound<ConnectionRoom> {
            let made = loop.submit {
                let room = NIOLoopBound(ConnectionRoom(limits.connections, metrics), eventLoop: loop)
                loop.scheduleRepeatedTask(initialDelay: .milliseconds(500), delay: .milliseconds(500)) { _ in
                    room.value.look()
                }
                return room
            }
            do { return try made.wait() } catch { preconditionFailure("an event loop that has not begun ended") }
        }

        /// Takes a connection in; the one that has been idle longest goes if there are too many.
        func enter(_ connection: ConnectionHandler) {
            connections[ObjectIdentifier(connection)] = connection
            let count = metrics.connections.wrappingAdd(1, ordering: .relaxed).newValue
            guard count > most else { return }
            let idle = connections.values.filter { $0.isIdle && $0 !== connection }
            (idle.min { $0.since < $1.since } ?? connection).close()
        }

        /// Lets a connection go.
        func leave(_ connection: ConnectionHandler) {
            guard connections.removeValue(forKey: ObjectIdentifier(connection)) != nil else { return }
            metrics.connections.wrappingSubtract(1, ordering: .relaxed)
        }

        private func look() {
            let now = NIODeadline.now()
            for connection in connections.values { connection.checkTime(now) }
        }
    }
#endif
