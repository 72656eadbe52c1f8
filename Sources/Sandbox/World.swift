package import Allocation
package import Contract
package import Journal

/// Everything one tenant has: catalog, consignments, counters and clock.
///
/// A world is a value. Copying it costs O(1), as its tables share structure, so a reset is an assignment. Every change is one
/// `mutating` function: it checks everything, then writes.
package struct World: Sendable {
  package internal(set) var catalog: Catalog
  package var clock: ClockSetting
  /// The tenant's own id, as the vendor writes it into consignments and messages.
  package let customerReference: String

  private(set) var store = ConsignmentStore()
  private var addresses = AddressPool()
  private var consignmentReferences: ReferenceMint
  private var packageReferences: ReferenceMint
  private var trackingMint: TrackingMint
  private var identifiers: SeededGenerator
  /// Decides the ids of the tenant's requests.
  let requestSeed: UInt64
  private(set) var manifests = PagedArray<FiledManifest>()
  var quotes: QuoteBook
  var queuedAllocations = FirstInFirstOut<QueuedAllocation>()
  package var allocationMode = AllocationMode.synchronous
  /// What has changed since somebody took note.
  private(set) var changes: [StateChange] = []

  /// An empty world. The seed decides every reference, tracking number and id that it will ever make.
  package init(catalog: Catalog, clock: ClockSetting = .real, seed: UInt64 = 1) {
    self.catalog = catalog
    self.clock = clock
    consignmentReferences = ReferenceMint(prefix: "EC", seed: seed)
    packageReferences = ReferenceMint(prefix: "EP", seed: ~seed)
    trackingMint = TrackingMint(seed: seed)
    var generator = SeededGenerator(seed: seed)
    customerReference = generator.nextIdentifier().hyphenated
    requestSeed = generator.next()
    identifiers = generator
    quotes = QuoteBook(seed: seed)
  }

  package var now: DateTimeOffset { clock.now }

  package var consignmentCount: Int { store.count }

  /// The consignment of this reference in any case, as it looks now.
  package func consignment(_ reference: String) -> Consignment? { stored(reference)?.consignment.seen(at: now) }

  // MARK: - What the topics in World+… read and write through

  func stored(_ reference: String) -> ConsignmentStore.Stored? { store.number(of: reference).map { store[$0] } }

  /// Stores a consignment that has just been made.
  mutating func enter(_ consignment: Consignment, isReferenceChosen: Bool) {
    store.append(consignment, isReferenceChosen: isReferenceChosen)
    changes.append(
      StateChange(consignment: consignment.fixed.reference, from: nil, to: consignment.progress.state))
  }

  /// Puts another state of a consignment in the place of the present one.
  ///
  /// - Returns: that.
  @discardableResult
  mutating func replace(_ number: Int, with consignment: Consignment) -> Consignment {
    let old = store[number].consignment.progress.state
    store.replace(number, with: consignment)
    let new = consignment.progress.state
    if new != old { changes.append(StateChange(consignment: consignment.fixed.reference, from: old, to: new)) }
    return consignment
  }

  /// Takes note of what has changed: afterwards nothing has.
  @usableFromInline
  package mutating func takeChanges() -> [StateChange] {
    guard !changes.isEmpty else { return [] }
    defer { changes = [] }
    return changes
  }

  /// Notes that packages have just been made for a consignment, of which this is the first.
  mutating func enterPackages(from reference: String?, of number: Int) {
    store.enterPackages(from: reference, of: number)
  }

  /// An address as it is kept: equal ones in one place.
  mutating func shared(_ address: Address) -> Shared<Address> { addresses.shared(address) }

  mutating func nextConsignmentReference() -> String {
    var reference = consignmentReferences.next()
    while store.references.isChosen(reference) { reference = consignmentReferences.next() }
    return reference
  }

  mutating func nextPackageReference() -> String { packageReferences.next() }

  mutating func nextIdentifier() -> Identifier { identifiers.nextIdentifier() }

  mutating func nextItemReference() -> String { nextIdentifier().plain }

  mutating func nextManifestReference() -> String { identifiers.nextIdentifier().plain }

  mutating func file(_ manifest: FiledManifest) { manifests.append(manifest) }

  /// A tracking reference that no package in this world has had, for the consignment of this number.
  mutating func nextTrackingReference(of carrier: Carrier, for number: Int) -> String {
    var reference = trackingMint.mint(carrier.tracking, start: carrier.trackingStart)
    var attempts = 1
    // A format can run out; then numbers repeat rather than the world stopping.
    while !store.enter(trackingReference: reference, of: number, isRepeatable: attempts > 1000) {
      reference = trackingMint.mint(carrier.tracking, start: carrier.trackingStart)
      attempts += 1
    }
    return reference
  }
}
