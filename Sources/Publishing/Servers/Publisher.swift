internal import Glibc
internal import HTTPClient
internal import MessageDigests
public import QuadStore
internal import RDFModel
internal import RDFToolkit

/// Sends quads to another server, in batches, so that it can be broken off at any time and goes on where it stopped.
///
/// * The same quads are cut into the same batches. A state on the disk tells how many of them the server has taken.
/// * Blank nodes get IRIs, so that a batch can be sent again: whether the server had taken it before a break or not, it
///   holds each statement once.
/// * In the end the server is asked how many statements each graph holds.
public struct Publisher {
    private let server: PublishingServer
    private let settings: PublishingSettings
    private let statePath: String
    /// Told how far it is, with each request.
    public var progress: (PublishingProgress) -> Void = { _ in }
    /// Waits for a server that is busy or gone.
    var wait: (Duration) -> Void = { duration in
        let parts = duration.components
        var left = timespec(tv_sec: Int(parts.seconds), tv_nsec: Int(parts.attoseconds / 1_000_000_000))
        var rest = timespec()
        while nanosleep(&left, &rest) != 0, errno == EINTR { left = rest }
    }

    /// Makes a publisher; nothing is sent yet.
    ///
    /// - Parameters:
    ///   - server: where to.
    ///   - settings: how.
    ///   - statePath: the file that tells how far it is, while it is not complete.
    public init(to server: PublishingServer, settings: PublishingSettings, statePath: String) {
        self.server = server
        self.settings = settings
        self.statePath = statePath
    }

    /// Sends all quads of a view, or those that a broken publication did not.
    ///
    /// - Parameters:
    ///   - view: what is sent.
    ///   - restarts: whether the state of a broken publication is forgotten.
    /// - Throws: ``PublishingError``, `RemoteError`, `HTTPError`, `StoreError`, `FileError`. What the server has taken
    ///   stands in the state, and the same call goes on.
    public func publish(_ view: QuadView, restarts: Bool = false) throws -> PublishingReport {
        let before = restarts ? nil : try PublishingState(at: statePath)
        if let before, before.publication != publication { throw PublishingError.otherPublication(state: statePath) }
        var state = PublishingState(publication: publication)
        var report = PublishingReport()
        var told = PublishingProgress()
        told.total = try view.count(QuadPattern())
        if before == nil { try state.write(to: statePath) }
        var maker = BatchMaker(server.proto, settings) { batch in
            state.add(batch)
            if let before, state.batches <= before.batches {
                if state.batches == before.batches, state != before {
                    throw PublishingError.changedData(state: statePath, batch: state.batches)
                }
                report.resumed = state.statements
            } else {
                try send(batch, told)
                try state.write(to: statePath)
            }
            (told.statements, told.batches) = (state.statements, state.batches)
            progress(told)
        }
        try view.forEachByGraph { try maker.add($0) }
        try maker.finish()
        if let before, state.batches < before.batches {
            throw PublishingError.changedData(state: statePath, batch: before.batches)
        }
        (report.statements, report.graphs) = (state.statements, maker.counts.count)
        if let endpoint = server.endpoint(timeout: settings.timeout) {
            report.surplus = try ServerCounts(endpoint: endpoint, retry: retry(told))
                .verify(maker.counts, replaced: settings.replaces)
            report.isVerified = true
        }
        unlink(statePath)
        return report
    }

    /// What the publication is: where to, and all that the batches depend on.
    private var publication: String {
        let limits = settings.limits(server.proto)
        let parts = [
            server.proto.rawValue, server.url, "\(limits.bytes)", "\(limits.statements)", "\(settings.replaces)",
            settings.defaultGraph?.text ?? "", settings.skolemBase.text,
        ]
        let digest = MessageDigest.sha256.hexadecimal(of: Array(parts.joined(separator: "\n").utf8)) ?? []
        return String(decoding: digest, as: UTF8.self)
    }

    private func retry(_ told: PublishingProgress) -> RetryPolicy {
        RetryPolicy(retries: settings.retries) { duration in
            var told = told
            told.waiting = duration
            progress(told)
            wait(duration)
        }
    }

    private func send(_ batch: Batch, _ told: PublishingProgress) throws {
        let session = PublishingServer.session(timeout: settings.timeout)
        for request in server.requests(for: batch, replacing: settings.replaces) {
            try retry(told).run {
                var said = ServerText()
                let response = try session.send(request) { said.add($1) }
                if response.isSuccess { return .done(()) }
                let error = RemoteError.status(url: request.url, response.status, text: said.lines)
                guard RetryPolicy.mayPass(status: response.status) else { throw error }
                return .again(error, after: response.retryAfter)
            }
        }
    }
}
