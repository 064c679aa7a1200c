public import ThaiText

/// One news item.
public struct Document: Sendable, Equatable {
    /// What names the item: the number in its address, or else the file's name without its ending.
    public var id: String
    /// The item's text as it was read, decoded but not changed. All offsets of mentions are offsets into it.
    public var text: String
    /// The UTF-8 range of the headline in `text`, without site boilerplate. May be empty.
    public var title: Range<Int>
    /// The UTF-8 range of the body in `text`: what follows the date line, up to the source line.
    public var body: Range<Int>
    /// The day of publication, if the item states one.
    public var published: CalendarDate?
    /// The address of the item, if it states one.
    public var url: String?
    /// Where the item was read from, for messages: a path, or `-` for standard input.
    public var source: String
    /// What is odd about the item as it was written, such as a weekday that contradicts its date.
    public var notes: [String]

    /// Makes an item.
    public init(
        id: String, text: String, title: Range<Int>, body: Range<Int>, published: CalendarDate? = nil,
        url: String? = nil, source: String = "-", notes: [String] = []
    ) {
        self.id = id
        self.text = text
        self.title = title
        self.body = body
        self.published = published
        self.url = url
        self.source = source
        self.notes = notes
    }
}
