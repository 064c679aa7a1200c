/// Tells why names were taken for such.
struct MentionExplainer {
    let scene: Scene
    let analyzed: AnalyzedText
    let entries: [GazetteerEntry]

    /// The provenance of each name.
    ///
    /// - Parameters:
    ///   - names: what the extractor settled on.
    ///   - proposals: what rules and gazetteer proposed.
    ///   - decided: what they would have settled on without a model.
    func provenances(
        of names: [Proposal], proposals: [Proposal], decided: [Proposal], model: MentionModel?
    ) -> [Range<Int>: Provenance] {
        var proposed: [Range<Int>: [Proposal]] = [:]
        for proposal in proposals { proposed[proposal.range, default: []].append(proposal) }
        var types: [Range<Int>: EntityType] = [:]
        for name in names { types[name.range] = name.type }
        let shares = model?.shares(of: types, in: scene, proposals: proposals, decided: decided)
        var provenances: [Range<Int>: Provenance] = [:]
        for name in names {
            var rules = [name.rule.rawValue]
            for other in proposed[name.range] ?? [] where other.type == name.type {
                if !rules.contains(other.rule.rawValue) { rules.append(other.rule.rawValue) }
            }
            let features = shares?[name.range].map { named($0) } ?? []
            provenances[name.range] = Provenance(
                rules: rules, seed: name.entry.map { entries[$0].identifier },
                score: features.isEmpty ? nil : features.reduce(0) { $0 + $1.weight }, threshold: nil,
                features: features)
        }
        return provenances
    }

    private func named(_ shares: [MentionModel.Share]) -> [Provenance.Feature] {
        shares.map { share in
            let words = share.token.map { String(decoding: analyzed.bytes[scene.text.byteRange($0)], as: UTF8.self) }
            return Provenance.Feature(name: share.source.rawValue, value: words, weight: Double(share.weight))
        }
    }
}

extension MentionModel {
    /// What one source added to the score of a name over that of no name at the same place.
    struct Share {
        /// Where weights come from.
        enum Source: String {
            /// The token and the words around it.
            case words
            /// What rules and gazetteer propose at the token.
            case proposals
            /// The trust in a title or a seed that the token is named by.
            case trust
            /// The labels one after another.
            case sequence
        }

        var source: Source
        /// The token, in the codes of the text.
        var token: Range<Int>?
        var weight: Float
    }

    /// Sums what comes from the text and what comes from the rules apart.
    private func sums(_ collected: FeatureCollector) -> (words: WeightSum, rules: WeightSum) {
        var (words, rules) = (WeightSum.zero, WeightSum.zero)
        for (feature, isRule) in zip(collected.features, collected.isRule) {
            if isRule { table.add(feature, to: &rules) } else { table.add(feature, to: &words) }
        }
        return (words, rules)
    }

    /// What the tokens of names added to their scores.
    ///
    /// - Parameter types: the names and what they name; those that begin or end within a token have no shares.
    func shares(
        of types: [Range<Int>: EntityType], in scene: Scene, proposals: [Proposal], decided: [Proposal]
    ) -> [Range<Int>: [Share]] {
        var ends: [Int: (end: Int, type: EntityType)] = [:]
        for (range, type) in types { ends[range.lowerBound] = (range.upperBound, type) }
        var shares: [Range<Int>: [Share]] = [:]
        let codes = scene.codes
        var reader = MentionReader(scene, proposals: proposals, kept: decided, vocabulary: vocabulary)
        var features = MentionFeatures()
        while reader.next() {
            let stretch = reader.stretch
            features.prepare(stretch, codes, vocabulary)
            for first in 0..<stretch.tokens.count {
                let start = Int(stretch.tokens.items[first].start)
                guard let name = ends[start] else { continue }
                var last = first
                while last < stretch.tokens.count, Int(stretch.tokens.items[last].end) < name.end { last += 1 }
                guard last < stretch.tokens.count, Int(stretch.tokens.items[last].end) == name.end else { continue }
                var label = MentionLabel.first(name.type)
                var found: [Share] = []
                var sequence =
                    first == 0 ? self.start[label] - self.start[0] : transitions[0][label] - transitions[0][0]
                for index in first...last {
                    let range = Int(stretch.tokens.items[index].start)..<Int(stretch.tokens.items[index].end)
                    var collected = FeatureCollector()
                    collected.take(features, at: index, stretch, codes)
                    let sums = sums(collected)
                    func weight(_ sum: WeightSum) -> Float {
                        let scores = sum.scaled(by: table.scale)
                        return scores[label] - scores[0]
                    }
                    found.append(Share(source: .words, token: range, weight: weight(sums.words)))
                    found.append(Share(source: .proposals, token: range, weight: weight(sums.rules)))
                    let kept = stretch.tags.items[index][.kept]
                    if kept != 0, MentionTags.label(kept) == label {
                        let share = MentionScorer.trustShare(kept)
                        found.append(Share(source: .trust, token: range, weight: trust * share))
                    }
                    let later = MentionLabel.later(name.type)
                    if index < last { sequence += transitions[label][later] - transitions[0][0] }
                    label = later
                }
                found.append(Share(source: .sequence, weight: sequence))
                shares[start..<name.end] = found.filter { $0.weight != 0 }
            }
        }
        return shares
    }
}
