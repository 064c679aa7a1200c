internal import CCurl

/// One request to one URL, by libcurl's interface for many transfers: only that gives control back in time to stop.
@safe
struct Transfer: ~Copyable {
    // SAFETY: all made in `init` and freed in `deinit`, the list behind the handle that uses it.
    private let easy: UnsafeMutableRawPointer
    private let multi: UnsafeMutableRawPointer
    private var list: UnsafeMutablePointer<curl_slist>?
    private let curl: Curl
    private let state: TransferState

    /// How long the library may wait for the network before the client looks whether it is to stop.
    private static let pause: Int32 = 20

    init(_ curl: Curl, _ state: TransferState) throws(HTTPError) {
        guard let easy = curl.table.easy_init() else { throw .unavailable(reason: "out of memory") }
        guard let multi = curl.table.multi_init() else {
            unsafe curl.table.easy_cleanup(easy)
            throw .unavailable(reason: "out of memory")
        }
        unsafe self.easy = easy
        unsafe self.multi = multi
        unsafe list = nil
        self.curl = curl
        self.state = state
    }

    deinit {
        _ = unsafe curl.table.multi_remove_handle(multi, easy)
        unsafe curl.table.easy_cleanup(easy)
        _ = unsafe curl.table.multi_cleanup(multi)
        unsafe curl.table.slist_free_all(list)
    }

    // MARK: Options

    private func set(_ option: CURLoption, _ value: Int) {
        _ = unsafe curl_set_number(curl.pointer, easy, option, value)
    }

    private func set(_ option: CURLoption, _ value: String) {
        // SAFETY: the library copies texts.
        _ = unsafe value.withCString { text in unsafe curl_set_pointer(curl.pointer, easy, option, text) }
    }

    /// Sets all that does not depend on what is asked.
    func configure(_ options: HTTPOptions, usesProxy: Bool) {
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_QUICK_EXIT, 1)
        set(CURLOPT_FOLLOWLOCATION, 0)
        set(CURLOPT_PROTOCOLS_STR, "http,https")
        set(CURLOPT_ACCEPT_ENCODING, "")
        set(CURLOPT_USERAGENT, options.userAgent)
        set(CURLOPT_CONNECTTIMEOUT_MS, max(1, options.connectionTimeout.milliseconds))
        if !usesProxy { set(CURLOPT_PROXY, "") }
        // SAFETY: the client keeps the state for as long as the handle.
        let address = unsafe Unmanaged.passUnretained(state).toOpaque()
        _ = unsafe curl_set_data_function(curl.pointer, easy, CURLOPT_WRITEFUNCTION, TransferState.takeBytes)
        _ = unsafe curl_set_pointer(curl.pointer, easy, CURLOPT_WRITEDATA, address)
        _ = unsafe curl_set_data_function(curl.pointer, easy, CURLOPT_HEADERFUNCTION, TransferState.takeField)
        _ = unsafe curl_set_pointer(curl.pointer, easy, CURLOPT_HEADERDATA, address)
        _ = unsafe curl_set_socket_function(curl.pointer, easy, CURLOPT_OPENSOCKETFUNCTION, TransferState.openSocket)
        _ = unsafe curl_set_pointer(curl.pointer, easy, CURLOPT_OPENSOCKETDATA, address)
    }

    /// Sets what is asked.
    mutating func prepare(
        _ url: String, _ method: HTTPRequest.Method, _ headers: [HTTPRequest.Header],
        _ credentials: HTTPRequest.Credentials?
    ) {
        set(CURLOPT_URL, url)
        var fields = headers
        switch credentials {
        case .bearer(let token)?: fields.append(HTTPRequest.Header("Authorization", "Bearer " + token))
        case .user(let name, let password)?:
            // Basic or digest authentication, whichever the server asks for.
            set(CURLOPT_HTTPAUTH, 1 | 2)
            set(CURLOPT_USERNAME, name)
            set(CURLOPT_PASSWORD, password)
        case nil: break
        }
        if let (name, body, type) = method.content {
            set(CURLOPT_POST, 1)
            set(CURLOPT_CUSTOMREQUEST, name)
            _ = unsafe curl_set_size(curl.pointer, easy, CURLOPT_POSTFIELDSIZE_LARGE, Int(body.count))
            // SAFETY: the library copies the body, whose size it knows.
            _ = unsafe body.withUnsafeBytes { bytes in
                unsafe curl_set_pointer(curl.pointer, easy, CURLOPT_COPYPOSTFIELDS, bytes.baseAddress)
            }
            // Without this the library waits for a word of the server before a longer body.
            fields += [HTTPRequest.Header("Content-Type", type), HTTPRequest.Header("Expect", "")]
        }
        for field in fields {
            let line = field.value.isEmpty ? field.name + ":" : field.name + ": " + field.value
            // SAFETY: the library copies the line; the list is freed in `deinit`.
            if let longer = unsafe curl.table.slist_append(list, line) { unsafe list = unsafe longer }
        }
        _ = unsafe curl_set_pointer(curl.pointer, easy, CURLOPT_HTTPHEADER, list)
    }

    // MARK: Work

    /// Runs the transfer to its end.
    ///
    /// - Parameter step: called whenever something came, and every few milliseconds otherwise; what it throws ends the
    ///   transfer.
    /// - Returns: what the library says went wrong.
    func run(_ step: (borrowing Transfer) throws -> Void) throws -> (code: CURLcode, reason: String)? {
        guard unsafe curl.table.multi_add_handle(multi, easy) == CURLM_OK else {
            throw HTTPError.unavailable(reason: "out of memory")
        }
        var running: Int32 = 1
        while running > 0 {
            let status = unsafe curl.table.multi_perform(multi, &running)
            guard status == CURLM_OK else {
                throw HTTPError.unavailable(reason: "it failed with code \(status.rawValue)")
            }
            try step(self)
            if running > 0 { _ = unsafe curl.table.multi_poll(multi, nil, 0, Transfer.pause, nil) }
        }
        var left: Int32 = 0
        guard let message = unsafe curl.table.multi_info_read(multi, &left) else { return nil }
        let code = unsafe curl_message_result(message)
        if code == CURLE_OK { return nil }
        // SAFETY: the texts of errors are constants of the library.
        return (
            code, unsafe curl.table.easy_strerror(code).map { unsafe String(cString: $0) } ?? "code \(code.rawValue)"
        )
    }

    /// The status code of the answer; zero as long as there is none.
    var status: Int { unsafe curl_get_number(curl.pointer, easy, CURLINFO_RESPONSE_CODE) }

    /// The media type of the answer.
    var contentType: String? { text(CURLINFO_CONTENT_TYPE) }

    /// Where the answer leads, in full.
    var redirection: String? { text(CURLINFO_REDIRECT_URL) }

    private func text(_ info: CURLINFO) -> String? {
        // SAFETY: the text lasts as long as the handle.
        unsafe curl_get_text(curl.pointer, easy, info).map { unsafe String(cString: $0) }
    }
}

extension Duration {
    /// Whole milliseconds.
    var milliseconds: Int {
        Int(clamping: components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}
