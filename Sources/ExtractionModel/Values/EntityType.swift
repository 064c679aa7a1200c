/// What kind of thing an entity is.
public enum EntityType: String, CaseIterable, Sendable, Hashable {
    /// A human being named in the text.
    case person = "Person"
    /// A ministry of any state, and the Prime Minister's Office.
    case ministry = "Ministry"
    /// Every other named body.
    case organisation = "Organisation"
    /// A sovereign state or an ISO 3166 territory.
    case country = "Country"
    /// A named place below a country or across countries.
    case place = "Place"
    /// A named, particular happening.
    case event = "Event"
    /// A named plan, policy, project, law, agreement, prize or campaign.
    case plan = "Plan"
}
