/// What sort of thing something is, as far as linking tells sorts apart: the set of the finest sorts that it may be.
///
/// A class of a vocabulary allows some of them; two things can be one only if a sort is left that both allow.
public struct Kind: OptionSet, Hashable, Sendable {
    /// A bit a sort.
    public let rawValue: UInt32

    /// Makes a set of sorts.
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// A human being.
    public static let person = Kind(rawValue: 1 << 0)
    /// A ministry of any state.
    public static let ministry = Kind(rawValue: 1 << 1)
    /// A body of a state that is no ministry.
    public static let agency = Kind(rawValue: 1 << 2)
    /// A firm.
    public static let company = Kind(rawValue: 1 << 3)
    /// A university, college or school.
    public static let school = Kind(rawValue: 1 << 4)
    /// A political party.
    public static let party = Kind(rawValue: 1 << 5)
    /// Any other body.
    public static let otherBody = Kind(rawValue: 1 << 6)
    /// A state, or a territory that is listed like one.
    public static let country = Kind(rawValue: 1 << 8)
    /// The part of a country below it: a province, a state, a region.
    public static let province = Kind(rawValue: 1 << 9)
    /// A part of a province.
    public static let district = Kind(rawValue: 1 << 10)
    /// A city, town or village.
    public static let municipality = Kind(rawValue: 1 << 11)
    /// A building or a piece of land.
    public static let site = Kind(rawValue: 1 << 12)
    /// A river, a sea, a mountain, an island.
    public static let landform = Kind(rawValue: 1 << 13)
    /// Any other place below a country or across countries.
    public static let otherPlace = Kind(rawValue: 1 << 14)
    /// A happening.
    public static let event = Kind(rawValue: 1 << 16)
    /// A plan, project, law or agreement.
    public static let plan = Kind(rawValue: 1 << 17)
    /// A text, picture or other work.
    public static let work = Kind(rawValue: 1 << 18)
    /// An office that somebody holds.
    public static let post = Kind(rawValue: 1 << 19)

    /// Any body of a state.
    public static let governmentBody: Kind = [.ministry, .agency]
    /// Any body.
    public static let organisation: Kind = [.ministry, .agency, .company, .school, .party, .otherBody]
    /// Any part of a country that is administered.
    public static let area: Kind = [.country, .province, .district, .municipality, .otherPlace]
    /// Any place but a country.
    public static let locality: Kind = [.province, .district, .municipality, .site, .landform, .otherPlace]
    /// Any place.
    public static let place: Kind = locality.union(.country)
    /// Anything.
    public static let thing: Kind = [.person, .organisation, .place, .event, .plan, .work, .post]

    /// What two kinds say of each other.
    enum Relation: Equatable {
        /// One sort is left.
        case same
        /// Several sorts are left.
        case compatible
        /// Nothing is known of one of them.
        case unknown
        /// No sort is left, but both are places, or both are bodies.
        case otherSort
        /// No sort is left.
        case otherBranch
    }

    /// Compares two kinds.
    func relation(to other: Kind) -> Relation {
        if self == .thing || other == .thing { return .unknown }
        let both = intersection(other)
        if both.isEmpty {
            let arePlaces = !isDisjoint(with: .place) && !other.isDisjoint(with: .place)
            let areBodies = !isDisjoint(with: .organisation) && !other.isDisjoint(with: .organisation)
            return arePlaces || areBodies ? .otherSort : .otherBranch
        }
        return both.rawValue.nonzeroBitCount == 1 || self == other ? .same : .compatible
    }
}
