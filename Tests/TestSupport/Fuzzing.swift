import Foundation

/// How many generated cases the tests try. `YONG_FUZZ_FACTOR=N` makes it N times as many, and
/// `YONG_FUZZ_SEED=S` takes others than the usual ones; a failing case names its seed.
public enum Fuzzing {
    /// How many times the usual number of cases.
    public static let factor = max(1, number("YONG_FUZZ_FACTOR") ?? 1)

    private static let offset = UInt64(max(0, number("YONG_FUZZ_SEED") ?? 0)) << 32

    /// The seeds of the cases where a short run has `count`.
    public static func seeds(_ count: UInt64, from first: UInt64 = 0) -> Range<UInt64> {
        offset + first..<offset + first + count * UInt64(factor)
    }

    private static func number(_ variable: String) -> Int? {
        ProcessInfo.processInfo.environment[variable].flatMap { Int($0) }
    }
}
