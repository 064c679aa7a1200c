internal import JSONSyntax

/// New labels for blank nodes, `_:b0`, `_:b1`, … in the order in which they are asked for (JSON-LD 1.1 API §7.4).
struct BlankNodeNames {
    private var names: [JSONString: JSONString] = [:]
    private var count = 0

    /// The new label of an old one.
    mutating func name(for old: JSONString) -> JSONString {
        if let name = names[old] { return name }
        let name = fresh()
        names[old] = name
        return name
    }

    /// The label of a node that has none.
    mutating func fresh() -> JSONString {
        defer { count += 1 }
        return JSONString("_:b\(count)")
    }
}
