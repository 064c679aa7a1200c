#if Server
    import HTTPClient
    import SPARQLService
    import Yong

    extension ProtocolError {
        /// What a client is told of an error of another server, or of a document that may not be loaded; no address of
        /// this network is named. `nil` of other errors.
        init?(ofRemote error: any Error) {
            switch error {
            case HTTPError.privateAddress, HTTPError.hostNotAllowed, is LoadSourceError:
                self.init(status: 403, message: "this endpoint does not ask that host")
            case let error as RemoteError: self.init(status: 502, message: "\(error)")
            case is HTTPError: self.init(status: 502, message: "the other server could not be asked")
            default: return nil
            }
        }
    }
#endif
