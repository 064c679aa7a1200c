internal import Glibc

/// A place on the earth in degrees.
struct GeographicPoint: Hashable, Sendable {
    let latitude: Double
    let longitude: Double

    /// A point, or `nil` if there is none of these degrees.
    init?(latitude: Double, longitude: Double) {
        guard abs(latitude) <= 90, abs(longitude) <= 180 else { return nil }
        self.latitude = latitude
        self.longitude = longitude
    }

    /// Reads `POINT(longitude latitude)`.
    init?(wellKnownText text: String) {
        guard let start = text.utf8.firstIndex(of: UInt8(ascii: "(")),
            let end = text.utf8.lastIndex(of: UInt8(ascii: ")")),
            start < end, text.lowercased().contains("point")
        else { return nil }
        let parts = text[text.index(after: start)..<end].split(separator: " ").map { Double($0) }
        guard parts.count >= 2, let longitude = parts[0], let latitude = parts[1] else { return nil }
        self.init(latitude: latitude, longitude: longitude)
    }

    /// The distance in kilometres on a sphere.
    func distance(to other: GeographicPoint) -> Double {
        let radians = Double.pi / 180
        let (a, b) = (latitude * radians, other.latitude * radians)
        let half = sin((b - a) / 2)
        let halfLongitude = sin((other.longitude - longitude) * radians / 2)
        let square = half * half + cos(a) * cos(b) * halfLongitude * halfLongitude
        return 2 * 6371 * asin(min(1, square.squareRoot()))
    }
}
