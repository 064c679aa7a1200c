#if Server
    internal import HTTPTypes
    internal import JSONSyntax

    /// What the service is, and where its parts are (§3.1 of the specification).
    struct ServiceManifest {
        private let settings: ReconciliationSettings
        private let address: String

        /// - Parameter head: a request, for the address where the settings have none.
        init(_ settings: ReconciliationSettings, _ head: HTTPRequest) {
            self.settings = settings
            address = settings.address ?? ServiceManifest.address(of: head)
        }

        /// The address that a client used; nothing for a host that is written as none can be.
        private static func address(of head: HTTPRequest) -> String {
            guard let host = head.authority, !host.isEmpty, host.utf8.count <= 255 else { return "" }
            let isHost = host.utf8.allSatisfy { byte in
                byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x3A || byte == 0x2D
                    || byte == 0x2E
                    || byte == 0x5B || byte == 0x5D
            }
            return isHost ? (head.scheme == "https" ? "https://" : "http://") + host : ""
        }

        /// The manifest.
        var json: JSONValue {
            let base = address + settings.prefix
            func text(_ text: String) -> JSONValue { .string(JSONString(text)) }
            func object(_ members: [(JSONString, JSONValue)]) -> JSONValue { .object(JSONObject(members)) }
            func suggestion(_ subject: ReconciliationRoute.Subject) -> JSONValue {
                object([
                    ("service_url", text(base)), ("service_path", text("/suggest/\(subject.rawValue)")),
                    ("flyout_service_url", text(base)),
                    ("flyout_service_path", text("/flyout/\(subject.rawValue)?id=${id}")),
                ])
            }
            let preview = base + "/preview?id={{id}}"
            return object([
                ("versions", .array(["0.1", "0.2"])), ("name", text(settings.name)),
                ("identifierSpace", text(settings.identifierSpace)), ("schemaSpace", text(settings.schemaSpace)),
                ("defaultTypes", .array(ServiceManifest.defaultTypes(settings.schemaSpace))),
                ("view", object([("url", text(settings.view ?? preview))])),
                (
                    "preview",
                    object([
                        ("url", text(preview)), ("width", JSONValue(.number(JSONNumber(430)))),
                        ("height", JSONValue(.number(JSONNumber(200)))),
                    ])
                ),
                (
                    "suggest",
                    object(
                        ReconciliationRoute.Subject.allCases.map { (JSONString($0.rawValue), suggestion($0)) })
                ),
                (
                    "extend",
                    object([
                        (
                            "propose_properties",
                            object([("service_url", text(base)), ("service_path", "/properties")])
                        ),
                        ("property_settings", .array([])),
                    ])
                ),
                ("batchSize", JSONValue(.number(JSONNumber(settings.batchSize)))),
            ])
        }

        private static func defaultTypes(_ space: String) -> [JSONValue] {
            ["Person", "Organisation", "Ministry", "Country", "Province", "Place", "Event", "Plan"].map { name in
                .object(JSONObject([("id", .string(JSONString(space + name))), ("name", .string(JSONString(name)))]))
            }
        }
    }
#endif
