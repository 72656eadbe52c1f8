/// Packages on their way from one place to another, as `GET /consignments/{ref}` answers.
///
/// What creation fixed is kept once for all copies; what life changes is small. So an allocation copies a few words.
/// - Source: contract/30-consignments.md, section 3.
@usableFromInline
package struct Consignment: Equatable, Sendable {
  package enum Source: String, VendorEnum {
    case api = "Api"
    case web = "Web"
  }

  package enum Direction: String, VendorEnum {
    case outbound = "Outbound"
    case inbound = "Inbound"
  }

  @usableFromInline var shared: Shared<Fixed>
  /// What life has changed so far.
  package var progress: Progress

  /// A consignment that has just been created: unallocated, with the shipping date that was asked for.
  package init(_ fixed: consuming Fixed) {
    progress = Progress(shippingDate: fixed.shippingDate)
    shared = Shared(fixed)
  }

  /// A consignment as it stands somewhere in its life.
  package init(_ fixed: consuming Fixed, _ progress: Progress) {
    shared = Shared(fixed)
    self.progress = progress
  }

  /// What creation fixed. A change makes it this copy's own.
  // Where it is read from another room, one member would be the whole otherwise, copied.
  @inlinable
  package var fixed: Fixed {
    _read { yield shared.value }
    _modify {
      var fixed = shared.value
      defer { shared = Shared(fixed) }
      yield &fixed
    }
  }

  /// The same, in the one place where it is kept.
  package var contents: Shared<Fixed> {
    get { shared }
    set { shared = newValue }
  }

  /// Whether nothing has happened to the consignment between the two. Looks at no text: O(1).
  package func isSame(as other: Consignment) -> Bool {
    hasSameContents(as: other) && progress.isSame(as: other.progress)
  }

  /// Whether both hold the same, kept in one place.
  package func hasSameContents(as other: Consignment) -> Bool { shared.isSame(as: other.shared) }
}

// MARK: - As the wire shows it

extension Consignment {
  package var reference: String { fixed.reference }
  package var customerReference: String { fixed.customerReference }
  package var dateCreated: DateTimeOffset { fixed.dateCreated }
  package var source: Source { fixed.source }
  package var direction: Direction { fixed.direction }
  package var tags: [String] { fixed.tags }
  package var metaData: [MetaData] { fixed.metaData }
  package var weight: Weight { fixed.weight }
  package var value: Money { fixed.value }
  package var customsDocumentation: Shared<CustomsDocumentation>? { fixed.customsDocumentation }
  package var requestedDeliveryDate: Shared<RequestedDeliveryDate>? { fixed.requestedDeliveryDate }
  package var consignmentReferenceProvidedByCustomer: String { fixed.consignmentReferenceProvidedByCustomer }
  package var addresses: [Shared<Address>] { fixed.addresses }
  package var packageCount: Int { fixed.packages.count }
  /// Where the consignment goes; nil only before validation.
  package var destination: Address? { fixed.destination?.value }
  /// Where the consignment leaves.
  package var origin: Address? { fixed.origin?.value }

  package var consignmentState: ConsignmentState { progress.state }
  package var shippingDate: DateTimeOffset? { progress.shippingDate }
  package var labelsPrinted: Bool { progress.labelsPrinted }
  package var collectionDate: DateTimeOffset? { progress.booking?.value.collectionDate }
  package var earliestDeliveryDate: DateTimeOffset? { progress.booking?.value.earliestDeliveryDate }
  package var latestDeliveryDate: DateTimeOffset? { progress.booking?.value.latestDeliveryDate }
  package var allocation: ConsignmentAllocation? { progress.booking?.value.allocation }
  /// What went wrong at the last attempt; a success since has taken it back, unless it was told to leave it.
  package var failedAllocation: Shared<FailedAllocation>? {
    progress.booking.map { $0.value.keepsFailure == true } ?? true ? progress.failedAllocation : nil
  }
  package var consignmentLegs: [ConsignmentLeg] { progress.booking?.value.legs ?? [] }

  /// Each with its legs.
  package var packages: [Package] {
    guard let booking = progress.booking else { return fixed.packages }
    var packages = fixed.packages
    for index in packages.indices { packages[index].consignmentLegs = booking.value.legs(ofPackage: index) }
    return packages
  }
}
