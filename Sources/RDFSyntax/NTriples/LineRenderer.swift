internal import Glibc
internal import RDFModel

/// Writes a block as lines of N-Triples or N-Quads into its rendering.
///
/// The longest that the lines can become is summed up first, so that the loop over quads asks for no room.
@safe
struct LineRenderer {
    // Invariant: `output` has room for `limit` bytes; `text` and `made` hold what the entries of the block refer to.
    private let output: UnsafeMutablePointer<UInt8>
    private let limit: Int
    private let text: UnsafeBufferPointer<UInt8>
    private let made: UnsafeBufferPointer<UInt8>
    private var count = 0

    private init(
        output: UnsafeMutableBufferPointer<UInt8>, text: UnsafeBufferPointer<UInt8>, made: UnsafeBufferPointer<UInt8>
    ) {
        // SAFETY: `render` makes room for at least one byte, so there is an address.
        unsafe self.output = output.baseAddress.unsafelyUnwrapped
        limit = output.count
        unsafe self.text = text
        unsafe self.made = made
    }

    /// Renders the block.
    ///
    /// - Parameter withGraphs: whether the graph's name stands in each line.
    static func render(_ block: inout QuadBlock, withGraphs: Bool) {
        var size = 1
        for statement in block.statements {
            size &+= bound(statement.subject, block) &+ bound(statement.predicate, block)
            size &+= bound(statement.object, block) &+ 6
            if withGraphs, statement.graph != QuadBlock.none { size &+= bound(statement.graph, block) &+ 1 }
        }
        var rendering: [UInt8] = []
        swap(&rendering, &block.rendering)
        if rendering.count < size { rendering += [UInt8](repeating: 0, count: size - rendering.count) }
        var count = 0
        // SAFETY: the pointers live as long as the closures, and the arrays are not changed within.
        unsafe rendering.withUnsafeMutableBufferPointer { output in
            unsafe block.text.withUnsafeBufferPointer { text in
                unsafe block.made.withUnsafeBufferPointer { made in
                    var renderer = unsafe LineRenderer(output: output, text: text, made: made)
                    unsafe block.entries.withUnsafeBufferPointer { entries in
                        for statement in block.statements {
                            unsafe renderer.write(statement, entries, block.triples, withGraphs: withGraphs)
                        }
                    }
                    count = renderer.count
                }
            }
        }
        block.rendering = rendering
        block.renderingCount = count
    }

    /// The most bytes that a term takes.
    private static func bound(_ number: UInt32, _ block: QuadBlock) -> Int {
        let entry = block.entries[Int(number)]
        let length = entry.isPlain ? Int(entry.length) &+ 2 : Int(entry.length) &* 6 &+ 8
        switch entry.kind {
        case .iri, .stringLiteral, .blankNode, .languageTag: return length
        case .typedLiteral: return length &+ 2 &+ bound(entry.extra, block)
        case .languageLiteral, .leftToRightLiteral, .rightToLeftLiteral:
            return length &+ 7 &+ bound(entry.extra, block)
        case .triple:
            let triple = block.triples[Int(entry.offset)]
            return 12 + bound(triple.subject, block) + bound(triple.predicate, block) + bound(triple.object, block)
        }
    }

    @inline(__always)
    private mutating func write(
        _ statement: QuadBlock.Statement, _ entries: UnsafeBufferPointer<QuadBlock.Entry>,
        _ triples: [QuadBlock.Statement], withGraphs: Bool
    ) {
        unsafe write(term: statement.subject, entries, triples)
        write(byte: UInt8(ascii: " "))
        unsafe write(term: statement.predicate, entries, triples)
        write(byte: UInt8(ascii: " "))
        unsafe write(term: statement.object, entries, triples)
        write(byte: UInt8(ascii: " "))
        if withGraphs, statement.graph != QuadBlock.none {
            unsafe write(term: statement.graph, entries, triples)
            write(byte: UInt8(ascii: " "))
        }
        write(byte: UInt8(ascii: "."))
        write(byte: UInt8(ascii: "\n"))
    }

    private mutating func write(
        term number: UInt32, _ entries: UnsafeBufferPointer<QuadBlock.Entry>, _ triples: [QuadBlock.Statement]
    ) {
        // SAFETY: numbers of a block are indices of its entries.
        let entry = unsafe entries[Int(number)]
        switch entry.kind {
        case .iri: writeIRI(entry)
        case .blankNode: writeLabel(entry)
        case .stringLiteral: writeString(entry)
        case .typedLiteral:
            writeString(entry)
            write(byte: UInt8(ascii: "^"))
            write(byte: UInt8(ascii: "^"))
            writeIRI(unsafe entries[Int(entry.extra)])
        case .languageLiteral, .leftToRightLiteral, .rightToLeftLiteral:
            writeString(entry)
            write(byte: UInt8(ascii: "@"))
            writeBytes(unsafe entries[Int(entry.extra)])
            if entry.kind == .leftToRightLiteral { write("--ltr") }
            if entry.kind == .rightToLeftLiteral { write("--rtl") }
        case .triple:
            let triple = triples[Int(entry.offset)]
            write("<<( ")
            unsafe write(term: triple.subject, entries, triples)
            write(byte: UInt8(ascii: " "))
            unsafe write(term: triple.predicate, entries, triples)
            write(byte: UInt8(ascii: " "))
            unsafe write(term: triple.object, entries, triples)
            write(" )>>")
        case .languageTag: break
        }
    }

    // MARK: Bytes

    @inline(__always)
    private mutating func write(byte: UInt8) {
        precondition(count < limit, "no room")
        // SAFETY: by the check.
        unsafe output[count] = byte
        count &+= 1
    }

    private mutating func write(_ text: StaticString) {
        for byte in text.description.utf8 { write(byte: byte) }
    }

    @inline(__always)
    private func source(_ entry: QuadBlock.Entry) -> UnsafeBufferPointer<UInt8> {
        let start = Int(entry.offset & ~QuadBlock.Entry.inMade)
        let buffer = unsafe entry.offset & QuadBlock.Entry.inMade == 0 ? text : made
        precondition(start &+ Int(entry.length) <= buffer.count, "outside of the block")
        // SAFETY: by the check.
        return unsafe UnsafeBufferPointer(rebasing: buffer[start..<start &+ Int(entry.length)])
    }

    @inline(__always)
    private mutating func writeBytes(_ entry: QuadBlock.Entry) {
        let bytes = unsafe source(entry)
        precondition(count &+ bytes.count <= limit, "no room")
        // SAFETY: by the checks here and in `source`.
        if let address = bytes.baseAddress { unsafe memcpy(output + count, address, bytes.count) }
        count &+= bytes.count
    }

    @inline(__always)
    private mutating func writeIRI(_ entry: QuadBlock.Entry) {
        write(byte: UInt8(ascii: "<"))
        if entry.isPlain {
            writeBytes(entry)
        } else {
            let bytes = unsafe source(entry)
            for index in 0..<bytes.count {
                let byte = unsafe bytes[index]
                if ForbiddenBytes.inIRI.contains(byte) { write(code: byte) } else { write(byte: byte) }
            }
        }
        write(byte: UInt8(ascii: ">"))
    }

    @inline(__always)
    private mutating func writeString(_ entry: QuadBlock.Entry) {
        write(byte: UInt8(ascii: "\""))
        if entry.isPlain { writeBytes(entry) } else { writeEscaped(entry) }
        write(byte: UInt8(ascii: "\""))
    }

    /// Escapes what canonical N-Triples does (RDF 1.2 N-Triples §4).
    private mutating func writeEscaped(_ entry: QuadBlock.Entry) {
        let bytes = unsafe source(entry)
        var index = 0
        while index < bytes.count {
            let byte = unsafe bytes[index]
            switch StringEscapes.escape(of: byte) {
            case .none: write(byte: byte)
            case .letter(let letter):
                write(byte: UInt8(ascii: "\\"))
                write(byte: letter)
            case .code: write(code: byte)
            case .noncharacter:
                if index + 2 < bytes.count, unsafe bytes[index + 1] == 0xBF, unsafe bytes[index + 2] >= 0xBE {
                    write(unsafe bytes[index + 2] == 0xBE ? "\\uFFFE" : "\\uFFFF")
                    index += 2
                } else {
                    write(byte: byte)
                }
            }
            index += 1
        }
    }

    private mutating func write(code byte: UInt8) {
        write("\\u00")
        write(byte: StringEscapes.hexadecimal(byte >> 4))
        write(byte: StringEscapes.hexadecimal(byte & 15))
    }

    private mutating func writeLabel(_ entry: QuadBlock.Entry) {
        write(byte: UInt8(ascii: "_"))
        write(byte: UInt8(ascii: ":"))
        if entry.isPlain { return writeBytes(entry) }
        let label = unsafe String(decoding: source(entry), as: UTF8.self)
        for byte in BlankNodeLabels.turtle(label).utf8 { write(byte: byte) }
    }
}

/// How a byte stands in a quoted string of canonical N-Triples (RDF 1.2 N-Triples §4).
enum StringEscapes {
    /// What to write.
    enum Escape {
        /// The byte itself.
        case none
        /// A backslash and a letter.
        case letter(UInt8)
        /// `\u00` and two digits.
        case code
        /// The byte itself, unless it starts U+FFFE or U+FFFF.
        case noncharacter
    }

    /// The escape of a byte.
    @inline(__always)
    static func escape(of byte: UInt8) -> Escape {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): .letter(byte)
        case 0x08: .letter(UInt8(ascii: "b"))
        case 0x09: .letter(UInt8(ascii: "t"))
        case 0x0A: .letter(UInt8(ascii: "n"))
        case 0x0C: .letter(UInt8(ascii: "f"))
        case 0x0D: .letter(UInt8(ascii: "r"))
        case 0..<0x20, 0x7F: .code
        case 0xEF: .noncharacter
        default: .none
        }
    }

    static func hexadecimal(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10
    }
}
