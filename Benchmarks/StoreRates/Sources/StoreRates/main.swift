import Glibc
import Yong

// StoreRates STORE SCRATCH: what a store does in a second, as lines of a name, a tab and a number.
//
// STORE is a loaded store, which is only read; SCRATCH is a folder that does not exist, on the disk whose rates of
// writing are asked for.

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
    print("usage: StoreRates STORE SCRATCH")
    exit(2)
}
let rates = Rates()
try rates.scans(of: arguments[1])
try rates.lookups(in: arguments[1])
try rates.writes(in: arguments[2])
