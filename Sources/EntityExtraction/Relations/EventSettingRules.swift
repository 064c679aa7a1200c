import Documents
import Sorting
import ThaiText

/// Finds where and when events take place.
struct EventSettingRules {
    let scene: RelationScene

    /// The day found so far for an event, and how close the text puts the two.
    private struct Day {
        var date: CalendarDate
        var evidence: Range<Int>
        /// 4 in its name, 3 behind the event, 2 before it in the line, 1 elsewhere.
        var nearness: Int
    }

    private var days: [Int: Day] = [:]
    /// The last event of the line before.
    private var recent: Int?
    /// The first date that no line before holds.
    private var nextDate = 0

    init(scene: RelationScene) {
        self.scene = scene
    }

    /// Adds the venues that a line names, and keeps the days for `finish`.
    mutating func relate(_ reading: LineReading, _ units: [MentionUnit], to sink: inout RelationSink) {
        let events = EventSettingRules.events(reading.tokens)
        relateOccasions(EventSettingRules.events(reading.occasions))
        defer { recent = events.last?.entity }
        guard !events.isEmpty else {
            relateNextLine(units, reading.line, &sink)
            return
        }
        relateVenues(units, events, reading.line, &sink)
        relateDays(events, reading)
    }

    private static func events(_ tokens: [LineReading.Token]) -> [MentionedEvent] {
        tokens.compactMap { token in
            if case .event(let event) = token.kind { MentionedEvent(entity: event, range: token.range) } else { nil }
        }
    }

    private struct MentionedEvent {
        var entity: Int
        var range: Range<Int>
    }

    // MARK: Venues

    private struct Venue {
        var unit: Int
        var cue: VenueCue
        var range: Range<Int>
    }

    /// The venues of a line: for every event the next one behind it, or else the last one before it.
    private func relateVenues(
        _ units: [MentionUnit], _ events: [MentionedEvent], _ line: RelationScene.Line, _ sink: inout RelationSink
    ) {
        let venues = units.indices.compactMap { index -> Venue? in
            guard let cue = VenueCue.before(units[index].range.lowerBound, in: line, of: scene) else { return nil }
            switch units[index].type {
            case .place: break
            case .organisation, .country: guard cue.takesBodies else { return nil }
            default: return nil
            }
            return Venue(unit: index, cue: cue, range: units[index].range)
        }
        guard !venues.isEmpty else { return }
        var list = 0
        var venue = 0
        for (index, event) in events.enumerated() {
            // The last event of the list "งาน ก และงาน ข" that this one stands in.
            list = max(list, index)
            while list + 1 < events.count, events[list + 1].range.lowerBound - events[list].range.upperBound <= 24 {
                list += 1
            }
            let last = events[list]
            let next = list + 1 < events.count ? events[list + 1].range.lowerBound : Int.max
            while venue < venues.count, venues[venue].range.lowerBound < event.range.upperBound { venue += 1 }
            let behind = venues[venue...].prefix { $0.range.lowerBound < next }.prefix(16).first {
                $0.range.lowerBound >= last.range.upperBound
                    && $0.range.lowerBound - last.range.upperBound < $0.cue.reachBack
            }
            let before = venues[..<venue].suffix(16).last {
                $0.range.upperBound <= event.range.lowerBound && $0.cue.reachesForward
                    && event.range.lowerBound - $0.range.upperBound < $0.cue.reachAhead
            }
            guard let venue = behind ?? before else { continue }
            let unit = units[venue.unit]
            let evidence =
                min(event.range.lowerBound, unit.range.lowerBound)..<max(event.range.upperBound, unit.range.upperBound)
            sink.add(event.entity, .takesPlaceAt, unit.entity, rule: .venueCue, evidence: evidence)
            for larger in surroundings(of: venue.unit, in: units) {
                sink.add(event.entity, .takesPlaceAt, larger, rule: .venueCue, evidence: evidence)
            }
        }
    }

    /// A venue in a line without an event is that of the event in the line before, if it has none yet.
    private func relateNextLine(_ units: [MentionUnit], _ line: RelationScene.Line, _ sink: inout RelationSink) {
        guard let event = recent, !sink.holds(event, .takesPlaceAt) else { return }
        for index in units.indices {
            guard let cue = VenueCue.before(units[index].range.lowerBound, in: line, of: scene), cue.reachesForward,
                units[index].type == .place
            else { continue }
            sink.add(event, .takesPlaceAt, units[index].entity, rule: .venueCue, evidence: units[index].range)
            for larger in surroundings(of: index, in: units) {
                sink.add(event, .takesPlaceAt, larger, rule: .venueCue, evidence: units[index].range)
            }
            return
        }
    }

    /// The province or country that the text names with a venue.
    private func surroundings(of first: Int, in units: [MentionUnit]) -> [Int] {
        var found: [Int] = []
        var index = first
        while index + 1 < units.count, index - first < 6 {
            let gap = units[index].range.upperBound..<units[index + 1].range.lowerBound
            guard let joint = GapReader.joint(in: gap, of: scene), joint <= .inside else { break }
            index += 1
            switch units[index].type {
            case .country: found.append(units[index].entity)
            case .place:
                if NameRank.place(units[index].mention, in: scene) >= NameRank.bareName {
                    found.append(units[index].entity)
                }
            case .organisation, .ministry: continue
            default: return found
            }
        }
        return found
    }

    // MARK: Days

    private mutating func relateDays(_ events: [MentionedEvent], _ reading: LineReading) {
        let line = reading.line
        let all = scene.text.dates
        while nextDate < all.count, all[nextDate].range.lowerBound < line.range.lowerBound { nextDate += 1 }
        let first = nextDate
        while nextDate < all.count, all[nextDate].range.upperBound <= line.range.upperBound { nextDate += 1 }
        let dates = all[first..<nextDate]
        let speeches = reading.tokens.compactMap { token in
            if case .cue(.say) = token.kind { token.range } else { nil }
        }
        var date = dates.startIndex
        var spoken = 0
        for (index, event) in events.enumerated() {
            while date < dates.endIndex, dates[date].range.lowerBound < event.range.upperBound { date += 1 }
            while spoken < speeches.count, speeches[spoken].upperBound <= event.range.lowerBound { spoken += 1 }
            let next = index + 1 < events.count ? events[index + 1].range.lowerBound : line.range.upperBound
            let behind = date < dates.endIndex ? dates[date] : nil
            if let behind, behind.range.lowerBound - event.range.upperBound < 240, behind.range.lowerBound < next {
                keep(behind.first, for: event, 3, event.range.lowerBound..<behind.range.upperBound)
                continue
            }
            let ahead = firstOfList(dates[..<date].lastIndex { $0.range.upperBound <= event.range.lowerBound }, dates)
            // "วันที่ … นาย ก กล่าวว่า … งาน ข": the day is that of the speech.
            let start = ahead?.range.upperBound ?? line.range.lowerBound
            let speech = spoken > 0 && speeches[spoken - 1].lowerBound >= start
            if let ahead, !speech, event.range.lowerBound - ahead.range.upperBound < 1500 {
                keep(ahead.first, for: event, 2, ahead.range.lowerBound..<event.range.upperBound)
            } else if let behind, behind.range.lowerBound - event.range.upperBound < 900 {
                keep(behind.first, for: event, 1, event.range.lowerBound..<behind.range.upperBound)
            } else if let published = scene.text.document.published, !speech,
                saysToday(line, before: event.range.lowerBound)
            {
                keep(published, for: event, 2, event.range)
            }
        }
    }

    /// The day of an occasion is the one that its name holds: "วันเฉลิมพระชนมพรรษา 28 กรกฎาคม 2566".
    private mutating func relateOccasions(_ occasions: [MentionedEvent]) {
        for occasion in occasions {
            let date = scene.text.dates.first {
                $0.range.lowerBound >= occasion.range.lowerBound && $0.range.upperBound <= occasion.range.upperBound
            }
            if let date { keep(date.first, for: occasion, 4, occasion.range) }
        }
    }

    /// The first of the days of a list, which begins at its first one: "วันที่ 17 และ 18 กุมภาพันธ์".
    private func firstOfList(_ last: Int?, _ dates: ArraySlice<DateMention>) -> DateMention? {
        guard var index = last else { return nil }
        while index > dates.startIndex,
            dates[index - 1].range.upperBound <= dates[index].range.lowerBound,
            GapReader.joint(in: dates[index - 1].range.upperBound..<dates[index].range.lowerBound, of: scene) == .list
        {
            index -= 1
        }
        return dates[index]
    }

    private func saysToday(_ line: RelationScene.Line, before limit: Int) -> Bool {
        var position = max(line.range.lowerBound, limit - 900)
        while position < limit, scene.bytes[position] & 0xC0 == 0x80 { position += 1 }
        return position < limit && scene.holds(scene.words.today, in: position..<limit)
    }

    private mutating func keep(_ date: CalendarDate, for event: MentionedEvent, _ nearness: Int, _ evidence: Range<Int>)
    {
        if let known = days[event.entity], known.nearness >= nearness { return }
        days[event.entity] = Day(date: date, evidence: evidence, nearness: nearness)
    }

    /// Adds the days.
    func finish(_ sink: inout RelationSink) {
        for event in Array(days.keys).ordered() {
            guard let day = days[event] else { continue }
            sink.add(event, on: day.date, rule: .dateNearEvent, evidence: day.evidence)
        }
    }
}
