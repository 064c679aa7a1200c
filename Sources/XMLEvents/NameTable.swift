internal import CLibXML2

/// Finds the number of a name by the addresses of its parts.
///
/// libxml2 keeps every local name, prefix and namespace name once for a parser, in a dictionary that lives as long as
/// the parser does, and names of its own in constants: so equal addresses are equal names, and a name is decoded the
/// first time it comes.
struct NameTable {
    /// Three addresses and a number above 0, or zeros.
    private struct Slot {
        var local: UInt = 0
        var prefix: UInt = 0
        var namespace: UInt = 0
        var number: UInt = 0
    }

    private(set) var names = XMLNames()
    // The size is a power of two.
    private var slots = [Slot](repeating: Slot(), count: 256)

    /// The number of a name.
    @inline(__always)
    mutating func number(
        _ local: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?
    ) -> UInt32 {
        let wanted = Slot(
            local: UInt(bitPattern: local), prefix: UInt(bitPattern: prefix), namespace: UInt(bitPattern: namespace))
        var place = NameTable.hash(wanted) & (slots.count &- 1)
        while true {
            let slot = slots[place]
            if slot.local == wanted.local, slot.prefix == wanted.prefix, slot.namespace == wanted.namespace,
                slot.number != 0
            {
                return UInt32(truncatingIfNeeded: slot.number &- 1)
            }
            if slot.number == 0 { break }
            place = (place &+ 1) & (slots.count &- 1)
        }
        return unsafe add(
            XMLName(text(local) ?? "", namespace: text(namespace), prefix: text(prefix)), wanted, place)
    }

    @inline(never)
    private mutating func add(_ name: XMLName, _ slot: Slot, _ place: Int) -> UInt32 {
        names.all.append(name)
        slots[place] = slot
        slots[place].number = UInt(names.all.count)
        if names.all.count * 2 > slots.count { grow() }
        return UInt32(names.all.count - 1)
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 2)
        for slot in old where slot.number != 0 {
            var place = NameTable.hash(slot) & (slots.count - 1)
            while slots[place].number != 0 { place = (place + 1) & (slots.count - 1) }
            slots[place] = slot
        }
    }

    @inline(__always)
    private static func hash(_ slot: Slot) -> Int {
        let mixed = (slot.local ^ (slot.namespace << 21) ^ (slot.prefix << 42)) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed >> 40)
    }
}
