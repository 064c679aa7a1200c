import Foundation
import TestSupport
import Testing

@Suite("Where results go")
struct OutputTests {
    private static let triple = "<http://e/a> <http://e/p> \"ก\" .\n"

    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.file("x.nt", Self.triple)
        try folder.file("a.rq", "select * {?s ?p ?o}")
        return folder
    }

    @Test("A link stays, and the file that it leads to is replaced, however many links lead there")
    func links() throws {
        let folder = try folder()
        defer { folder.remove() }
        let result = try Command.shell(
            """
            set -e
            mkdir d; echo old > d/real.nt; ln -s d/real.nt link.nt; ln -s ../link.nt d/second.nt
            yong convert x.nt -o d/second.nt
            test -L link.nt -a -L d/second.nt -a ! -L d/real.nt; cmp x.nt d/real.nt
            ln -s d/new.nt dangling.nt; yong convert x.nt -o dangling.nt
            test -L dangling.nt; cmp x.nt d/new.nt
            mv a.rq d; ln -s d/a.rq a.rq; yong format -i a.rq
            test -L a.rq; grep -q SELECT d/a.rq
            ln -s round.nt round.nt; yong convert x.nt -o round.nt && exit 1
            ls . d | grep partial && exit 1
            echo done
            """, in: folder.path)
        #expect(result.output == "done\n", "\(result.messages)")
        #expect(result.messages.contains("round.nt: cannot write: "), "\(result.messages)")
    }

    @Test("Pipes and files that are open are written to as they are, also where a link leads to them")
    func pipes() throws {
        let folder = try folder()
        defer { folder.remove() }
        // The descriptor is one that the shell has open, so nothing but what is in this folder is at stake.
        let result = try Command.shell(
            """
            set -e
            mkfifo pipe; ln -s pipe link
            cat pipe > one & yong convert x.nt --to ntriples -o link; wait
            test -p pipe -a -L link; cmp x.nt one
            echo first > two; ln -s /proc/self/fd/7 seven.nt
            yong convert x.nt -o seven.nt 7>> two; test -L seven.nt
            yong convert x.nt --to ntriples -o /proc/self/fd/7 7>> two
            yong convert x.nt --to ntriples -o /dev/fd/7 7>> two
            cat two
            """, in: folder.path)
        #expect(result.output == "first\n" + Self.triple + Self.triple + Self.triple, "\(result.messages)")
    }

    @Test("A file that is replaced keeps its permissions, and a new one gets the usual ones")
    func permissions() throws {
        let folder = try folder()
        defer { folder.remove() }
        let result = try Command.shell(
            """
            set -e; umask 022
            touch p.nq run.nq; chmod 600 p.nq; chmod 755 run.nq; chmod 640 a.rq
            yong convert x.nt -o p.nq; yong convert x.nt -o run.nq; yong convert x.nt -o new.nq; yong format -i a.rq
            yong load --store s x.nt 2>/dev/null; touch d.nq; chmod 400 d.nq; yong dump --store s -o d.nq
            stat -c '%a %n' p.nq run.nq new.nq a.rq d.nq
            """, in: folder.path)
        #expect(result.output == "600 p.nq\n755 run.nq\n644 new.nq\n640 a.rq\n400 d.nq\n", "\(result.messages)")
    }

    @Test(
        "Results that find no room are an error",
        arguments: [
            "convert x.nt", "convert x.nt --count", "stats x.nt", "check x.nt", "format a.rq", "format a.rq --check",
            "query --data x.nt 'ASK {}'", "query --data x.nt --explain 'ASK {}'", "diff x.nt y.nt", "--version",
            "query --help", "store stats --store s", "dump --store s", "extract news.txt", "extract news.txt --explain",
            "extract --stdin < news.txt", "extract --stdin --records < news.txt",
        ])
    func fullDisk(command: String) throws {
        let folder = try folder()
        defer { folder.remove() }
        try folder.file("y.nt", "<http://e/b> <http://e/p> \"ข\" .\n")
        try folder.file("news.txt", "นายกรัฐมนตรีประชุมคณะรัฐมนตรี\n")
        let result = try Command.shell(
            "yong load --store s x.nt 2>/dev/null; yong \(command) > /dev/full", in: folder.path)
        #expect(result.status == 1)
        #expect(result.messages.contains("cannot write: No space left on device"), "\(result.messages)")
    }

    @Test("Nobody is told that a pipe was closed")
    func closedPipe() throws {
        let folder = try folder()
        defer { folder.remove() }
        let result = try Command.shell(
            "trap '' PIPE; for n in 1 2 3; do echo; done | head -0; yong stats x.nt | head -0", in: folder.path)
        #expect(!result.messages.contains("yong"), "\(result.messages)")
    }

    @Test("Control characters of the input are not sent to the terminal, and binary data is not shown")
    func controls() throws {
        let folder = try folder()
        defer { folder.remove() }
        try folder.file("e.nt", "<a:a> <a:b> \u{1B}]0;title\u{07} .\n<a:a> \u{9B}31m .\n")
        try folder.file("b.nt", "<a:a> <a:b> \0\u{1}\u{2}secret .\n")
        try folder.file("q.rq", "select \u{1B}[2J")
        for line in ["check e.nt", "convert e.nt", "check b.nt", "format q.rq", "query --data x.nt -f q.rq"] {
            let result = try Command.shell("yong \(line)", in: folder.path)
            let text = result.output + result.messages
            #expect(result.status == 1)
            #expect(
                !text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" }, "\(text)")
        }
        let shown = try Command.yong("check", "e.nt", in: folder.path).output
        #expect(shown.contains("<a:a> <a:b> ␛]0;title␇ .\n            ^"), "\(shown)")
        let binary = try Command.yong("check", "b.nt", in: folder.path).output
        #expect(binary.contains("binary data") && !binary.contains("secret"), "\(binary)")
    }
}
