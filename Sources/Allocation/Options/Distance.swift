package import Contract
package import FoundationEssentials
import Glibc

/// How far two places are from each other as the crow flies.
package enum Distance {
  /// The mean radius of the earth in kilometres.
  ///
  /// - Source: contract/51-delivery-and-pickup-options.md, section 10, 9.
  private static let radius = 6371.0

  /// The great circle between them in kilometres.
  package static func kilometres(from one: LatLong, to other: LatLong) -> Double {
    func radians(_ degrees: Decimal) -> Double { (Double("\(degrees)") ?? 0) * .pi / 180 }
    let (north, otherNorth) = (radians(one.latitude), radians(other.latitude))
    let (across, along) = (sin((otherNorth - north) / 2), sin((radians(other.longitude) - radians(one.longitude)) / 2))
    let half = across * across + cos(north) * cos(otherNorth) * along * along
    return 2 * radius * asin(min(1, half.squareRoot()))
  }

  /// To two decimals, half away from zero.
  package static func rounded(_ kilometres: Double) -> Decimal {
    Decimal(Int((kilometres * 100).rounded(.toNearestOrAwayFromZero))) / 100
  }

  /// - Source: NIST Special Publication 811, appendix B.8.
  package static let kilometresPerMile = 1.609344
}

extension PickupDistance {
  package var kilometres: Double {
    let number = Double("\(value)") ?? 0
    return unit == .miles ? number * Distance.kilometresPerMile : number
  }
}
