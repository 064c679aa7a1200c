import QuadStore
import QueryEngine
import RDFModel
import XSDTypes

/// A few people, in memory.
enum Sample {
    static func thing(_ name: String) -> IRI { IRI(unchecked: "http://example.org/" + name) }

    static func store() throws -> MemoryStore {
        let store = MemoryStore()
        try store.update(
            """
            PREFIX : <http://example.org/>
            INSERT DATA {
              :somchai a :Person ; rdfs:label "สมชาย"@th ; :born 1960 ; :height 1.72 ; :weight 71.5e0 ;
                :active true ; :met "2021-03-04T05:06:07+07:00"^^xsd:dateTime ; :knows :malee , _:stranger .
              :malee a :Person ; rdfs:label "มาลี"@th ; :born 1971 ; :knows :somchai .
              _:stranger a :Person ; rdfs:label "Nobody" .
              GRAPH :news { :somchai :said "hello" }
            }
            """)
        return store
    }
}
