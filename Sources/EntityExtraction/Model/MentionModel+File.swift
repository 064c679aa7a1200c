/// The file of a mention model, all numbers little-endian:
///
///     "YONGMENT"  version  bits  scale  words  trust  word…  start  transitions  rows
///      8 bytes     u32     u32    f32    u32    f32          16 f32  15 × 16 f32  (4 << bits) × 16 bytes
///
///     word:  length u8, a code a character, class u16, class u8, habit u8
extension MentionModel {
    private static let magic = Array("YONGMENT".utf8)
    /// The version of the features that the file's weights belong to: another one must not be read.
    static let version = 1

    /// Reads a model file.
    ///
    /// - Throws: ``ModelError`` when the bytes are no model of this version.
    public init(_ bytes: [UInt8]) throws(ModelError) {
        guard bytes.starts(with: MentionModel.magic) else { throw .notAModel }
        var reader = ModelReader(bytes, at: MentionModel.magic.count)
        let version = Int(try reader.unsigned())
        guard version == MentionModel.version else { throw .version(found: version, expected: MentionModel.version) }
        let bits = Int(try reader.unsigned())
        guard bits > 0, bits <= 20 else { throw .damaged(offset: reader.offset) }
        let scale = try reader.number()
        let count = Int(try reader.unsigned())
        let trust = try reader.number()
        var patterns: [[UInt8]] = []
        var words: [Vocabulary.Word] = []
        for _ in 0..<count {
            patterns.append(try reader.bytes(Int(try reader.byte())))
            let fine = UInt16(try reader.byte()) | UInt16(try reader.byte()) << 8
            words.append(Vocabulary.Word(fine: fine, coarse: try reader.byte(), habit: try reader.byte()))
        }
        let start = try reader.vector()
        var transitions: [SIMD16<Float>] = []
        for _ in 0..<MentionLabel.count { transitions.append(try reader.vector()) }
        var rows: [SIMD16<Int8>] = []
        rows.reserveCapacity(4 << bits)
        for _ in 0..<(4 << bits) { rows.append(try reader.row()) }
        guard reader.offset == bytes.count else { throw .damaged(offset: reader.offset) }
        self.init(
            vocabulary: Vocabulary(patterns: patterns, words: words),
            table: FeatureTable(rows: rows, bits: bits, scale: scale), transitions: transitions, start: start)
        self.trust = trust
    }

    /// The bytes of the model's file.
    ///
    /// - Parameter vocabulary: the words, as they stand in their file.
    package func encoded(vocabulary: VocabularyFile) -> [UInt8] {
        var bytes = MentionModel.magic
        func append(_ value: UInt32) { withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) } }
        func append(_ vector: SIMD16<Float>) { for lane in 0..<16 { append(vector[lane].bitPattern) } }
        append(UInt32(MentionModel.version))
        append(UInt32(table.bits))
        append(table.scale.bitPattern)
        append(UInt32(vocabulary.words.count))
        append(trust.bitPattern)
        for (pattern, word) in zip(vocabulary.patterns, vocabulary.words) {
            bytes.append(UInt8(pattern.count))
            bytes += pattern
            bytes += [UInt8(word.fine & 0xFF), UInt8(word.fine >> 8), word.coarse, word.habit]
        }
        append(start)
        for row in transitions { append(row) }
        for row in table.rows {
            for lane in 0..<16 { bytes.append(UInt8(bitPattern: row[lane])) }
        }
        return bytes
    }
}

/// Reads the parts of a model file, one after another.
struct ModelReader {
    private let bytes: [UInt8]
    /// Where the next part starts.
    private(set) var offset: Int

    init(_ bytes: [UInt8], at offset: Int) {
        self.bytes = bytes
        self.offset = offset
    }

    mutating func byte() throws(ModelError) -> UInt8 {
        guard offset < bytes.count else { throw .damaged(offset: offset) }
        defer { offset += 1 }
        return bytes[offset]
    }

    mutating func bytes(_ count: Int) throws(ModelError) -> [UInt8] {
        guard bytes.count - offset >= count else { throw .damaged(offset: offset) }
        defer { offset += count }
        return Array(bytes[offset..<(offset + count)])
    }

    mutating func unsigned() throws(ModelError) -> UInt32 {
        guard bytes.count - offset >= 4 else { throw .damaged(offset: offset) }
        var value: UInt32 = 0
        for index in 0..<4 { value |= UInt32(bytes[offset + index]) << UInt32(8 * index) }
        offset += 4
        return value
    }

    mutating func number() throws(ModelError) -> Float {
        let value = Float(bitPattern: try unsigned())
        guard value.isFinite else { throw .damaged(offset: offset) }
        return value
    }

    mutating func vector() throws(ModelError) -> SIMD16<Float> {
        var vector = SIMD16<Float>.zero
        for lane in 0..<16 { vector[lane] = try number() }
        return vector
    }

    mutating func row() throws(ModelError) -> SIMD16<Int8> {
        guard bytes.count - offset >= 16 else { throw .damaged(offset: offset) }
        var row = SIMD16<Int8>.zero
        for lane in 0..<16 { row[lane] = Int8(bitPattern: bytes[offset + lane]) }
        offset += 16
        return row
    }
}
