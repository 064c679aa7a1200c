import Foundation
import TestSupport
import Testing

@Suite("What make install lays out")
struct InstallTests {
    /// The names of the commands that a help text lists, below `path`.
    private func commands(_ path: [String] = []) throws -> [[String]] {
        let help = try Command.shell("yong \(path.joined(separator: " ")) --help", in: Shared.root).output
        guard let list = help.components(separatedBy: "SUBCOMMANDS:\n").dropFirst().first else { return [path] }
        let names = list.split(separator: "\n", omittingEmptySubsequences: false)
            .prefix { $0.hasPrefix("  ") }
            .filter { !$0.dropFirst(2).hasPrefix(" ") }
            .compactMap { $0.split(separator: " ").first.map(String.init) }
        return try [path] + names.flatMap { try commands(path + [$0]) }
    }

    @Test("A manual page for every command, completions for three shells, a program that runs where it is put")
    func layout() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let staged = try Command.shell(
            "Scripts/package/stage.sh '\(Command.binaryFolder)/yong' '\(folder.path)/usr'", in: Shared.root)
        #expect(staged.status == 0, "\(staged.messages)")
        let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/usr/share/man/man1")
        let commands = try commands()
        #expect(commands.count > 20)
        #expect(Set(pages) == Set(commands.map { (["yong"] + $0).joined(separator: "-") + ".1.gz" }))
        let checks = try Command.shell(
            """
            set -e
            for page in usr/share/man/man1/*.gz; do
                gunzip -c "$page" | grep -q '^.SH NAME'
            done
            bash -n usr/share/bash-completion/completions/yong
            grep -q compdef usr/share/zsh/site-functions/_yong
            grep -q 'complete -c .*yong' usr/share/fish/vendor_completions.d/yong.fish
            usr/bin/yong build '\(Shared.root)/seeds/documents' -o graph.nt
            test -s graph.nt
            ls usr/share/doc/yong
            """, in: folder.path)
        #expect(checks.status == 0, "\(checks.messages)")
        #expect(checks.output == "CHANGELOG.md\nLICENSE\nLICENSE.seeds\nREADME.md\n")
    }

    @Test("The version names the commit where there is one")
    func version() throws {
        let text = try Command.yong("--version").output
        #expect(try /yong \d+\.\d+\.\d+( \([0-9a-f]{7,} \d{4}-\d\d-\d\d\))?\n/.wholeMatch(in: text) != nil, "\(text)")
    }
}
