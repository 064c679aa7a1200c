internal import CCurl

/// The functions of libcurl, which is loaded at the first request.
@safe
struct Curl: Sendable {
    // SAFETY: allocated once for the whole program, and not changed once the library is loaded.
    nonisolated(unsafe) private let functions: UnsafePointer<CurlFunctions>

    /// What every easy handle is given besides options: the functions.
    var pointer: UnsafePointer<CurlFunctions> { unsafe functions }
    var table: CurlFunctions { unsafe functions.pointee }

    private init(_ functions: UnsafePointer<CurlFunctions>) {
        unsafe self.functions = unsafe functions
    }

    private static let loaded: Result<Curl, HTTPError> = {
        let functions = UnsafeMutablePointer<CurlFunctions>.allocate(capacity: 1)
        unsafe functions.initialize(to: CurlFunctions())
        // SAFETY: the reason is a text of the system that lasts until its next call.
        guard let reason = unsafe curl_functions_load(functions) else { return .success(unsafe Curl(functions)) }
        return .failure(.unavailable(reason: unsafe String(cString: reason)))
    }()

    /// The library, loaded.
    static func load() throws(HTTPError) -> Curl { try loaded.get() }
}
