package import Contract

/// A manifest and the consignments on it, as they were when it was made.
package struct FiledManifest: Sendable {
  package let head: CustomerManifest
  /// As the manifest itself shows it.
  package let shippingLocationName: String?
  package let consignments: [Consignment]
}
