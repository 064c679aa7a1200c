/// Mixes two numbers into a well-spread third one.
///
/// The trainer never sees what a feature stands for, only its hash, so this function is part of the model's format:
/// changing it makes every model file void.
@inline(__always)
func mixedHash(_ left: UInt32, _ right: UInt32) -> UInt32 {
    var hash = (left ^ right &* 0x9E37_79B1) &* 0x85EB_CA77
    hash ^= hash >> 15
    hash = hash &* 0xC2B2_AE3D
    return hash ^ hash >> 13
}

/// The features of one instance, collected without allocating anew.
struct FeatureBuffer {
    /// The features' hashes; those from `count` on mean nothing. They lie in the buffer itself, where nobody asks for each
    /// of them whether the memory is shared.
    private var hashes = InlineArray<256, UInt32>(repeating: 0)
    private var count = 0
    /// What is mixed into every feature: the kind of pair and its order.
    private var base: UInt32 = 0
    /// The template and the first value of each feature, where they are kept.
    private var names: [UInt32] = []
    /// Whether they are.
    private let isNamed: Bool

    /// How many numbers a feature is in a buffer that names features.
    static let namedLength = 3

    /// Makes a buffer.
    ///
    /// - Parameter isNamed: whether to keep what features are called as well; see ``hashes(ofNamed:)``.
    init(isNamed: Bool = false) { self.isNamed = isNamed }

    /// The features' hashes; in a buffer that names features, the template and the first value stand behind each.
    var features: [UInt32] {
        var features: [UInt32] = []
        for index in 0..<count {
            features.append(hashes[index])
            if isNamed { features += names[(2 * index)..<(2 * index + 2)] }
        }
        return features
    }

    /// The hashes in the features of a buffer that names them.
    static func hashes(ofNamed features: [UInt32]) -> [UInt32] {
        stride(from: 0, to: features.count, by: namedLength).map { features[$0] }
    }

    /// The sum of the features' weights in a model.
    ///
    /// It changes nothing; that it could keeps the buffer from being copied for the call.
    mutating func sum(in model: RelationModel) -> SIMD4<Int32> {
        model.sum(hashes.span.extracting(0..<count))
    }

    @inline(never)
    private mutating func name(_ template: UInt32, _ value: UInt32) {
        names.append(template)
        names.append(value)
    }

    /// Forgets the features and begins anew.
    mutating func begin(_ base: UInt32) {
        self.base = base
        hashes[0] = base
        count = 1
        guard isNamed else { return }
        names.removeAll(keepingCapacity: true)
        name(0, 0)
    }

    /// Adds a feature: a template and its value.
    @inline(__always)
    mutating func add(_ template: FeatureTemplate, _ value: UInt32) {
        append(mixedHash(mixedHash(base, template.rawValue), value))
        if isNamed { name(template.rawValue, value) }
    }

    /// Adds a feature of two values.
    @inline(__always)
    mutating func add(_ template: FeatureTemplate, _ first: UInt32, _ second: UInt32) {
        append(mixedHash(mixedHash(mixedHash(base, template.rawValue), first), second))
        if isNamed { name(template.rawValue, first) }
    }

    /// No pair has nearly so many features that the buffer is full; those that no room is left for would not count.
    @inline(__always)
    private mutating func append(_ hash: UInt32) {
        guard count < hashes.count else { return }
        hashes[count] = hash
        count &+= 1
    }
}

extension FeatureBuffer {
    /// A number on a scale that grows coarser: 0, 1, 2, 3, 4–5, 6–7, 8–11, 12–15, …
    static func scale(_ number: Int) -> UInt32 {
        if number < 4 { return UInt32(max(number, 0)) }
        let bits = Int.bitWidth - number.leadingZeroBitCount - 1
        return UInt32(2 * bits + (number >> (bits - 1) & 1))
    }
}
