import ArgumentParser
import Yong

extension StoreCommand {
    struct Index: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes the full-text index of a store anew.",
            discussion: """
                Queries find labels by their words with yong:matches, in a store without an index as well: each command
                then reads all labels first. What changes after an index was made is found too; make it anew when many
                labels came. Compacting a store takes its index away.

                Examples:
                  yong store index --store news.yong
                  yong store index --store news.yong --property http://example.org/headline
                  yong query --store news.yong 'SELECT * { (?thing ?score ?label) yong:matches ("กระทรวง*" 10) }'
                """)

        @Option(help: ArgumentHelp("The folder of the store.", valueName: "dir"))
        var store: String
        @Option(
            help: ArgumentHelp(
                "A property whose strings are found, instead of the usual labels; several may be given.",
                valueName: "iri"))
        var property: [String] = []
        @Option(help: ArgumentHelp("About how much memory is used, as 512M or 4G.", valueName: "size"))
        var memory = "256M"
        @Flag(help: "Take the index away.")
        var remove = false

        func validate() throws { _ = try settings() }

        private func settings() throws -> TextIndexSettings {
            var settings = TextIndexSettings()
            if !property.isEmpty {
                settings.properties = try property.map { text in
                    do throws(IRIError) {
                        return try IRI(text)
                    } catch {
                        throw ValidationError("--property: \(error)")
                    }
                }
            }
            settings.memory = try StoreOption.size(memory, of: "--memory")
            return settings
        }

        func run() async throws {
            _ = try StoreOption.reading(store)
            let (analyzer, settings) = (try TextAnalyzer.thai(), try settings())
            let opened = try Store(at: store)
            if remove {
                let wasThere = try opened.write { try $0.removeTextIndex() }
                StandardStream.error.write(line: wasThere ? "the index is gone" : "there was no index")
                return
            }
            let report = try opened.makeTextIndex(analyzer, settings: settings)
            StandardStream.error.write(
                line: "\(Amount.text(report.textCount, "text")) of \(Amount.text(report.wordCount, "word")) indexed")
        }
    }
}
