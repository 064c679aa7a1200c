internal import RDFModel

/// Turtle and TriG (RDF 1.2 Turtle §6, TriG §5).
///
/// A machine that reads one term or sign a step. What it has read of a statement stands in a few registers and a
/// stack of frames, one for each bracket that is open: so the text may end anywhere, nothing is read twice but the
/// term that was cut, brackets may stand as deep as one likes, and quads leave as soon as they are known.
///
///     e:s e:p [ e:q ( 1
///
///     stack      propertyList: e:s e:p     the place that `[` stands in
///                collection: _:g1 e:q      the place that `(` stands in
///     registers  subject _:g2 (the list's cell), state object
///
/// A step that ends near the end of the text is undone and taken again once more of the text is there, for the next
/// byte might belong to its term. A step changes registers only when its term is whole.
struct TurtleParser: TextParser {
    /// What the next step reads.
    enum State: UInt8 {
        /// A directive, a subject, or what opens or closes a graph.
        case statement
        /// A verb.
        case verb
        /// A verb, or the end of the statement: behind a subject in brackets.
        case verbOrEnd
        /// A verb, another `;`, or what ends the list of verbs.
        case verbOrSemicolon
        /// An object, or an item of a list.
        case object
        /// `,`, `;`, an annotation, or what ends the list of objects.
        case objectEnd
        /// The `{` behind the name of a graph.
        case graphStart
        /// The subject within `<< >>` or `<<( )>>`.
        case innerSubject
        /// The verb within them.
        case innerVerb
        /// The object within them.
        case innerObject
        /// What ends them.
        case innerEnd
    }

    /// The brackets that the machine stands in.
    enum Context: UInt8 {
        /// None: the triples of a statement.
        case triples
        /// `[ ]` as a subject.
        case subjectPropertyList
        /// `[ ]` as an object or an item.
        case propertyList
        /// `( )` as a subject.
        case subjectCollection
        /// `( )` as an object or an item.
        case collection
        /// `<< >>`
        case reifiedTriple
        /// `<<( )>>`
        case tripleTerm
        /// `{| |}`
        case annotation
    }

    /// What a bracket interrupted.
    struct Frame {
        var context: Context
        var state: State
        var subject: UInt32
        var predicate: UInt32
        var object: UInt32
        var reifier: UInt32
    }

    var reader: TermReader
    var errors: [SyntaxError] = []
    var base: IRI?
    var prefixes = PrefixTable()
    let takesGraphs: Bool

    var state = State.statement
    var context = Context.triples
    var stack: [Frame] = []
    var subject = QuadBlock.none
    var predicate = QuadBlock.none
    /// The last object; in a list, the head of the list.
    var object = QuadBlock.none
    /// What the next annotation speaks for; within `<< >>`, the reifier that is named.
    var reifier = QuadBlock.none
    /// The graph that quads go to.
    var graph = QuadBlock.none
    /// Whether the machine stands within the braces of a graph.
    var isInGraph = false
    /// The declarations so far, for writers.
    var declared: [(name: String, namespace: IRI)] = []
    /// How many nodes without a label there were.
    var nodes = 0
    /// How many of the frames are triple terms, which are held one within the other.
    var tripleTerms = 0
    /// Whether the rest of a wrong statement is being skipped.
    private var isRecovering = false
    /// The number of the statements of the block that belong to complete statements of the text.
    private var complete = 0

    init(file: String, base: IRI?, labels: BlankNodeScope, options: ReadingOptions, takesGraphs: Bool) {
        reader = TermReader(file: file, labels: labels, options: options)
        self.base = base
        self.takesGraphs = takesGraphs
    }

    /// How far behind the position a step looks at most without a note in ``TermReader/furthest``.
    private static let lookahead = 12

    mutating func read(isLast: Bool) -> Bool {
        let safe = isLast ? Int.max : reader.lexer.end - TurtleParser.lookahead
        while true {
            if isRecovering, !recover(isLast: isLast) { return true }
            let space = reader.lexer.position
            reader.lexer.skipSpace()
            let start = reader.lexer.position
            if start >= safe {
                // A comment may go on.
                reader.lexer.position = space
                return true
            }
            if reader.lexer.isAtEnd, state == .statement, !isInGraph { return true }
            if state == .statement { complete = reader.block.count }
            reader.furthest = 0
            let nodesBefore = nodes
            do throws(ParseStop) {
                if try !step(safe: safe) {
                    // The term may go on in what comes.
                    undo(to: start, nodesBefore)
                    return true
                }
            } catch {
                guard let failure = reader.failure else { return false }
                if isCut(safe) {
                    undo(to: start, nodesBefore)
                    return true
                }
                errors.append(failure.error)
                if reader.options.errors == .stop { return false }
                reader.lexer.position = max(start, min(failure.start, reader.lexer.end))
                startRecovery()
            }
        }
    }

    private mutating func undo(to start: Int, _ nodesBefore: Int) {
        reader.forgetMessages(from: start)
        reader.lexer.position = start
        nodes = nodesBefore
    }

    // MARK: Errors

    /// Forgets the statement that an error stands in.
    private mutating func startRecovery() {
        reader.block.removeStatements(from: complete)
        stack.removeAll()
        (state, context, tripleTerms) = (.statement, .triples, 0)
        // A statement that ends too early at the end of its graph is all of it.
        isRecovering = !(isInGraph && reader.lexer.current == UInt8(ascii: "}"))
    }

    /// Skips to behind a dot at the end of a line, or to a brace that closes the graph at the start of one; `false`
    /// if more of the text is needed for that.
    private mutating func recover(isLast: Bool) -> Bool {
        while true {
            let start = reader.lexer.position
            let end = reader.lexer.lineEnd(from: start)
            if end == reader.lexer.end, !isLast { return false }
            var last = end
            while last > start, reader.lexer[last - 1] == 0x20 || reader.lexer[last - 1] == 0x09 { last -= 1 }
            reader.lexer.position = min(end + 1, reader.lexer.end)
            if end == reader.lexer.end || (last > start && reader.lexer[last - 1] == UInt8(ascii: ".")) {
                isRecovering = false
                if end == reader.lexer.end { isInGraph = false }
                return true
            }
            if isInGraph {
                var first = reader.lexer.position
                while reader.lexer[first] == 0x20 || reader.lexer[first] == 0x09 { first += 1 }
                if first >= reader.lexer.end, !isLast {
                    reader.lexer.position = start
                    return false
                }
                if reader.lexer[first] == UInt8(ascii: "}") {
                    reader.lexer.position = first
                    isRecovering = false
                    return true
                }
            }
        }
    }

    // MARK: Leaving a block

    mutating func leave(_ block: QuadBlock) {
        subject = reader.block.adopt(subject, of: block)
        predicate = reader.block.adopt(predicate, of: block)
        object = reader.block.adopt(object, of: block)
        reifier = reader.block.adopt(reifier, of: block)
        graph = reader.block.adopt(graph, of: block)
        for index in stack.indices {
            stack[index].subject = reader.block.adopt(stack[index].subject, of: block)
            stack[index].predicate = reader.block.adopt(stack[index].predicate, of: block)
            stack[index].object = reader.block.adopt(stack[index].object, of: block)
            stack[index].reifier = reader.block.adopt(stack[index].reifier, of: block)
        }
        // Where errors skip statements, a statement's quads leave when it is whole.
        if reader.options.errors != .stop, state != .statement {
            for statement in block.statements[complete...] {
                reader.block.append(
                    statement: QuadBlock.Statement(
                        subject: reader.block.adopt(statement.subject, of: block),
                        predicate: reader.block.adopt(statement.predicate, of: block),
                        object: reader.block.adopt(statement.object, of: block),
                        graph: reader.block.adopt(statement.graph, of: block)))
            }
        }
        complete = 0
    }

    /// How many quads of the block may be handed out.
    var deliverable: Int {
        reader.options.errors == .stop || state == .statement ? reader.block.count : complete
    }

    // MARK: Quads

    /// Adds a quad to the current graph.
    @inline(__always)
    mutating func emit(_ subject: UInt32, _ predicate: UInt32, _ object: UInt32) {
        reader.block.append(
            statement: QuadBlock.Statement(subject: subject, predicate: predicate, object: object, graph: graph))
    }

    /// A node without a label.
    mutating func freshNode() -> UInt32 {
        nodes += 1
        return reader.freshNode(nodes)
    }

    /// Opens a bracket.
    mutating func push(_ context: Context) throws(ParseStop) {
        if stack.count >= reader.options.deepestNesting { throw reader.tooDeep(reader.options.deepestNesting) }
        stack.append(
            Frame(
                context: self.context, state: state, subject: subject, predicate: predicate, object: object,
                reifier: reifier))
        self.context = context
        (subject, predicate, object, reifier) = (QuadBlock.none, QuadBlock.none, QuadBlock.none, QuadBlock.none)
    }

    /// Goes back to what the last bracket interrupted.
    mutating func pop() {
        // Called only within a bracket: the stack is not empty.
        let frame = stack.removeLast()
        (context, state) = (frame.context, frame.state)
        (subject, predicate, object, reifier) = (frame.subject, frame.predicate, frame.object, frame.reifier)
    }
}
