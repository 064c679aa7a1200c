/// How long texts may be.
package enum TextLimit {
    /// How many bytes a text may have that stands in a query or that a query makes: as many as a term may have that is
    /// read from a document, so that what a store holds can be written and read again.
    package static let bytes = 16 << 20
}
