import Testing

@testable import EntityExtraction

@Suite("Overlap resolution")
struct OverlapResolverTests {
    @Test("the longer of two overlapping names is kept")
    func longerWins() {
        let short = Proposal(4..<9, .place, score: 0.9, rule: .gazetteer)
        let long = Proposal(0..<9, .organisation, score: 0.7, rule: .headNoun)
        #expect(OverlapResolver.resolve([short, long]) == [long])
    }

    @Test("the surer of two equally long names is kept, and the rest stays in order")
    func surerWins() {
        let late = Proposal(20..<24, .country, score: 0.5, rule: .gazetteer)
        let unsure = Proposal(3..<8, .place, score: 0.4, rule: .headNoun)
        let sure = Proposal(5..<10, .person, score: 0.8, rule: .titledPerson)
        #expect(OverlapResolver.resolve([late, unsure, sure]) == [sure, late])
    }

    @Test("the outcome does not depend on the order of the proposals")
    func orderless() {
        let proposals = (0..<40).map { index in
            Proposal((index * 7 % 60)..<(index * 7 % 60 + 3 + index % 5), .place, score: 0.5, rule: .headNoun)
        }
        let expected = OverlapResolver.resolve(proposals)
        #expect(OverlapResolver.resolve(proposals.reversed()) == expected)
        for (left, right) in zip(expected, expected.dropFirst()) {
            #expect(left.range.upperBound <= right.range.lowerBound)
        }
    }
}
