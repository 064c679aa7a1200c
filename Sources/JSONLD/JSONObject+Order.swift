import JSONSyntax

extension [JSONObject.Member] {
    /// The members in the order of their names.
    @inline(never)
    func orderedByName() -> [JSONObject.Member] { sorted { $0.name < $1.name } }
}
