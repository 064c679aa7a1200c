internal import CLibXML2

extension XMLReader {
    /// The functions that libxml2 calls. What is not set here is not reported and not kept.
    static var handler: xmlSAXHandler {
        var handler = unsafe xmlSAXHandler()
        unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
        // libxml2 keeps the entities that the document declares in a document of its own.
        unsafe handler.startDocument = { unsafe xmlSAX2StartDocument($0) }
        unsafe handler.internalSubset = { unsafe xmlSAX2InternalSubset($0, $1, $2, $3) }
        unsafe handler.getEntity = { unsafe xmlSAX2GetEntity($0, $1) }
        unsafe handler.entityDecl = { context, name, type, publicID, systemID, content in
            // External entities stay unknown, so that a reference to one is an error and nothing is opened.
            guard type == Int32(XML_INTERNAL_GENERAL_ENTITY.rawValue) else { return }
            unsafe xmlSAX2EntityDecl(context, name, type, publicID, systemID, content)
        }
        unsafe handler.startElementNs = { context, local, prefix, namespace, declared, namespaces, count, _, values in
            unsafe EventCollector.of(context)?.pointee.start(
                local, prefix, namespace, declared: Int(declared), namespaces, count: Int(count), values)
        }
        unsafe handler.endElementNs = { context, _, _, _ in unsafe EventCollector.of(context)?.pointee.end() }
        unsafe EventCollector.takeText(&handler)
        unsafe handler.processingInstruction = { context, target, data in
            unsafe EventCollector.of(context)?.pointee.instruction(target, data)
        }
        unsafe handler.serror = { context, error in
            guard let error = unsafe error, let collector = unsafe EventCollector.of(context) else { return }
            unsafe XMLReader.note(error.pointee, in: &collector.pointee)
        }
        return unsafe handler
    }

    /// Keeps errors. Warnings pass, and so do namespace names that are not URIs in libxml2's opinion: it does not
    /// take letters outside ASCII, which RFC 3987 does.
    private static func note(_ error: xmlError, in collector: inout EventCollector) {
        let tolerated = [Int32(XML_WAR_NS_URI.rawValue), Int32(XML_WAR_NS_URI_RELATIVE.rawValue)]
        guard unsafe error.level.rawValue >= XML_ERR_ERROR.rawValue, unsafe !tolerated.contains(error.code) else {
            return
        }
        // SAFETY: libxml2's message ends with a zero.
        var reason = unsafe error.message.map { unsafe String(cString: $0) } ?? "malformed"
        while reason.last?.isNewline == true { reason.removeLast() }
        let position = unsafe XMLPosition(line: Int(error.line), column: max(1, Int(error.int2)))
        collector.fail(.malformed(reason: reason, at: position))
    }
}
