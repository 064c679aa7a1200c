internal import RDFToolkit
internal import Sorting

/// What a line that begins with a full stop asks of the prompt itself.
enum PromptCommand: String, CaseIterable {
    case help = ".help"
    case prefixes = ".prefixes"
    case format = ".format"
    case timeout = ".timeout"
    case explain = ".explain"
    case load = ".load"
    case quit = ".quit"

    /// What may follow, and what the command does.
    var explanation: (arguments: String, purpose: String) {
        switch self {
        case .help: ("", "tells what can be done here")
        case .prefixes: ("[NAME IRI]", "lists the known prefixes, or adds one")
        case .format: ("[NAME]", "tells or sets how answers are written")
        case .timeout: ("[SECONDS|off]", "tells or sets when a query is stopped")
        case .explain: ("[on|off]", "shows plans in place of answers")
        case .load: ("FILE", "runs the query of a file")
        case .quit: ("", "leaves, as Ctrl-D does")
        }
    }

    /// What completes a command.
    static var completions: [String: [String]] {
        var result: [String: [String]] = [:]
        for command in allCases {
            switch command {
            case .format:
                result[command.rawValue] = ResultFormat.allCases.map(\.rawValue) + RDFFormat.allCases.map(\.rawValue)
            case .explain: result[command.rawValue] = ["on", "off"]
            case .timeout: result[command.rawValue] = ["off"]
            default: result[command.rawValue] = []
            }
        }
        return result
    }

    /// All commands, a line each.
    static var overview: String {
        let rows = allCases.map { ($0.rawValue + " " + $0.explanation.arguments, $0.explanation.purpose) }
        let width = rows.map { $0.0.utf8.count }.max() ?? 0
        return rows.map { name, purpose in
            "  " + name + String(repeating: " ", count: width - name.utf8.count + 2) + purpose
        }.joined(separator: "\n")
    }
}

extension PromptSession {
    /// Does what a line with a full stop asks; whether the prompt goes on.
    func command(_ text: String) -> Bool {
        let words = text.split { $0 == " " || $0 == "\n" }.map(String.init)
        guard let name = words.first, let command = PromptCommand(rawValue: name == ".exit" ? ".quit" : name) else {
            settings.tell("there is no command \(words.first ?? text); .help lists all")
            return true
        }
        switch command {
        case .quit: return false
        case .help: settings.tell(PromptCommand.overview)
        case .prefixes: prefixes(words)
        case .format: format(words.dropFirst().first)
        case .timeout: timeout(words.dropFirst().first)
        case .explain:
            settings.explains = words.count > 1 ? words[1] == "on" : !settings.explains
            settings.tell(settings.explains ? "plans are shown in place of answers" : "answers are shown")
        case .load: load(text.split(separator: " ", maxSplits: 1).dropFirst().first.map(String.init))
        }
        return true
    }

    private func prefixes(_ words: [String]) {
        guard words.count > 1 else {
            let known = knownPrefixes.ordered { CodeUnits.less($0.key, $1.key) }
            return settings.tell(known.map { "  \($0.key): <\($0.value.text)>" }.joined(separator: "\n"))
        }
        let name = words[1].hasSuffix(":") ? String(words[1].dropLast()) : words[1]
        let text = words.count > 2 ? words[2].filter { $0 != "<" && $0 != ">" } : ""
        do {
            let namespace = try IRI(text)
            _ = try Query("PREFIX \(name): <\(text)> ASK {}")
            prefixes[name] = namespace
        } catch {
            settings.tell("write it as .prefixes ex: <http://example.org/>")
        }
    }

    private func format(_ name: String?) {
        guard let name else {
            return settings.tell(
                "solutions are written as \(settings.format.rawValue), graphs as \(settings.graphFormat.rawValue)")
        }
        if let format = ResultFormat(rawValue: name) {
            settings.format = format
        } else if let format = RDFFormat(name: name) {
            settings.graphFormat = format
        } else {
            settings.tell("\(AnswerFormatError.unknown(name))")
        }
    }

    private func timeout(_ text: String?) {
        switch text {
        case nil: break
        case "off": settings.options.limits.timeout = nil
        case let text?:
            guard let seconds = Double(text), seconds > 0, seconds < 1e9 else {
                return settings.tell("'\(text)' is no time; give seconds above 0, or off")
            }
            settings.options.limits.timeout = .milliseconds(seconds * 1000)
        }
        guard let timeout = settings.options.limits.timeout else {
            return settings.tell("queries run as long as they take")
        }
        settings.tell("queries are stopped after \(timeout)")
    }

    private func load(_ path: String?) {
        guard let path else { return settings.tell("name the file that holds the query") }
        do {
            ask(String(decoding: try InputFile.bytes(of: path), as: UTF8.self), name: path)
        } catch {
            settings.tell("\(error)")
        }
    }
}
