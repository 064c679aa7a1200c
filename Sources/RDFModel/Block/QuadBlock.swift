/// Some thousand quads whose terms stand in one piece of memory.
///
/// Readers hand blocks to a ``QuadSink``. A term is a number within its block, and its bytes are a range of the text
/// that was read, or of what the reader made of it: so reading a quad allocates nothing, and a term that stands
/// often in a block is known by its number. A block is only valid during the call that hands it out; what shall live
/// longer is taken out as owned terms or copied as bytes.
///
///     text     <http://e/s> <http://e/p> "a\tb" .            as read
///     made     aTAB b                                        unescaped, resolved, or put together from a prefix
///     entries  0: IRI text[1..<11]  1: IRI text[14..<24]  2: literal made[0..<3]
///     rows     (0, 1, 2, none)
///
/// A term may have several numbers in one block; equal numbers are always equal terms.
public struct QuadBlock: Sendable {
    /// What an entry is.
    public enum Kind: UInt8, Sendable {
        /// An IRI.
        case iri
        /// A blank node; its bytes are the label.
        case blankNode
        /// A literal of datatype `xsd:string`.
        case stringLiteral
        /// A literal of another datatype without a language.
        case typedLiteral
        /// A literal with a language tag.
        case languageLiteral
        /// A literal with a language tag that runs from left to right.
        case leftToRightLiteral
        /// A literal with a language tag that runs from right to left.
        case rightToLeftLiteral
        /// A triple term.
        case triple
        /// No term, but the language tag of literals.
        case languageTag
    }

    /// A quad as the numbers of its terms.
    public struct Statement: Equatable, Sendable {
        /// The subject's number.
        public var subject: UInt32
        /// The predicate's number.
        public var predicate: UInt32
        /// The object's number.
        public var object: UInt32
        /// The number of the graph's name, or ``QuadBlock/none``.
        public var graph: UInt32

        /// Makes a quad.
        @inlinable
        public init(subject: UInt32, predicate: UInt32, object: UInt32, graph: UInt32 = QuadBlock.none) {
            self.subject = subject
            self.predicate = predicate
            self.object = object
            self.graph = graph
        }
    }

    /// Where a term's bytes are.
    package struct Entry: Sendable {
        /// The first byte: within `text`, or, with the upper bit set, within `made`. A triple term's place in
        /// `triples`.
        package var offset: UInt32
        /// The number of bytes.
        package var length: UInt32
        /// The number of the datatype's or the language tag's entry.
        package var extra: UInt32
        /// What it is.
        package var kind: Kind
        /// Whether no byte has to be escaped where the term is written in N-Triples.
        package var isPlain: Bool

        /// Describes a term.
        @inline(__always)
        package init(_ kind: Kind, offset: UInt32, length: UInt32, extra: UInt32 = QuadBlock.none, isPlain: Bool) {
            self.offset = offset
            self.length = length
            self.extra = extra
            self.kind = kind
            self.isPlain = isPlain
        }

        /// The bit of `offset` that says where the bytes are.
        package static let inMade: UInt32 = 1 << 31
    }

    /// The number that stands for no term: the graph of a quad in the default graph.
    public static let none = UInt32.max
    /// The zero bytes behind the text, so that eight bytes can be looked at from any place.
    package static let padding = 16

    /// What was read, and behind it ``padding`` zero bytes.
    package var text: [UInt8] = []
    /// What the reader made.
    package var made: [UInt8] = []
    /// The terms.
    package var entries: [Entry] = []
    /// The triple terms.
    package var triples: [Statement] = []
    /// The quads, in the order of the source.
    public package(set) var statements: [Statement] = []
    /// The prefixes that were declared between the first and the last quad of the block, and right before the first.
    public package(set) var prefixes: [(name: String, namespace: IRI)] = []
    /// The prefixes in force behind the last quad of the block, the latest declaration of each name last.
    package var prefixesInForce: [(name: String, namespace: IRI)] = []
    /// What a sink's ``QuadSink/preparation`` made of the block.
    package var rendering: [UInt8] = []
    /// How many bytes of `rendering` are in use; -1 before it is made.
    package var renderingCount = -1

    /// An empty block.
    package init() {}

    /// Forgets the quads and terms, but keeps the memory.
    package mutating func removeAll() {
        made.removeAll(keepingCapacity: true)
        entries.removeAll(keepingCapacity: true)
        triples.removeAll(keepingCapacity: true)
        statements.removeAll(keepingCapacity: true)
        prefixes.removeAll()
        renderingCount = -1
    }

    /// The number of quads.
    public var count: Int { statements.count }

    /// The number that a term's number is always less than; for tables by number.
    public var termCount: Int { entries.count }

    /// What the entry of a number is.
    public func kind(of number: UInt32) -> Kind { entries[Int(number)].kind }

    /// Calls `body` with the bytes of a term: of an IRI, of a blank node's label, or of a literal's lexical form,
    /// in UTF-8. A triple term has none.
    public func withBytes<Result>(of number: UInt32, _ body: (Span<UInt8>) throws -> Result) rethrows -> Result {
        let entry = entries[Int(number)]
        if entry.kind == .triple { return try body([UInt8]().span) }
        let start = Int(entry.offset & ~Entry.inMade)
        let range = start..<start + Int(entry.length)
        return try body(entry.offset & Entry.inMade == 0 ? text.span.extracting(range) : made.span.extracting(range))
    }

    /// The numbers of a triple term's parts.
    public func triple(of number: UInt32) -> Statement? {
        let entry = entries[Int(number)]
        return entry.kind == .triple ? triples[Int(entry.offset)] : nil
    }

    /// The number of a literal's datatype, if it is neither `xsd:string` nor one of those with a language.
    public func datatype(of number: UInt32) -> UInt32? {
        let entry = entries[Int(number)]
        return entry.kind == .typedLiteral ? entry.extra : nil
    }

    /// The number of the entry of a literal's language tag.
    public func language(of number: UInt32) -> UInt32? {
        let entry = entries[Int(number)]
        switch entry.kind {
        case .languageLiteral, .leftToRightLiteral, .rightToLeftLiteral: return entry.extra
        default: return nil
        }
    }
}
