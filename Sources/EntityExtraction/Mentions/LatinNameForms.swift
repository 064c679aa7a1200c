/// The parts by which people with names in Latin script are named again: the first name, or the surname.
enum LatinNameForms {
    /// The shortest part that is looked for, in letters.
    private static let shortest = 5

    /// The parts of the names of people among `proposals`; one that two people share counts for neither.
    static func forms(of proposals: [Proposal], in scene: Scene) -> [LaterReferences.Form] {
        let codes = scene.codes
        var owners: [[UInt8]: (name: ArraySlice<UInt8>, index: Int)?] = [:]
        for (index, proposal) in proposals.enumerated() where proposal.type == .person {
            let name = codes[proposal.range]
            guard name.allSatisfy({ $0 <= Symbol.letter }) else { continue }
            let words = name.split(separator: Symbol.space)
            guard let first = words.first, let last = words.last, (2...3).contains(words.count) else { continue }
            for word in [first, last] where word.count >= shortest && Symbol.isCapital(word[word.startIndex]) {
                if let owner = owners[Array(word)] {
                    if let owner, owner.name != name { owners[Array(word)] = .some(nil) }
                } else {
                    owners[Array(word)] = (name, index)
                }
            }
        }
        return owners.compactMap { form, owner in
            owner.map { LaterReferences.Form(codes: form, type: .person, sameAs: $0.index) }
        }.sorted { $0.codes.lexicographicallyPrecedes($1.codes) }
    }
}
