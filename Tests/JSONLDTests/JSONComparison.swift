import JSONSyntax

/// Compares documents as the suite asks for: the order of members never counts, that of arrays only in lists, and
/// language tags are compared without regard to case.
enum JSONComparison {
    static func areEqual(_ left: JSONValue, _ right: JSONValue, isOrdered: Bool = false) -> Bool {
        switch (left.content, right.content) {
        case (.null, .null): return true
        case (.bool(let l), .bool(let r)): return l == r
        case (.number(let l), .number(let r)): return l.double == r.double
        case (.string(let l), .string(let r)): return l == r
        case (.array(let l), .array(let r)):
            guard l.count == r.count else { return false }
            if isOrdered { return zip(l, r).allSatisfy { areEqual($0, $1) } }
            var rest = r
            for value in l {
                guard let index = rest.firstIndex(where: { areEqual(value, $0) }) else { return false }
                rest.remove(at: index)
            }
            return true
        case (.object(let l), .object(let r)):
            guard l.count == r.count else { return false }
            return l.members.allSatisfy { member in
                guard let other = r[member.name] else { return false }
                if member.name == "@language", let a = member.value.string, let b = other.string {
                    return a.text.lowercased() == b.text.lowercased()
                }
                return areEqual(member.value, other, isOrdered: member.name == "@list")
            }
        default: return false
        }
    }
}
