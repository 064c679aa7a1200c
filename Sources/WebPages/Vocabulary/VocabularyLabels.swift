#if Server
    internal import RDFModel

    /// What classes and properties are called, and which of them say the same.
    struct VocabularyLabels: Sendable {
        private var labels: [IRI: [Literal]] = [:]
        private var comments: [IRI: [Literal]] = [:]
        /// The properties that are written out beside one of our own and say no more.
        private var repeated: [IRI: [IRI]] = [:]
        private var symmetric: Set<IRI> = []
        private let namespaces: [(prefix: String, namespace: String)]
        /// Classes and properties with labels, in the order of their IRIs.
        let terms: [IRI]
        /// The properties among them.
        let properties: Set<IRI>
        /// The classes among them.
        let classes: Set<IRI>

        /// - Parameters:
        ///   - statements: labels and comments of terms, and which say the same.
        ///   - prefixes: what namespaces are shortened to.
        init(_ statements: [Triple], prefixes: [String: IRI]) {
            var (properties, classes): (Set<IRI>, Set<IRI>) = ([], [])
            for (iri, thai, english) in KnownVocabulary.labels {
                labels[iri] = [Literal(thai, language: "th"), Literal(english, language: "en")]
            }
            for (own, others) in KnownVocabulary.repeated { repeated[own] = others }
            for triple in statements {
                guard let subject = triple.subject.iri else { continue }
                if triple.predicate == RDFS.label, let label = triple.object.literal {
                    labels[subject, default: []].append(label)
                } else if triple.predicate == RDFS.comment, let comment = triple.object.literal {
                    comments[subject, default: []].append(comment)
                } else if triple.predicate == RDF.type, let type = triple.object.iri {
                    if VocabularyLabels.propertyTypes.contains(type) { properties.insert(subject) }
                    if type == VocabularyLabels.symmetricProperty { symmetric.insert(subject) }
                    if VocabularyLabels.classTypes.contains(type) { classes.insert(subject) }
                } else if VocabularyLabels.alignments.contains(triple.predicate), let other = triple.object.iri,
                    !other.text.utf8.starts(with: Terms.yong.utf8)
                {
                    repeated[subject, default: []].append(other)
                }
            }
            self.properties = properties
            self.classes = classes
            terms = properties.union(classes).sorted()
            namespaces = prefixes.map { ($0.key, $0.value.text) }.sorted { left, right in
                left.1.utf8.count != right.1.utf8.count
                    ? left.1.utf8.count > right.1.utf8.count : CodeUnits.less(left.0, right.0)
            }
        }

        private static let propertyTypes: Set<IRI> = [
            IRI(unchecked: Terms.owl + "ObjectProperty"), IRI(unchecked: Terms.owl + "DatatypeProperty"),
            IRI(unchecked: RDF.namespace + "Property"),
        ]
        private static let symmetricProperty = IRI(unchecked: Terms.owl + "SymmetricProperty")
        private static let classTypes: Set<IRI> = [
            IRI(unchecked: Terms.owl + "Class"), IRI(unchecked: RDFS.namespace + "Class"),
        ]
        private static let alignments: Set<IRI> = [
            IRI(unchecked: RDFS.namespace + "subPropertyOf"), Terms.skos("closeMatch"),
        ]

        /// Whether a property holds both ways.
        func isSymmetric(_ property: IRI) -> Bool { symmetric.contains(property) }

        /// The label of a class or property; `nil` if none is known.
        func label(_ iri: IRI, _ language: PageLanguage) -> Literal? {
            labels[iri].flatMap { $0.preferred(language) }
        }

        /// The comment of a class or property.
        func comment(_ iri: IRI, _ language: PageLanguage) -> Literal? {
            comments[iri].flatMap { $0.preferred(language) }
        }

        /// The properties whose values stand on a page already where a property of our own does.
        func repeats(_ property: IRI) -> [IRI] { repeated[property] ?? [] }

        /// An IRI by a prefix, if what is behind the prefix is a plain name.
        func short(_ iri: IRI) -> String? {
            for (prefix, namespace) in namespaces where iri.text.utf8.starts(with: namespace.utf8) {
                let local = iri.text.utf8.dropFirst(namespace.utf8.count)
                let isPlain = local.allSatisfy { byte in
                    switch byte {
                    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
                    default: false
                    }
                }
                if isPlain, !local.isEmpty { return prefix + ":" + String(decoding: local, as: UTF8.self) }
            }
            return nil
        }
    }

    extension [Literal] {
        /// The one in the language that is preferred; else the first.
        func preferred(_ language: PageLanguage) -> Literal? {
            for tag in language.labelLanguages {
                if let literal = first(where: {
                    $0.language.flatMap { PageLanguage(tag: $0) }?.tag.utf8.elementsEqual(tag.utf8) ?? false
                }) {
                    return literal
                }
            }
            return first
        }
    }
#endif
