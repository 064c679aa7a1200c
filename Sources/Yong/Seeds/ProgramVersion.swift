import CEmbedded

/// Which Yong this is.
public enum ProgramVersion {
    /// The number of the release, by <https://semver.org>.
    public static let number = "0.1.0"

    /// The commit that the program was built from and its date, as in `1a2b3c4 2026-01-31`; empty if that is not known,
    /// as in a build without `make`.
    public static let commit = String(cString: yong_commit())

    /// The number, and the commit where it is known: what `yong --version` prints behind the name.
    public static let text = commit.isEmpty ? number : "\(number) (\(commit))"
}
