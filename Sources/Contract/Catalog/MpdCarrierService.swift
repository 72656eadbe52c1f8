/// What customers allocate to, as the vendor lists it. Members stand in the vendor's order.
///
/// - Source: contract/20-rules-and-catalog.md, section 2.
package struct MpdCarrierService: Codable, Equatable, Sendable {
  /// How far the customer is with the service.
  package enum Status: Int, CaseIterable, VendorCode {
    case available, requested, disabled, enabled

    package static let names = numbered("Available", "Requested", "Disabled", "Enabled")
  }

  /// Who has the service's prices.
  package enum Source: Int, CaseIterable, VendorCode {
    case none, `internal`, external

    package static let names = numbered("None", "Internal", "External")
  }

  package var name: String
  package var description: String?
  package var reference: String
  package var mpdCarrierReference: String
  package var carrierName: String
  package var carrierAccountOwner: String?
  package var status: Status
  package var journey: [JourneyLeg]
  package var source: Source
  package var type: CarrierServiceTraits
  package var isConfigured: Bool

  package init(
    name: String, description: String?, reference: String, mpdCarrierReference: String, carrierName: String,
    status: Status, journey: [JourneyLeg], type: CarrierServiceTraits, isConfigured: Bool
  ) {
    self.name = name
    self.description = description
    self.reference = reference
    self.mpdCarrierReference = mpdCarrierReference
    self.carrierName = carrierName
    self.status = status
    self.journey = journey
    // The only number that the vendor's examples show (contract/00-overview.md, section 5).
    source = .external
    self.type = type
    self.isConfigured = isConfigured
  }
}

/// What kind of service it is: flags that travel as names, `Scheduled, DropOff`.
///
/// - Source: contract/20-rules-and-catalog.md, section 2, "Type".
package struct CarrierServiceTraits: VendorFlags {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  package static let scheduled = Self(rawValue: 1)
  package static let adHoc = Self(rawValue: 2)
  package static let pickUp = Self(rawValue: 4)
  package static let dropOff = Self(rawValue: 8)
  package static let timed = Self(rawValue: 16)
  package static let consolidated = Self(rawValue: 32)

  package static let names = ["Scheduled", "AdHoc", "PickUp", "DropOff", "Timed", "Consolidated"]
  package static let mayBeNone = true
}
