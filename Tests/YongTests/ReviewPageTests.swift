import Foundation
import FoundationXML
import Testing

@testable import Yong

@Suite("The page on which people check what was found")
struct ReviewPageTests {
    private func page(_ text: String, overlay: Overlay = Overlay()) throws -> String {
        let seeds = try overlay.applied(to: Seeds.embedded())
        let extractor = Extractor(entries: seeds.entries, lexicon: seeds.lexicon)
        var page = ReviewPage(seeds: seeds, overlay: overlay)
        for document in DocumentReader(inputs: []).documents(in: Array(text.utf8), source: "7.txt").documents {
            page.add(document, extractor.extract(document))
        }
        return String(decoding: try page.html(), as: UTF8.self)
    }

    private static let story = """
        ข่าว <b>สมมุติ</b> & "อื่น"
        22 มกราคม 2564
        นายเอก สมมุติวงศ์ อธิบดีกรมการแพทย์ กระทรวงสาธารณสุข เป็นประธานเปิดการประชุมสมมุติแห่งชาติ ครั้งที่ 5 ที่จังหวัดเชียงใหม่
        """

    /// The texts and the attributes of all elements; fails where an element is not closed.
    private final class Reader: NSObject, XMLParserDelegate {
        var attributes: [(element: String, name: String, value: String)] = []
        var text = ""

        func parser(
            _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
            attributes found: [String: String]
        ) {
            for (name, value) in found { attributes.append((element, name, value)) }
        }

        func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }
    }

    private func read(_ page: String) throws -> Reader {
        // What HTML leaves open is closed here, so that a reader of XML sees whether all else is.
        var xml = page.replacing("<!DOCTYPE html>", with: "").replacing("<wbr>", with: "<wbr/>")
        xml = xml.replacing("content=\"width=device-width, initial-scale=1\">", with: "/>").replacing(
            "<meta charset=\"utf-8\">", with: "")
        let parser = XMLParser(data: Data(xml.utf8))
        let reader = Reader()
        parser.delegate = reader
        #expect(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "") in line \(parser.lineNumber)")
        return reader
    }

    @Test("Every mention is marked with its type, every link leads to an anchor, and the text is whole")
    func marks() throws {
        let reader = try read(try page(Self.story))
        let marks = reader.attributes.filter { $0.element == "mark" && $0.name == "class" }.map(\.value)
        for type in ["Person", "Organisation", "Ministry", "Event", "Place"] {
            #expect(marks.contains(type), "\(type)")
        }
        let anchors = Set(reader.attributes.filter { $0.name == "id" }.map(\.value))
        let links = reader.attributes.filter { $0.element == "a" && $0.value.hasPrefix("#") }.map {
            String($0.value.dropFirst())
        }
        #expect(!links.isEmpty)
        for link in links { #expect(anchors.contains(link), "\(link)") }
        let squeezed = { (text: String) in String(text.unicodeScalars.filter { !$0.properties.isWhitespace }) }
        #expect(squeezed(reader.text).contains(squeezed(Self.story)))
        #expect(reader.text.contains("yong:Correction"))
        #expect(reader.text.contains("holdsPosition"))
    }

    @Test("What stands on the page to correct a thing is an overlay as it stands, and in each of its other lines")
    func corrections() throws {
        let html = try page(Self.story)
        let blocks = html.split(separator: "<pre>").dropFirst().compactMap { $0.split(separator: "</pre>").first }.map {
            String($0).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
                .replacing("&amp;", with: "&")
        }
        #expect(blocks.count > 3)
        for block in blocks {
            #expect(try !Overlay(turtle: [("o.ttl", Array(block.utf8))]).isEmpty)
            let lines = block.split(separator: "\n").map(String.init)
            let others = lines.filter { $0.hasPrefix("# ") && $0.hasSuffix(" .") }.map { String($0.dropFirst(2)) }
            #expect(others.count >= 3)
            for line in others {
                let text = (lines.filter { $0.hasPrefix("@prefix") } + [line]).joined(separator: "\n")
                #expect(try !Overlay(turtle: [("o.ttl", Array(text.utf8))]).isEmpty, "\(line)")
            }
        }
        let overlay = try Overlay(turtle: [("o.ttl", Array(blocks.joined(separator: "\n").utf8))])
        let marks = { (page: String) in page.split(separator: "<mark ").count }
        #expect(try marks(page(Self.story, overlay: overlay)) < marks(html))
    }

    @Test("A control character in a text is no reason for there being no page")
    func control() throws {
        #expect(try page(Self.story.replacing("อธิบดี", with: "\u{B}อธิบดี\u{C}")).contains("<svg"))
    }

    @Test("Markup of a text is text, and nothing runs or is fetched")
    func inert() throws {
        let html = try page(Self.story)
        #expect(html.contains("&lt;b&gt;"))
        for word in ["<script", "<b>", "onload", "@import", "url(h", " src="] {
            #expect(!html.contains(word), "\(word)")
        }
    }

    @Test("An excluded name does not appear")
    func excluded() throws {
        let turtle = "<https://w3id.org/yong/id/person/เอก_สมมุติวงศ์> a <https://w3id.org/yong/ontology#Exclusion> ."
        let overlay = try Overlay(turtle: [("o.ttl", Array(turtle.utf8))])
        #expect(try page(Self.story).contains("วงศ์"))
        #expect(!(try page(Self.story, overlay: overlay)).contains("สมมุติวงศ์"))
    }

    @Test("Text on every colour differs from it by 4.5 to 1 at least", arguments: EntityType.allCases)
    func contrast(type: EntityType) throws {
        let colours = ReviewStyle.background(of: type)
        #expect(ratio(colours.light, ReviewStyle.text.light) >= 4.5)
        #expect(ratio(colours.dark, ReviewStyle.text.dark) >= 4.5)
    }

    @Test("Other text does too")
    func otherContrast() {
        for (one, other) in [
            ("#595959", "#ffffff"), ("#0b57d0", "#ffffff"), ("#b4b4b4", "#16181c"), ("#9ec2ff", "#16181c"),
        ] {
            #expect(ratio(one, other) >= 4.5)
            #expect(ReviewStyle.sheet.contains(one))
        }
    }

    /// The contrast ratio of WCAG 2.1.
    private func ratio(_ one: String, _ other: String) -> Double {
        let values = [luminance(one), luminance(other)].sorted()
        return (values[1] + 0.05) / (values[0] + 0.05)
    }

    private func luminance(_ colour: String) -> Double {
        let value = Int(colour.dropFirst(), radix: 16) ?? 0
        let parts = [value >> 16, value >> 8 & 255, value & 255].map { part -> Double in
            let share = Double(part) / 255
            return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
}
