package import Contract
package import FoundationEssentials

extension CatalogDocument {
  /// A box that packages may name instead of giving their dimensions.
  ///
  /// - Unit: centimetres and kilograms.
  package struct PackageSize: Codable, Equatable, Sendable {
    package var reference: String
    package var description: String?
    package var length: Decimal
    package var width: Decimal
    package var height: Decimal
    package var weight: Decimal?
    /// Default: false.
    package var isDefault: Bool?

    package init(reference: String, length: Decimal, width: Decimal, height: Decimal, weight: Decimal? = nil) {
      self.reference = reference
      self.length = length
      self.width = width
      self.height = height
      self.weight = weight
    }
  }

  /// A place that the customer ships from, which an address may name instead of being written out.
  package struct ShippingLocation: Codable, Equatable, Sendable {
    package var reference: String
    /// Default: the reference.
    package var name: String?
    /// `DistributionCentre`, `Office`, `Store` or `Warehouse`. Default: `Warehouse`.
    package var type: Contract.ShippingLocation.Kind?
    /// Default: false.
    package var isDefaultForReturns: Bool?
    package var notes: String?
    package var contact: Contact?
    package var companyName: String?
    package var addressLine1: String?
    package var addressLine2: String?
    package var addressLine3: String?
    package var town: String?
    package var region: String?
    package var regionCode: String?
    package var postcode: String?
    /// A two-letter ISO code. Default: `GB`.
    package var country: String?
    package var specialInstructions: String?
    package var latLong: LatLong?

    package init(reference: String) { self.reference = reference }
  }
}
