package import Contract

/// What the sandbox's carriers offer, in the form of a fixtures `catalog.json`.
///
/// Members that have a sensible default are optional; the default stands beside each. `Catalog` compiles a document and
/// names every mistake in it.
///
/// - Source: design/product.md, "Fixtures".
package struct CatalogDocument: Codable, Equatable, Sendable {
  @Listed package var carriers: [Carrier]
  @Listed package var zones: [Zone]
  @Listed package var carrierServices: [CarrierService]
  @Listed package var serviceGroups: [ServiceGroup]
  @Listed package var packageSizes: [PackageSize]
  @Listed package var shippingLocations: [ShippingLocation]
  /// On which days carriers neither collect nor deliver. Default: on none.
  @Listed package var holidays: [Holidays]
  /// Where recipients collect parcels. Default: nowhere.
  @Listed package var shops: [Shop]
  /// Where postcode districts lie, for addresses without coordinates.
  @Listed package var districts: [District]
  /// For how many days from today options are given where nobody says. Default: 14.
  ///
  /// - Source: contract/51-delivery-and-pickup-options.md, section 4, "horizon".
  package var optionDays: Int?

  package init() {}
}

extension CatalogDocument {
  /// A company that moves packages, and how its tracking numbers look.
  package struct Carrier: Codable, Equatable, Sendable {
    package var reference: String
    /// Default: the reference.
    package var name: String?
    /// The reference beside MPD carrier services, where it differs: `RoyalMail` of `ROYAL_MAIL`. Default: the reference.
    ///
    /// - Source: contract/20-rules-and-catalog.md, section 1.
    package var mpdReference: String?
    /// The customer's account with the carrier, as quotes name it. Default: the reference.
    ///
    /// - Source: contract/95-audit.md, D13.
    package var accountReference: String?
    /// Default: `TRK{sequence:8}` from 1.
    package var tracking: Tracking?

    package init(reference: String, name: String? = nil, tracking: Tracking? = nil) {
      self.reference = reference
      self.name = name
      self.tracking = tracking
    }
  }

  package struct Tracking: Codable, Equatable, Sendable {
    /// In the language of `TrackingFormat`.
    package var pattern: String
    /// The first sequence number of a world whose seed is 1. Default: 1.
    package var start: Int64?

    package init(pattern: String, start: Int64? = nil) {
      self.pattern = pattern
      self.start = start
    }
  }

  /// Destinations that share a price.
  package struct Zone: Codable, Equatable, Sendable {
    package var reference: String
    /// Default: the reference.
    package var name: String?
    /// Two-letter ISO codes, or `*` for every country.
    package var countries: [String]
    /// UK areas, districts, sectors or units (`BT`, `EC1A`, `M2 6`, `M2 6LW`) to which the zone is limited within GB.
    /// Default: all of it.
    package var postcodes: [String]?

    package init(reference: String, countries: [String], postcodes: [String]? = nil) {
      self.reference = reference
      self.countries = countries
      self.postcodes = postcodes
    }
  }

  /// Carrier services that a customer has pooled under one code.
  package struct ServiceGroup: Codable, Equatable, Sendable {
    package var reference: String
    /// Default: the reference.
    package var name: String?
    /// Default: true.
    package var enabled: Bool?
    /// References of carrier services.
    package var services: [String]
    /// Those of the services that stay listed but are not chosen from this group. Default: none.
    package var disabledServices: [String]?

    package init(reference: String, name: String? = nil, services: [String]) {
      self.reference = reference
      self.name = name
      self.services = services
    }
  }
}
