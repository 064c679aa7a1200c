extension PositionRules {
    /// Adds the offices of people, and the bodies they work for.
    func relate(_ phrases: [PersonPhrase], of scene: RelationScene, to sink: inout RelationSink) {
        for (number, phrase) in phrases.enumerated() {
            let person = scene.mentions[phrase.mention].entity
            if let office = phrase.offices.first, phrase.sharing > 0, scene.isShared(office) {
                for other in phrases[(number - phrase.sharing)..<number] {
                    add(
                        office, of: scene.mentions[other.mention].entity, rule: .officeOfList,
                        other.range.lowerBound..<phrase.range.upperBound, scene, to: &sink)
                }
            }
            for (index, office) in phrase.offices.enumerated() {
                let next = index + 1 < phrase.offices.count ? phrase.offices[index + 1].range.lowerBound : Int.max
                add(office, of: person, rule: .officeAfterName, phrase.range, scene, to: &sink)
                if office.isFormer || office.bodies.contains(where: { isEmployer(scene.type($0)) }) { continue }
                let after = phrase.bodies.first {
                    let start = scene.mentions[$0].range.lowerBound
                    return start >= office.range.upperBound && start < next && isEmployer(scene.type($0))
                }
                if let after {
                    sink.add(
                        person, .worksFor, scene.mentions[after].entity, rule: .bodyAfterOffice,
                        evidence: phrase.range)
                }
            }
        }
    }

    /// Adds one office, and the body that its text names.
    func add(
        _ office: OfficeReader.Office, of person: Int, rule: RelationRule, _ evidence: Range<Int>,
        _ scene: RelationScene, to sink: inout RelationSink
    ) {
        let status: ClaimStatus = office.isFormer ? .former : .asserted
        sink.add(person, office: office.range, rule: rule, evidence: evidence, status: status)
        if office.isFormer { return }
        if let body = office.bodies.first(where: { isEmployer(scene.type($0)) }) {
            if scene.isBodiless(scene.mentions[body].range) { return }
            sink.add(person, .worksFor, scene.mentions[body].entity, rule: .bodyOfOffice, evidence: evidence)
        } else if let body = scene.bodyNamed(byOffice: office.range) {
            sink.add(person, .worksFor, body, rule: .ministryOfShortOffice, evidence: evidence)
        }
    }

    /// Whether people work for things of a type.
    func isEmployer(_ type: EntityType) -> Bool {
        switch type {
        case .ministry, .organisation, .place, .country: true
        case .person, .event, .plan: false
        }
    }
}

extension RelationScene {
    /// The body that the text of an office names without writing its full name: "รมว.กลาโหม" is of กระทรวงกลาโหม,
    /// "ประธานกรรมการ ก" of คณะกรรมการ ก.
    func bodyNamed(byOffice office: Range<Int>) -> Int? {
        guard office.count > ShortBodies.least else { return nil }
        let end = (office.upperBound - ShortBodies.least)..<office.upperBound
        for body in shortBodies.bodies(endingIn: hash(of: end)) {
            guard body.stem.count < office.count,
                bytes[(office.upperBound - body.stem.count)..<office.upperBound].elementsEqual(body.stem)
            else { continue }
            return body.entity
        }
        return nil
    }
}

/// The bodies whose names an office may hold without their first word.
struct ShortBodies {
    /// A body and its name without the first word.
    struct Body {
        var stem: [UInt8]
        var entity: Int
    }

    /// How many bytes a stem has at least.
    static let least = 12

    private var table: [UInt32: [Body]] = [:]

    init(_ entities: [Entity], heads: [[UInt8]]) {
        for (index, entity) in entities.enumerated() where entity.type == .ministry || entity.type == .organisation {
            let name = entity.name.utf8
            for head in heads where name.starts(with: head) {
                let stem = Array(name.dropFirst(head.count))
                guard stem.count >= ShortBodies.least else { continue }
                table[RelationScene.hash(stem.suffix(ShortBodies.least)), default: []].append(
                    Body(stem: stem, entity: index))
            }
        }
    }

    /// The bodies whose stem ends in bytes of a hash.
    func bodies(endingIn hash: UInt32) -> [Body] { table[hash] ?? [] }
}

extension RelationScene {
    /// Whether several people may hold an office at one time.
    func isShared(_ office: OfficeReader.Office) -> Bool {
        has(words.officePlural, at: office.range.lowerBound, limit: office.range.upperBound)
    }

    /// Whether the name of a body only ends the word of an office of nobody's employer: the state of a trade
    /// representative.
    func isBodiless(_ body: Range<Int>) -> Bool {
        words.officeBodiless.start(in: bytes, endingAt: body.lowerBound) != nil
    }
}
