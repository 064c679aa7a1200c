import Documents
import Testing
import ThaiText

@testable import EntityExtraction

/// Statements found in invented sentences in English, whose names are given.
@Suite("Relations in English")
struct EnglishRelationsTests {
    @Test("two offices before a name are those of one person")
    func officesBeforeNames() {
        let found = RelationsFixture(
            "Prime Minister and Minister of Finance Anna Berg, and Minister of Defense, Gen. Karl Holm, came.",
            [(.person, "Anna Berg"), (.person, "Karl Holm")])
        #expect(found.says("Anna Berg holdsPosition Prime Minister"))
        #expect(found.says("Anna Berg holdsPosition Minister of Finance"))
        #expect(found.says("Karl Holm holdsPosition Minister of Defense"))
        #expect(found.statements.count == 3)
    }

    @Test("two offices behind a name, and an office before the next name")
    func officesAfterNames() {
        let found = RelationsFixture(
            "Mr. Karl Holm, Deputy Prime Minister of Peru and Minister of Rain, and Ministry of Rain. "
                + "Minister of Snow Anna Berg, Permanent Secretary to Ministry of Rain Eva Lund",
            [
                (.person, "Karl Holm"), (.country, "Peru"), (.ministry, "Ministry of Rain"), (.person, "Anna Berg"),
                (.person, "Eva Lund"),
            ])
        #expect(found.says("Karl Holm holdsPosition Deputy Prime Minister of Peru"))
        #expect(found.says("Karl Holm holdsPosition Minister of Rain"))
        #expect(found.says("Karl Holm worksFor Peru"))
        #expect(found.says("Anna Berg holdsPosition Minister of Snow"))
        #expect(found.says("Eva Lund holdsPosition Permanent Secretary to Ministry of Rain"))
        #expect(found.says("Eva Lund worksFor Ministry of Rain"))
        #expect(!found.says("Anna Berg holdsPosition Permanent Secretary to Ministry of Rain"))
    }

    @Test("an ambassador is sent by one country to another, and calls on somebody")
    func ambassador() {
        let found = RelationsFixture(
            "H.E. Mr. Karl Holm, Ambassador of Peru to Chile, paid a courtesy call on Prime Minister Anna Berg.",
            [(.person, "Karl Holm"), (.country, "Peru"), (.country, "Chile"), (.person, "Anna Berg")])
        #expect(found.says("Karl Holm holdsPosition Ambassador of Peru to Chile"))
        #expect(found.says("Karl Holm worksFor Peru"))
        #expect(found.says("Karl Holm meets Anna Berg"))
        #expect(!found.says("Karl Holm worksFor Chile"))
    }

    @Test("a comma leads to the larger place of an address, and parts the places of a list")
    func addresses() {
        let found = RelationsFixture(
            "at the Ivory Room, the White Building 1, Mae Fon district, Mora province, and in Alta, Berga, Calla",
            [
                (.place, "Ivory Room"), (.place, "White Building 1"), (.place, "Mae Fon district"),
                (.place, "Mora province"), (.place, "Alta"), (.place, "Berga"), (.place, "Calla"),
            ])
        #expect(found.says("Ivory Room partOf White Building 1"))
        #expect(found.says("White Building 1 partOf Mae Fon district"))
        #expect(found.says("Mae Fon district partOf Mora province"))
        #expect(found.statements.count == 3)
    }

    @Test("the places of a list are of the size that the word behind it tells")
    func listedPlaces() {
        let found = RelationsFixture(
            "in Mora province (Mae Fon district’s Alta, Berga and Calla subdistricts)",
            [
                (.place, "Mora province"), (.place, "Mae Fon district"), (.place, "Alta"), (.place, "Berga"),
                (.place, "Calla"),
            ])
        #expect(found.says("Mae Fon district partOf Mora province"))
        for name in ["Alta", "Berga", "Calla"] { #expect(found.says("\(name) partOf Mae Fon district")) }
        #expect(found.statements.count == 4)
    }

    @Test("bodies of a list do not belong to the ministry among them")
    func listedBodies() {
        let names: [(type: EntityType, forms: String)] = [
            (.organisation, "Snow Department"), (.ministry, "Ministry of Rain"), (.organisation, "Wind Department"),
        ]
        let list = RelationsFixture("by Snow Department, Ministry of Rain, and Wind Department", names)
        #expect(!list.says("Snow Department partOf Ministry of Rain"))
        let address = RelationsFixture("at Snow Department, Ministry of Rain", names)
        #expect(address.says("Snow Department partOf Ministry of Rain"))
    }

    @Test("who chairs, attends and hosts a meeting, where and when")
    func meeting() {
        let found = RelationsFixture(
            "May 9, 2024, at the Ivory Room, Mora, Prime Minister Anna Berg presided over the 9th Snow Summit, hosted by "
                + "Snow Department. The event was attended by Minister of Rain Karl Holm and Eva Lund.",
            published: CalendarDate(year: 2024, month: 5, day: 10),
            [
                (.place, "Ivory Room"), (.place, "Mora"), (.person, "Anna Berg"), (.event, "9th Snow Summit"),
                (.organisation, "Snow Department"), (.person, "Karl Holm"), (.person, "Eva Lund"),
            ])
        #expect(found.says("Anna Berg chairs 9th Snow Summit"))
        #expect(found.says("Anna Berg participatesIn 9th Snow Summit"))
        #expect(found.says("Karl Holm participatesIn 9th Snow Summit"))
        #expect(found.says("Eva Lund participatesIn 9th Snow Summit"))
        #expect(found.says("Snow Department organises 9th Snow Summit"))
        #expect(found.says("9th Snow Summit takesPlaceAt Ivory Room"))
        #expect(found.says("9th Snow Summit takesPlaceAt Mora"))
        #expect(found.says("9th Snow Summit onDate 2024-05-09"))
    }

    @Test("somebody who speaks at an event takes part in it, not the country for which")
    func speech() {
        let found = RelationsFixture(
            "Anna Berg gave a talk on behalf of Peru at the 9th Snow Summit",
            [(.person, "Anna Berg"), (.country, "Peru"), (.event, "9th Snow Summit")])
        #expect(found.says("Anna Berg participatesIn 9th Snow Summit"))
        #expect(!found.says("Peru participatesIn 9th Snow Summit"))
    }

    @Test("countries and bodies that work together")
    func cooperation() {
        let found = RelationsFixture(
            "Peru will work closely with Chile. A note that theatre in Peru said.",
            [(.country, "Peru"), (.country, "Chile")])
        #expect(found.says("Peru cooperatesWith Chile"))
    }

    @Test("\"at\" makes a venue where it is a word")
    func venueWords() {
        let found = RelationsFixture(
            "the 9th Snow Summit that Ivory Room", [(.event, "9th Snow Summit"), (.place, "Ivory Room")])
        #expect(found.statements.isEmpty)
    }
}
