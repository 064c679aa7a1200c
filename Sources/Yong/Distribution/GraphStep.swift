public import GraphBuilding
public import RDFModel
import RDFToolkit

/// A step of a build that is spread over machines, as a filter of lines: fields divided by tabs, bytes in Base64, numbers
/// of vertices and components in sixteen hexadecimal digits.
///
/// Lines that belong together come together, sorted by the fields that say so. `Scripts/spark/build_graph.py` is a program
/// that does.
public enum GraphStep: String, CaseIterable, Sendable {
    /// `name key` in order → `key id`: ids that are given to documents whose own belongs to another.
    case ids
    /// `introduction key sketch` by introduction → `key key`: documents that repeat each other.
    case repetitions
    /// `group key sketch` in order → `key key`: a document, and the one whose text it repeats.
    case originals
    /// `key record` → `v key vertex,…`: the vertex of each entity; `m vertex`: other vertices; `e vertex vertex condition`:
    /// what belongs together, if some document has the condition; `n vertex name`: a name, by each of its halves.
    case links
    /// `vertex name` by vertex, each once → `e vertex vertex`: what belongs together; `c vertex`: a half that is too common.
    case spellings
    /// `key record id repeats component,…` → `component key slice company`: what each component needs
    /// of a document, and whether entities of others are with it.
    case slices
    /// `component key slice company` in order → what was found: `t component token naming description post`: things;
    /// `p post key.relation beginning body naming`: posts; `e token key entity`, `h post key relation`: what documents speak
    /// of; `r component decision`.
    case components
    /// `beginning key.relation post naming` in order → `post named`: posts with their IRIs.
    case posts
    /// `component t token naming description post`, `component l post named`, `component r decision` by component →
    /// `t token named`: things with their IRIs; `q` and a line of N-Triples of what follows from resolution.
    case names
    /// `key record id original count (entity named)… count (relation named body)…` → N-Quads, a graph a document.
    case evidence
    /// The same → N-Triples of what the documents add to the knowledge.
    case knowledge
    /// N-Triples by subject → the same, each statement once, in order.
    case merge
}

/// What is wrong with a line that a step gets.
public struct StepError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The step.
    public var step: GraphStep
    /// The line's number, from 1.
    public var line: Int

    /// One sentence for people.
    public var description: String { "line \(line) is none that the step \(step.rawValue) takes" }
}

/// Runs a step on lines.
public struct GraphStepRun {
    private let step: GraphStep
    private let steps: BuildSteps
    private let crowded: Set<UInt64>
    private var line = 0
    private var group: ArraySlice<UInt8>?
    private var rows: [StepLine] = []
    /// Components without company, which are resolved together.
    private var plain: [StepLine] = []
    private var part: GraphPart
    private var merger: StatementMerger
    /// So many documents are worked on at once by steps that need no more than one.
    private static let batch = 256
    /// So many documents share what is said of their things.
    private static let knowledgeBatch = 4096

    /// Makes a run.
    ///
    /// - Parameters:
    ///   - step: What is done.
    ///   - seeds: The seeds of the build.
    ///   - settings: The settings of the build.
    ///   - overlay: What people said of documents and things.
    ///   - crowded: What the step `spellings` found too common.
    ///   - graph: The graph that `merge` writes into.
    public init(
        _ step: GraphStep, seeds: Seeds, settings: GraphSettings, overlay: Overlay, crowded: Set<UInt64> = [],
        graph: IRI? = nil
    ) {
        self.step = step
        self.crowded = crowded
        steps = BuildSteps(seeds: seeds, settings: settings, overlay: overlay)
        part = GraphPart(seeds: seeds, settings: settings)
        merger = StatementMerger(graph: graph)
    }

    /// Whether a build with this overlay can be spread: not if it speaks of things by their IRIs, which are known only
    /// when all are.
    public static func canSpread(_ overlay: Overlay) -> Bool { BuildSteps.canSpread(overlay) }

    /// What the step `spellings` found too common, out of a file of lines.
    ///
    /// - Throws: `FileError`.
    public static func crowded(inFile path: String?) throws -> Set<UInt64> {
        guard let path else { return [] }
        let lines = try InputFile.bytes(of: path).split(separator: 0x0A)
        return Set(lines.compactMap { UInt64(String(decoding: $0, as: UTF8.self), radix: 16) })
    }

    /// Takes a line.
    ///
    /// - Parameters:
    ///   - text: The line, without its end.
    ///   - output: Gets lines that are complete.
    /// - Throws: ``StepError``.
    public mutating func take(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) throws(StepError) {
        line += 1
        switch step {
        case .merge:
            guard merger.add(text, to: &output) else { throw StepError(step: step, line: line) }
        case .evidence, .knowledge:
            try add(StepLine(text), to: &output)
        case .links, .slices:
            rows.append(StepLine(text))
            if rows.count == GraphStepRun.batch { try endGroup(&output) }
        case .ids, .repetitions, .originals, .spellings, .components, .posts, .names:
            let row = StepLine(text)
            if let group, !group.elementsEqual(row.fields[0]) { try endGroup(&output) }
            group = row.fields[0]
            rows.append(row)
        }
    }

    /// Ends the input.
    ///
    /// - Throws: ``StepError``.
    public mutating func finish(_ output: inout [UInt8]) throws(StepError) {
        switch step {
        case .merge: merger.finish(into: &output)
        case .evidence, .knowledge: try write(&output)
        default:
            if !rows.isEmpty { try endGroup(&output) }
            if !plain.isEmpty, component(plain, &output) != true { throw StepError(step: step, line: line) }
        }
    }

    /// Works on the lines of a group.
    private mutating func endGroup(_ output: inout [UInt8]) throws(StepError) {
        let done: Bool? =
            switch step {
            case .ids: ids(&output)
            case .repetitions: repetitions(&output)
            case .originals: originals(&output)
            case .links: links(&output)
            case .spellings: spellings(&output)
            case .slices: slices(&output)
            case .components: components(&output)
            case .posts: posts(&output)
            case .names: names(&output)
            case .evidence, .knowledge, .merge: nil
            }
        guard done == true else { throw StepError(step: step, line: line) }
        rows.removeAll(keepingCapacity: true)
    }

    // MARK: Documents

    private func ids(_ output: inout [UInt8]) -> Bool? {
        guard rows.allSatisfy({ $0.fields.count == 2 }) else { return nil }
        for (key, id) in BuildSteps.ids(ofKeys: rows.map { $0.text(1) }) {
            output.line(Array(key.utf8)[...], bytes: Array(id.utf8))
        }
        return true
    }

    private func repetitions(_ output: inout [UInt8]) -> Bool? {
        let sketches = rows.compactMap { $0.bytes(2) }
        guard sketches.count == rows.count else { return nil }
        for (left, right) in BuildSteps.repetitions(among: sketches) {
            output.line(rows[left].fields[1], rows[right].fields[1])
        }
        return true
    }

    private func originals(_ output: inout [UInt8]) -> Bool? {
        let sketches = rows.compactMap { $0.bytes(2) }
        guard sketches.count == rows.count else { return nil }
        for (document, original) in BuildSteps.originals(of: sketches).enumerated() where document != original {
            output.line(rows[document].fields[1], rows[original].fields[1])
        }
        return true
    }

    // MARK: Components

    private func links(_ output: inout [UInt8]) -> Bool? {
        let records = rows.compactMap { row in row.bytes(1).map { DocumentRecord(bytes: $0) } }
        guard records.count == rows.count else { return nil }
        for (row, links) in zip(rows, steps.links(of: records)) {
            guard let links else { return nil }
            output.line(kind: "v", row.fields[0], StepLine.list(of: links.own))
            for mark in links.marks { output.line(kind: "m", StepLine.digits(mark)) }
            for pair in links.pairs {
                output.line(
                    kind: "e", StepLine.digits(pair.left), StepLine.digits(pair.right),
                    pair.condition.map(StepLine.digits) ?? [])
            }
            for name in links.names { output.line(kind: "n", StepLine.digits(name.half), bytes: name.key) }
        }
        return true
    }

    private func spellings(_ output: inout [UInt8]) -> Bool? {
        let names = rows.compactMap { $0.bytes(1) }
        guard names.count == rows.count else { return nil }
        guard let pairs = BuildSteps.spellings(among: names) else {
            output.line(kind: "c", rows[0].fields[0])
            return true
        }
        for pair in pairs { output.line(kind: "e", StepLine.digits(pair.left), StepLine.digits(pair.right)) }
        return true
    }

    private func slices(_ output: inout [UInt8]) -> Bool? {
        var assignments: [BuildSteps.Assignment] = []
        for row in rows {
            guard row.fields.count == 5, let record = row.bytes(1), let id = row.bytes(2),
                let components = StepLine.numbers(row.fields[4])
            else { return nil }
            assignments.append(
                .init(
                    record: DocumentRecord(bytes: record),
                    id: id.isEmpty ? nil : String(decoding: id, as: UTF8.self), isRepost: row.fields[3].first == 0x31,
                    components: components))
        }
        for (row, slices) in zip(rows, steps.slices(of: assignments)) {
            guard let slices else { return nil }
            for slice in slices {
                output.line(
                    StepLine.digits(slice.component), row.fields[0], StepLine.letters(slice.bytes),
                    slice.hasCompany ? [0x31] : [])
            }
        }
        return true
    }

    private mutating func components(_ output: inout [UInt8]) -> Bool? {
        guard rows.allSatisfy({ $0.fields.count == 4 }) else { return nil }
        if rows.contains(where: { !$0.fields[3].isEmpty }) { return component(rows, &output) }
        plain += rows
        guard plain.count >= GraphStepRun.batch else { return true }
        defer { plain.removeAll(keepingCapacity: true) }
        return component(plain, &output)
    }

    private func component(_ rows: [StepLine], _ output: inout [UInt8]) -> Bool? {
        let slices = rows.compactMap { $0.bytes(2) }
        guard slices.count == rows.count, let found = steps.component(of: slices, crowded: crowded) else {
            return nil
        }
        let component = rows[0].fields[0]
        for thing in found.things {
            output.line(
                kind: "t", component, Array(thing.token.utf8)[...], StepLine.letters(thing.naming),
                StepLine.letters(thing.description), thing.post.map(StepLine.letters) ?? [])
        }
        for post in found.posts {
            let digits = Array(String(post.first.relation).utf8)
            let first =
                Array(post.first.key.utf8) + [0x2E] + Array(repeating: 0x30, count: max(0, 10 - digits.count)) + digits
            output.line(
                kind: "p", StepLine.letters(post.token), first[...], StepLine.digits(post.beginning),
                Array((post.body ?? "").utf8)[...], StepLine.letters(post.naming))
        }
        for entity in found.entities {
            output.line(
                kind: "e", Array(entity.token.utf8)[...], Array(entity.key.utf8)[...],
                Array(String(entity.number).utf8)[...])
        }
        for relation in found.relations {
            output.line(
                kind: "h", StepLine.letters(relation.token), Array(relation.key.utf8)[...],
                Array(String(relation.number).utf8)[...])
        }
        for decision in found.decisions { output.line(kind: "r", component, bytes: decision) }
        return true
    }

    // MARK: Names

    private func posts(_ output: inout [UInt8]) -> Bool? {
        let namings = rows.compactMap { $0.bytes(3) }
        guard namings.count == rows.count else { return nil }
        for (row, post) in zip(rows, BuildSteps.posts(namings)) { output.line(row.fields[2], bytes: post) }
        return true
    }

    private func names(_ output: inout [UInt8]) -> Bool? {
        var things: [BuildSteps.Component.Thing] = []
        var posts: [[UInt8]: [UInt8]] = [:]
        var decisions: [[UInt8]] = []
        for row in rows {
            switch row.fields.count > 1 ? row.fields[1].first : nil {
            case UInt8(ascii: "t"):
                guard row.fields.count == 6, let naming = row.bytes(3), let description = row.bytes(4) else {
                    return nil
                }
                things.append(.init(token: row.text(2), naming: naming, description: description))
            case UInt8(ascii: "l"):
                guard let post = row.bytes(2), let named = row.bytes(3) else { return nil }
                posts[post] = named
            case UInt8(ascii: "r"):
                guard let decision = row.bytes(2) else { return nil }
                decisions.append(decision)
            default: return nil
            }
        }
        guard let names = steps.names(of: things, posts: posts, decisions: decisions) else { return nil }
        for thing in names.things {
            output.line(kind: "t", Array(thing.token.utf8)[...], StepLine.letters(thing.bytes))
        }
        for line in names.lines.split(separator: 0x0A) { output.line(kind: "q", line) }
        return true
    }

    // MARK: Writing

    private mutating func add(_ row: StepLine, to output: inout [UInt8]) throws(StepError) {
        guard let document = DocumentRow(row),
            part.add(
                document.record, id: document.id, originalID: document.originalID, entities: document.entities,
                relations: document.relations)
        else { throw StepError(step: step, line: line) }
        if part.count == (step == .evidence ? GraphStepRun.batch : GraphStepRun.knowledgeBatch) { try write(&output) }
    }

    private mutating func write(_ output: inout [UInt8]) throws(StepError) {
        let graph = part.graph()
        part = GraphPart(seeds: steps.seeds, settings: steps.settings)
        if step == .knowledge {
            let knowledge = Knowledge(of: graph)
            for piece in 0..<knowledge.pieceCount { knowledge.append(piece, to: &output) }
            return
        }
        do {
            for document in 0..<graph.documentCount { try graph.appendEvidence(ofDocumentAt: document, to: &output) }
        } catch {
            throw StepError(step: step, line: line)
        }
    }
}

/// A document with its things and posts, as the last steps take it.
private struct DocumentRow {
    var record: DocumentRecord
    var id: String?
    var originalID: String?
    var entities: [GraphPart.Reference] = []
    var relations: [GraphPart.Reference] = []

    init?(_ row: StepLine) {
        guard row.fields.count > 5, let record = row.bytes(1), let id = row.bytes(2), let original = row.bytes(3) else {
            return nil
        }
        self.record = DocumentRecord(bytes: record)
        self.id = id.isEmpty ? nil : String(decoding: id, as: UTF8.self)
        originalID = original.isEmpty ? nil : String(decoding: original, as: UTF8.self)
        guard let count = row.number(4), count >= 0, row.fields.count > 5 + 2 * count else { return nil }
        for place in 0..<count {
            guard let number = row.number(5 + 2 * place), let thing = row.bytes(6 + 2 * place) else { return nil }
            entities.append(.init(number: number, target: thing))
        }
        let start = 5 + 2 * count
        guard let posts = row.number(start), posts >= 0, row.fields.count == start + 1 + 3 * posts else { return nil }
        for place in 0..<posts {
            let field = start + 1 + 3 * place
            guard let number = row.number(field), let post = row.bytes(field + 1), let body = row.bytes(field + 2)
            else {
                return nil
            }
            relations.append(.init(number: number, target: post, body: body.isEmpty ? nil : body))
        }
    }
}
