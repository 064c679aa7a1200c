import ThaiText

/// Goes through the lines of a document and hands on every place where two things may be related.
///
/// Within a line an element is paired with the next `reach` ones only, and with those of the few lines around an
/// event, so the work is linear in the text.
struct CandidateFinder {
    /// With how many of the elements behind it an element is paired.
    static let reach = 20
    /// How far apart two elements of one line may stand, in bytes.
    static let distance = 1500
    /// How many lines behind its own an event may still be spoken of.
    static let lines = 6
    /// How many elements of another line are paired with an event.
    static let apart = 16

    let scene: RelationScene
    private var buffer: FeatureBuffer
    private var events: [RecentEvent] = []
    private var previous: CandidateLine?
    /// The offices that were paired, each once.
    private(set) var offices: [OfficeText] = []
    private var officeNumbers: [UInt64: Int32] = [:]

    /// An office as a document writes it.
    struct OfficeText {
        var range: Range<Int>
        var isFormer: Bool
    }

    private struct RecentEvent {
        var element: LineElement
        /// The number of its line among those with names.
        var line: Int
    }

    /// Makes a finder.
    ///
    /// - Parameter namesFeatures: whether the features that it hands on are named; see ``FeatureBuffer``.
    init(scene: RelationScene, namesFeatures: Bool = false) {
        self.scene = scene
        buffer = FeatureBuffer(isNamed: namesFeatures)
    }

    /// Hands on the pairs of the next line, and those that it makes with the lines before.
    mutating func visit(_ line: CandidateLine, to consumer: inout some CandidateConsumer) {
        pairElements(of: line, to: &consumer)
        pairOffices(of: line, to: &consumer)
        pairEvents(with: line, to: &consumer)
        previous = line
    }

    // MARK: One line

    private mutating func pairElements(of line: CandidateLine, to consumer: inout some CandidateConsumer) {
        let elements = line.elements
        var signs = SignCursor(line: line.line)
        for first in elements.indices {
            var pair = ElementPair(first: first, second: first)
            var cue = elements[first].cuesAtEnd
            signs.begin(behind: elements[first].end, in: scene)
            for second in (first + 1)..<min(elements.count, first + 1 + CandidateFinder.reach) {
                let other = elements[second]
                guard other.name.lowerBound - elements[first].name.upperBound <= CandidateFinder.distance else { break }
                pair.second = second
                while cue < other.cuesBefore {
                    pair.cues |= 1 << UInt64(line.cues[cue].cue.rawValue)
                    cue += 1
                }
                if elements[first].index != other.index || elements[first].type != other.type {
                    describeGap(of: &pair, in: line, &signs)
                    judge(pair, in: line, to: &consumer)
                }
                pair.between += 1
                if case .none = other.owner {
                    pair.free += 1
                    pair.types |= 1 << other.type.code
                }
            }
        }
    }

    private func describeGap(of pair: inout ElementPair, in line: CandidateLine, _ signs: inout SignCursor) {
        let (first, second) = (line.elements[pair.first], line.elements[pair.second])
        let start: Int
        if second.name.lowerBound < first.end {
            start = min(first.name.upperBound, second.name.lowerBound)
            pair.signs = line.line.signs(in: start..<second.name.lowerBound, of: scene)
        } else {
            start = first.end
            pair.signs = signs.signs(before: second.name.lowerBound, in: scene)
        }
        pair.gap = start..<second.name.lowerBound
        if pair.gap.count <= ElementPair.shortGap { pair.text = scene.hash(of: pair.gap) }
    }

    private mutating func judge(
        _ pair: ElementPair, in line: CandidateLine, to consumer: inout some CandidateConsumer
    ) {
        let (first, second) = (line.elements[pair.first], line.elements[pair.second])
        let gap = second.name.lowerBound - first.name.upperBound
        switch (first.type, second.type) {
        case (.plan, _), (_, .plan), (.office, _), (_, .office), (.date, .date): return
        case (.event, .date): take(.eventDate, pair, true, line, &consumer)
        case (.date, .event): take(.eventDate, pair, false, line, &consumer)
        case (.date, _), (_, .date), (.event, .event): return
        case (_, .event): take(.actorEvent, pair, true, line, &consumer)
        case (.event, _): take(.actorEvent, pair, false, line, &consumer)
        case (.person, .person):
            take(.people, pair, first.index < second.index, line, &consumer)
        case (.person, _):
            if gap < 500 { take(.personBody, pair, true, line, &consumer) }
        case (_, .person):
            if gap < 500 { take(.personBody, pair, false, line, &consumer) }
        default:
            judgeBodies(pair, gap, in: line, to: &consumer)
        }
    }

    private mutating func judgeBodies(
        _ pair: ElementPair, _ gap: Int, in line: CandidateLine, to consumer: inout some CandidateConsumer
    ) {
        let (first, second) = (line.elements[pair.first], line.elements[pair.second])
        if first.type.isBodyOrCountry, second.type.isBodyOrCountry, gap < 900 {
            take(.parties, pair, first.index < second.index, line, &consumer)
        }
        guard gap < 400, pair.between < 8 else { return }
        if second.type == .organisation && (first.type == .organisation || first.type == .country)
            || second.type == .ministry && first.type == .organisation
        {
            take(.bodyInBody, pair, true, line, &consumer)
        }
        if first.type == .organisation && (second.type == .organisation || second.type == .country)
            || first.type == .ministry && second.type == .organisation
        {
            take(.bodyInBody, pair, false, line, &consumer)
        }
        if second.type == .place || second.type == .country, first.type == .place || first.type == .organisation {
            take(.spatial, pair, true, line, &consumer)
        }
        if first.type == .place || first.type == .country, second.type == .place || second.type == .organisation {
            take(.spatial, pair, false, line, &consumer)
        }
    }

    private mutating func take(
        _ group: CandidateGroup, _ pair: ElementPair, _ subjectFirst: Bool, _ line: CandidateLine,
        _ consumer: inout some CandidateConsumer
    ) {
        let (first, second) = (line.elements[pair.first], line.elements[pair.second])
        let evidence = first.name.lowerBound..<max(first.end, second.end)
        let (subject, object) = subjectFirst ? (first, second) : (second, first)
        let isSymmetric = group == .parties || group == .people
        buffer.describe(pair, subjectFirst: subjectFirst || isSymmetric, group: group, in: line, of: scene)
        consumer.take(
            CandidatePair(group: group, subject: subject.index, object: object.index),
            CandidatePlace(evidence: evidence, status: line.status(of: pair)), features: &buffer)
    }

    // MARK: Offices

    private mutating func pairOffices(of line: CandidateLine, to consumer: inout some CandidateConsumer) {
        var element = 0
        for (number, phrase) in line.phrases.enumerated() {
            while element < line.elements.count, Int(line.elements[element].mention) != phrase.mention { element += 1 }
            guard element < line.elements.count else { break }
            for (place, office) in phrase.offices.enumerated() {
                take(office, at: .own(place), of: line.elements[element], weak: false, line, &consumer)
            }
            for other in (number - min(phrase.sharing, 8))..<number {
                guard let office = phrase.offices.first else { break }
                let mention = line.phrases[other].mention
                guard
                    let index = line.elements[max(0, element - 60)..<element].lastIndex(where: {
                        Int($0.mention) == mention
                    })
                else {
                    continue
                }
                take(
                    office, at: .shared(number - other, plural: scene.isShared(office)),
                    of: line.elements[index], weak: false, line, &consumer)
            }
        }
        var next = 0
        for free in line.offices {
            let range = free.office.range
            while next < line.elements.count, line.elements[next].name.lowerBound < range.upperBound { next += 1 }
            var between = 0
            for index in next..<min(line.elements.count, next + 6) {
                let person = line.elements[index]
                guard person.name.lowerBound - range.upperBound < 300 else { break }
                guard person.type == .person, !person.isRole else { continue }
                let isNext = free.person == Int(person.mention)
                take(
                    free.office, at: isNext ? .before : .elsewhere(between), of: person, weak: free.isWeak, line,
                    &consumer)
                between += 1
                if between == 2 { break }
            }
            for index in stride(from: next - 1, through: max(0, next - 6), by: -1) {
                let person = line.elements[index]
                guard range.lowerBound - person.end < 120 else { break }
                guard person.type == .person, !person.isRole, person.name.upperBound <= range.lowerBound else {
                    continue
                }
                take(free.office, at: .elsewhere(3), of: person, weak: free.isWeak, line, &consumer)
                break
            }
        }
    }

    private mutating func take(
        _ office: OfficeReader.Office, at kind: FeatureBuffer.OfficeKind, of person: LineElement, weak: Bool,
        _ line: CandidateLine, _ consumer: inout some CandidateConsumer
    ) {
        buffer.describe(office: office, at: kind, of: person, weak: weak, in: line, scene: scene)
        let evidence =
            min(person.name.lowerBound, office.range.lowerBound)..<max(person.end, office.range.upperBound)
        consumer.take(
            CandidatePair(group: .personOffice, subject: person.index, object: number(of: office)),
            CandidatePlace(evidence: evidence, status: office.isFormer ? .former : .asserted),
            features: &buffer)
    }

    private mutating func number(of office: OfficeReader.Office) -> Int32 {
        number(ofOfficeAt: office.range, isFormer: office.isFormer)
    }

    /// The number of the office whose text stands at `range`; spellings that differ in their spaces only are one.
    mutating func number(ofOfficeAt range: Range<Int>, isFormer: Bool) -> Int32 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for position in range where scene.bytes[position] != UInt8(ascii: " ") {
            hash = (hash ^ UInt64(scene.bytes[position])) &* 0x100_0000_01B3
        }
        if let known = officeNumbers[hash] { return known }
        let number = Int32(offices.count)
        officeNumbers[hash] = number
        offices.append(OfficeText(range: range, isFormer: isFormer))
        return number
    }

    // MARK: Lines around an event

    private mutating func pairEvents(with line: CandidateLine, to consumer: inout some CandidateConsumer) {
        events.removeAll { line.number - $0.line > CandidateFinder.lines }
        let named = line.elements.indices.filter { line.elements[$0].type == .event }
        for (order, event) in events.enumerated() {
            // A line that names the event itself says all there is to say.
            if named.contains(where: { line.elements[$0].index == event.element.index }) { continue }
            take(
                event.element, with: line, distance: line.number - event.line, isEarlier: order + 1 < events.count,
                to: &consumer)
        }
        guard let last = named.last else { return }
        if let previous {
            for index in named.prefix(2) {
                let event = line.elements[index]
                let isThere = previous.elements.contains { $0.type == .event && $0.index == event.index }
                if !isThere {
                    take(
                        event, with: previous, distance: previous.number - line.number, isEarlier: false, to: &consumer)
                }
            }
        }
        for index in Set([named[0], last]) {
            events.removeAll { $0.element.index == line.elements[index].index }
        }
        if named[0] != last, line.elements[named[0]].index != line.elements[last].index {
            events.append(RecentEvent(element: line.elements[named[0]], line: line.number))
        }
        events.append(RecentEvent(element: line.elements[last], line: line.number))
        if events.count > 3 { events.removeFirst(events.count - 3) }
    }

    private mutating func take(
        _ event: LineElement, with line: CandidateLine, distance: Int, isEarlier: Bool,
        to consumer: inout some CandidateConsumer
    ) {
        for index in line.elements.indices.prefix(CandidateFinder.apart) {
            let other = line.elements[index]
            let pair: CandidatePair
            switch other.type {
            case .event, .plan, .office: continue
            case .date: pair = CandidatePair(group: .eventDate, subject: event.index, object: other.index)
            default: pair = CandidatePair(group: .actorEvent, subject: other.index, object: event.index)
            }
            buffer.describe(
                event, and: index, distance: distance, in: line, group: pair.group, isEarlierEvent: isEarlier)
            consumer.take(
                pair, CandidatePlace(evidence: other.name.lowerBound..<other.end, status: .asserted),
                features: &buffer)
        }
    }
}

extension CandidateLine {
    /// How the text puts what joins two elements: a plan if "จะ" stands right before the first cue between or behind
    /// them, a denial if "ไม่" does.
    func status(of pair: ElementPair) -> ClaimStatus {
        let start = elements[pair.first].cuesAtEnd
        let end = elements[pair.second].cuesBefore
        // "ขอให้ ก ร่วมกับ ข": an order stands right before who is to act.
        let before = elements[pair.first].cuesBefore - 1
        if start < end, before >= 0, cues[before].cue == .plan,
            elements[pair.first].name.lowerBound - cues[before].range.upperBound <= 2
        {
            return .planned
        }
        for index in start..<max(start, end) {
            switch cues[index].cue {
            case .plan: return .planned
            case .not: return .negated
            case .having, .at, .with, .namely: continue
            default: return isReported(pair) ? .reported : .asserted
            }
        }
        return isReported(pair) ? .reported : .asserted
    }

    private func isReported(_ pair: ElementPair) -> Bool {
        reported?.contains(elements[pair.first].name.lowerBound) ?? false
    }
}
