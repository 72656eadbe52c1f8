package import Contract

/// A manifest and the consignments on it, as they were when it was made.
package struct FiledManifest: Sendable {
  package let head: CustomerManifest
  package let consignments: [Consignment]
}
