#if Server
    internal import HTTPNegotiation
    internal import RDFModel

    extension FormFields {
        /// Reads the fields of a request.
        ///
        /// - Throws: ``ProtocolError``: 400.
        init(ofRequest text: some Collection<UInt8>) throws(ProtocolError) {
            do throws(FormError) { try self.init(text) } catch { throw .bad("\(error)") }
        }

        /// All values of a name, as IRIs.
        ///
        /// - Throws: ``ProtocolError``: 400 for one that is none.
        func iris(_ name: String) throws(ProtocolError) -> [IRI] {
            var found: [IRI] = []
            for text in values(name) {
                do throws(IRIError) { found.append(try IRI(text)) } catch { throw .bad("\(name): \(error)") }
            }
            return found
        }
    }
#endif
