import Contract
import Sandbox

/// A consignment as a world has it.
public struct StoredConsignment: Equatable, Sendable {
  /// `EC-…`
  public let reference: String
  /// What its customer calls it; empty when that was not said.
  public let clientReference: String
  /// The vendor's word: `Unallocated`, `Allocated`, `Manifested` …
  public let state: String
  /// The service that it is booked with; nil when it is with none.
  public let carrierService: String?
  /// Of all legs, in order.
  public let trackingReferences: [String]
  public let shippingDate: SandboxInstant?
  public let labelsPrinted: Bool
  public let packageCount: Int
  public let tags: [String]

  init(_ consignment: Consignment) {
    reference = consignment.reference
    clientReference = consignment.consignmentReferenceProvidedByCustomer
    state = consignment.consignmentState.rawValue
    carrierService = consignment.allocation?.mpdCarrierServiceReference
    trackingReferences = consignment.consignmentLegs.flatMap(\.trackingReferences)
    shippingDate = consignment.shippingDate.map { SandboxInstant($0.description) }
    labelsPrinted = consignment.labelsPrinted
    packageCount = consignment.packageCount
    tags = consignment.tags
  }
}
