/// The ways in which a carrier service carries: the vendor's flags, written `Inbound, Outbound`.
///
/// - Source: contract/00-overview.md, section 5; contract/10-allocation.md, section 3, F; contract/40-around.md, "Quotes". The numbers
///   are *assumed*.
package struct ServiceDirections: VendorFlags, Hashable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let inbound = ServiceDirections(rawValue: 1)
  package static let outbound = ServiceDirections(rawValue: 2)

  package static let names = ["Inbound", "Outbound"]
  package static let mayBeNone = false
}

extension ServiceDirections: CustomStringConvertible {
  package var description: String { rawValue == 0 ? "" : text }
}
