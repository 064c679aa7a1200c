/// The members of a JSON object in their order; every name stands once.
///
/// - Complexity: finding a member is linear for some members and constant for many; removing one is linear.
public struct JSONObject: Sendable {
    /// A name and its value.
    public struct Member: Hashable, Sendable {
        /// The name.
        public let name: JSONString
        /// Where the name stands.
        public let position: JSONPosition
        /// The value.
        public var value: JSONValue

        /// Makes a member.
        public init(_ name: JSONString, _ value: JSONValue, at position: JSONPosition = .unknown) {
            self.name = name
            self.position = position
            self.value = value
        }

        /// Whether names and values are equal, wherever they stand.
        public static func == (left: Member, right: Member) -> Bool {
            left.name == right.name && left.value == right.value
        }

        /// Hashes name and value.
        public func hash(into hasher: inout Hasher) {
            hasher.combine(name)
            hasher.combine(value)
        }
    }

    /// The members in their order.
    public private(set) var members: [Member] = []
    /// The place of every name, once there are many.
    private var places: [JSONString: Int] = [:]
    /// Up to this number, comparing names one by one is as fast as hashing.
    private static let few = 8

    /// An object without members.
    public init() {}

    /// An object of the given members; of those with one name the last stays.
    public init(_ members: [(JSONString, JSONValue)]) {
        for (name, value) in members { self[name] = value }
    }

    /// Whether there are no members.
    public var isEmpty: Bool { members.isEmpty }

    /// The number of members.
    public var count: Int { members.count }

    /// The value of a member; setting it keeps the member's place or appends one, `nil` takes it away.
    public subscript(name: JSONString) -> JSONValue? {
        get { place(of: name).map { members[$0].value } }
        set {
            guard let value = newValue else {
                remove(name)
                return
            }
            if let place = place(of: name) {
                members[place].value = value
            } else {
                insert(Member(name, value))
            }
        }
    }

    /// The member of that name, with its position.
    public func member(_ name: JSONString) -> Member? {
        place(of: name).map { members[$0] }
    }

    /// Whether a member has that name.
    public func contains(_ name: JSONString) -> Bool { place(of: name) != nil }

    /// Appends a member unless its name is taken; `false` if it is.
    @discardableResult
    package mutating func insert(_ member: Member) -> Bool {
        guard place(of: member.name) == nil else { return false }
        members.append(member)
        if members.count > JSONObject.few {
            if places.isEmpty {
                for (index, member) in members.enumerated() { places[member.name] = index }
            } else {
                places[member.name] = members.count - 1
            }
        }
        return true
    }

    /// Takes a member away and gives its value.
    @discardableResult
    package mutating func remove(_ name: JSONString) -> JSONValue? {
        guard let place = place(of: name) else { return nil }
        let value = members.remove(at: place).value
        places.removeAll()
        if members.count > JSONObject.few {
            for (index, member) in members.enumerated() { places[member.name] = index }
        }
        return value
    }

    /// Adds a value to a member as JSON-LD does (JSON-LD 1.1 API §1.4.1, "add value"): a first value stands alone
    /// unless an array is asked for, a further one makes the member an array, and the elements of an array are added
    /// one by one.
    package mutating func add(_ value: JSONValue, to name: JSONString, asArray: Bool = false) {
        if asArray {
            if let place = place(of: name) {
                if members[place].value.array == nil { members[place].value.content = .array([members[place].value]) }
            } else {
                insert(Member(name, .array([])))
            }
        }
        if case .array(let values) = value.content {
            for value in values { add(value, to: name) }
        } else if let place = place(of: name) {
            members[place].value.append(value)
        } else {
            insert(Member(name, value))
        }
    }

    /// Changes the object that a member holds in place; a member that is missing or no object becomes one.
    package mutating func update<Result>(_ name: JSONString, _ body: (inout JSONObject) -> Result) -> Result {
        var object = self[name]?.object ?? JSONObject()
        // Held once only while it changes, so that it is not copied.
        self[name] = .null
        let result = body(&object)
        self[name] = .object(object)
        return result
    }

    private func place(of name: JSONString) -> Int? {
        if members.count > JSONObject.few { return places[name] }
        return members.firstIndex { $0.name == name }
    }
}

extension JSONObject: Hashable {
    /// Whether both have the same members, in whatever order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.count == right.count && left.members.allSatisfy { right[$0.name] == $0.value }
    }

    /// Hashes the members without regard to their order.
    public func hash(into hasher: inout Hasher) {
        var sum = 0
        for member in members {
            var inner = Hasher()
            member.hash(into: &inner)
            sum &+= inner.finalize()
        }
        hasher.combine(sum)
    }
}
