import Glibc
import Yong

// StoreRates STORE SCRATCH [scans] [lookups] [writes]: what a store does in a second, as lines of a name, a tab and a number.
//
// STORE is a loaded store, which is only read; SCRATCH is a folder that does not exist, on the disk whose rates of
// writing are asked for.

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
    print("usage: StoreRates STORE SCRATCH [scans] [lookups] [writes]")
    exit(2)
}
let (rates, parts) = (Rates(), arguments.dropFirst(3))
if parts.isEmpty || parts.contains("scans") { try rates.scans(of: arguments[1]) }
if parts.isEmpty || parts.contains("lookups") { try rates.lookups(in: arguments[1]) }
if parts.isEmpty || parts.contains("writes") { try rates.writes(in: arguments[2]) }
