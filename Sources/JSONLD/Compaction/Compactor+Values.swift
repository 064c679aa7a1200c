internal import JSONSyntax

/// Values and references, by the type, language and direction of their property (JSON-LD 1.1 API §6.3).
extension Compactor {
    func compactValue(
        _ object: JSONObject, _ active: ActiveContext, _ property: JSONString?
    ) throws(JSONLDError) -> JSONValue {
        let definition = active.definition(property)
        let type = definition?.type
        // An index is left out where the property's map tells it.
        let isIndexTold = !object.contains("@index") || (definition?.container.contains(.index) ?? false)
        if let id = object["@id"]?.string {
            let others = object.members.filter { $0.name != "@id" && $0.name != "@index" }
            if others.isEmpty, isIndexTold {
                if type == "@id" { return .string(try compactIRI(id, active, isName: false)) }
                if type == "@vocab" { return .string(try compactIRI(id, active)) }
            }
            guard object.isValue else { return .object(object) }
        }
        guard let value = object["@value"] else { return .object(object) }
        let datatype = object["@type"]?.string
        if let datatype, datatype == type, isIndexTold { return value }
        if type == "@none" || (datatype != nil && datatype != type) {
            return .object(try renamed(object, active, compactsType: true))
        }
        if value.string == nil {
            if isIndexTold, datatype == nil { return value }
        } else if datatype == nil, isIndexTold {
            let language = (definition?.language ?? .unset).resolved(active.language)
            let direction = (definition?.direction ?? .unset).resolved(active.direction)
            if object["@language"]?.string?.lowercasedASCII == language?.lowercasedASCII,
                object["@direction"]?.string == direction, type == nil || type == "@id" || type == "@vocab"
            {
                return value
            }
        }
        return .object(try renamed(object, active, compactsType: true))
    }

    /// The object with its keywords as the context calls them.
    private func renamed(
        _ object: JSONObject, _ active: ActiveContext, compactsType: Bool
    ) throws(JSONLDError) -> JSONObject {
        var result = JSONObject()
        for member in object.members {
            var value = member.value
            if member.name == "@type", let iri = value.string { value = .string(try compactIRI(iri, active)) }
            result[try compactIRI(member.name, active)] = value
        }
        return result
    }
}
