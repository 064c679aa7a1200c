internal import RDFModel

extension TurtleParser {
    /// Reads one term or sign, at which the position stands; `false` if it ends behind `safe`, and nothing is
    /// changed.
    @inline(__always)
    mutating func step(safe: Int) throws(ParseStop) -> Bool {
        switch state {
        case .object: return try objectStep(safe: safe)
        case .objectEnd: return try objectEndStep(safe: safe)
        case .verb, .verbOrSemicolon, .verbOrEnd: return try verbStep(safe: safe)
        case .statement: return try statementStep(safe: safe)
        case .graphStart: return try graphStartStep(safe: safe)
        case .innerSubject, .innerVerb, .innerObject, .innerEnd: return try innerStep(safe: safe)
        }
    }

    /// Whether the term that was just read may go on behind the text.
    @inline(__always)
    func isCut(_ safe: Int) -> Bool {
        reader.lexer.position >= safe || reader.furthest >= safe
    }

    // MARK: Subjects

    /// `directive | triples '.' | block`
    private mutating func statementStep(safe: Int) throws(ParseStop) -> Bool {
        let byte = reader.lexer.current
        switch byte {
        case UInt8(ascii: "}") where isInGraph:
            reader.lexer.position += 1
            isInGraph = false
            graph = QuadBlock.none
            return true
        case UInt8(ascii: "{") where takesGraphs && !isInGraph:
            reader.lexer.position += 1
            isInGraph = true
            return true
        case UInt8(ascii: "["):
            return try subjectBracket(safe: safe)
        case UInt8(ascii: "("):
            reader.lexer.position += 1
            state = .verb
            try push(.subjectCollection)
            state = .object
            return true
        case UInt8(ascii: "<") where reader.lexer[reader.lexer.position + 1] == UInt8(ascii: "<"):
            guard reader.lexer[reader.lexer.position + 2] != UInt8(ascii: "(") else {
                throw reader.fail(
                    expected: "a subject; a triple term stands only as an object",
                    reader.lexer.position..<reader.lexer.position + 3)
            }
            reader.lexer.position += 2
            state = .verbOrEnd
            try push(.reifiedTriple)
            state = .innerSubject
            return true
        default: break
        }
        if !isInGraph, let isRead = try directive(safe: safe) { return isRead }
        if takesGraphs, !isInGraph, try keyword("graph", anyCase: true) {
            if isCut(safe) { return false }
            state = .graphStart
            object = QuadBlock.none
            return true
        }
        if reader.lexer.isAtEnd { throw reader.fail(expected: "'}' at the end of the graph") }
        guard let term = try iriOrLabelledNode() else {
            throw reader.fail(expected: "a subject: an IRI, a prefixed name, a blank node or a list")
        }
        if isCut(safe) { return false }
        subject = term
        if takesGraphs, !isInGraph {
            return try graphOrVerb(safe: safe)
        }
        state = .verb
        return true
    }

    /// In TriG, what stands first may be the name of a graph: a brace follows it then.
    private mutating func graphOrVerb(safe: Int) throws(ParseStop) -> Bool {
        reader.lexer.skipSpace()
        if isCut(safe) { return false }
        if reader.lexer.current == UInt8(ascii: "{") {
            reader.lexer.position += 1
            graph = subject
            isInGraph = true
        } else {
            state = .verb
        }
        return true
    }

    /// `ANON | '[' predicateObjectList ']'`
    private mutating func subjectBracket(safe: Int) throws(ParseStop) -> Bool {
        reader.lexer.position += 1
        reader.lexer.skipSpace()
        if isCut(safe) { return false }
        if reader.lexer.skip(UInt8(ascii: "]")) {
            if takesGraphs, !isInGraph {
                reader.lexer.skipSpace()
                if isCut(safe) { return false }
            }
            subject = freshNode()
            if takesGraphs, !isInGraph { return try graphOrVerb(safe: safe) }
            state = .verb
            return true
        }
        state = .verbOrEnd
        try push(.subjectPropertyList)
        subject = freshNode()
        state = .verb
        return true
    }

    /// `"GRAPH" labelOrSubject '{'`, behind the keyword
    private mutating func graphStartStep(safe: Int) throws(ParseStop) -> Bool {
        if object != QuadBlock.none {
            guard reader.lexer.skip(UInt8(ascii: "{")) else { throw reader.fail(expected: "'{'") }
            graph = object
            object = QuadBlock.none
            isInGraph = true
            state = .statement
            return true
        }
        let name: UInt32?
        if reader.lexer.current == UInt8(ascii: "[") {
            name = try anonymousNode()
        } else {
            name = try iriOrLabelledNode()
        }
        guard let name else { throw reader.fail(expected: "a graph's name: an IRI or a blank node") }
        if isCut(safe) { return false }
        object = name
        return true
    }

    // MARK: Verbs

    /// `verb | ';' | the end of the list of verbs`
    @inline(__always)
    private mutating func verbStep(safe: Int) throws(ParseStop) -> Bool {
        if state != .verb {
            switch reader.lexer.current {
            case UInt8(ascii: ";") where state == .verbOrSemicolon:
                reader.lexer.position &+= 1
                return true
            case UInt8(ascii: "."), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "|"):
                return try endOfVerbs()
            default:
                if reader.lexer.isAtEnd { return try endOfVerbs() }
            }
        }
        let verb = try verb()
        if isCut(safe) { return false }
        predicate = verb
        state = .object
        return true
    }

    /// `iri | 'a'`
    @inline(__always)
    mutating func verb() throws(ParseStop) -> UInt32 {
        if reader.lexer.current == UInt8(ascii: "a"), try keyword("a", anyCase: false) {
            return reader.constant(.type)
        }
        if let term = try iriOrLabelledNode(), reader.block.kind(of: term) == .iri { return term }
        throw reader.fail(expected: "a predicate: an IRI, a prefixed name or 'a'")
    }

    /// What may stand behind the last object of the brackets that the machine stands in.
    private mutating func endOfVerbs() throws(ParseStop) -> Bool {
        switch context {
        case .triples:
            if reader.lexer.skip(UInt8(ascii: ".")) {
                state = .statement
                return true
            }
            // The last dot within braces may be missing.
            if isInGraph, reader.lexer.current == UInt8(ascii: "}") {
                state = .statement
                return true
            }
            throw reader.fail(expected: isInGraph ? "'.' or '}'" : "'.' at the end of the statement")
        case .subjectPropertyList:
            guard reader.lexer.skip(UInt8(ascii: "]")) else { throw reader.fail(expected: "',', ';' or ']'") }
            let node = subject
            pop()
            subject = node
            return true
        case .propertyList:
            guard reader.lexer.skip(UInt8(ascii: "]")) else { throw reader.fail(expected: "',', ';' or ']'") }
            let node = subject
            pop()
            deliver(node)
            return true
        case .annotation:
            guard reader.lexer.stands("|}", anyCase: false) else { throw reader.fail(expected: "',', ';' or '|}'") }
            reader.lexer.position += 2
            pop()
            reifier = QuadBlock.none
            state = .objectEnd
            return true
        case .collection, .subjectCollection, .reifiedTriple, .tripleTerm:
            throw reader.fail(expected: "an object")
        }
    }

    // MARK: Objects

    /// `',' | ';' | annotation | the end of the list of verbs`
    @inline(__always)
    private mutating func objectEndStep(safe: Int) throws(ParseStop) -> Bool {
        switch reader.lexer.current {
        case UInt8(ascii: ","):
            reader.lexer.position &+= 1
            state = .object
            return true
        case UInt8(ascii: ";"):
            reader.lexer.position &+= 1
            state = .verbOrSemicolon
            return true
        case UInt8(ascii: "~"): return try reifierStep(safe: safe)
        case UInt8(ascii: "{") where reader.lexer[reader.lexer.position &+ 1] == UInt8(ascii: "|"):
            reader.lexer.position += 2
            if reifier == QuadBlock.none { reify(freshNode()) }
            let node = reifier
            try push(.annotation)
            subject = node
            state = .verb
            return true
        default: return try endOfVerbs()
        }
    }

    /// `'~' (iri | BlankNode)?`
    private mutating func reifierStep(safe: Int) throws(ParseStop) -> Bool {
        reader.lexer.position += 1
        reader.lexer.skipSpace()
        if isCut(safe) { return false }
        let node = try optionalNode()
        if isCut(safe) { return false }
        reify(node ?? freshNode())
        return true
    }

    /// `(iri | BlankNode)?`
    mutating func optionalNode() throws(ParseStop) -> UInt32? {
        if reader.lexer.current == UInt8(ascii: "[") { return try anonymousNode() }
        if reader.lexer.current == UInt8(ascii: "<"), reader.lexer[reader.lexer.position + 1] == UInt8(ascii: "<") {
            return nil
        }
        return try iriOrLabelledNode()
    }

    /// Says that the node reifies the last triple.
    private mutating func reify(_ node: UInt32) {
        let term = reader.block.append(
            triple: QuadBlock.Statement(subject: subject, predicate: predicate, object: object))
        emit(node, reader.constant(.reifies), term)
        reifier = node
    }

    /// An object, or an item or the end of a list.
    @inline(__always)
    private mutating func objectStep(safe: Int) throws(ParseStop) -> Bool {
        switch reader.lexer.current {
        case UInt8(ascii: "["): return try objectBracket(safe: safe)
        case UInt8(ascii: "("):
            reader.lexer.position += 1
            try push(.collection)
            return true
        case UInt8(ascii: ")") where context == .collection || context == .subjectCollection:
            reader.lexer.position += 1
            endCollection()
            return true
        case UInt8(ascii: "<") where reader.lexer[reader.lexer.position &+ 1] == UInt8(ascii: "<"):
            try openTriple()
            return true
        default: break
        }
        if reader.lexer.isAtEnd, context == .collection || context == .subjectCollection {
            throw reader.fail(expected: "')' at the end of the list")
        }
        guard let term = try plainTerm() else {
            throw reader.fail(expected: "an object: an IRI, a blank node, a list or a literal")
        }
        if isCut(safe) { return false }
        deliver(term)
        return true
    }

    /// Puts a term where the machine waits for an object, an item, or the subject or object of an inner triple.
    @inline(__always)
    mutating func deliver(_ term: UInt32) {
        switch context {
        case .triples, .subjectPropertyList, .propertyList, .annotation:
            emit(subject, predicate, term)
            object = term
            reifier = QuadBlock.none
            state = .objectEnd
        case .collection, .subjectCollection: deliverItem(term)
        case .reifiedTriple, .tripleTerm:
            if state == .innerSubject {
                subject = term
                state = .innerVerb
            } else {
                object = term
                state = .innerEnd
            }
        }
    }

    /// Adds a cell to the list; the list itself is said to its place with the first one.
    private mutating func deliverItem(_ term: UInt32) {
        let cell = freshNode()
        if subject == QuadBlock.none {
            object = cell
        } else {
            emit(subject, reader.constant(.rest), cell)
        }
        emit(cell, reader.constant(.first), term)
        subject = cell
        state = .object
    }

    /// `')'`
    private mutating func endCollection() {
        let head: UInt32
        if subject == QuadBlock.none {
            head = reader.constant(.nil)
        } else {
            emit(subject, reader.constant(.rest), reader.constant(.nil))
            head = object
        }
        let isSubject = context == .subjectCollection
        pop()
        if isSubject { subject = head } else { deliver(head) }
    }

    /// `ANON | '[' predicateObjectList ']'`
    private mutating func objectBracket(safe: Int) throws(ParseStop) -> Bool {
        reader.lexer.position += 1
        reader.lexer.skipSpace()
        if isCut(safe) { return false }
        if reader.lexer.skip(UInt8(ascii: "]")) {
            deliver(freshNode())
            return true
        }
        try push(.propertyList)
        subject = freshNode()
        state = .verb
        return true
    }
}
