package import Allocation
package import Contract
import HashTreeCollections

/// Everything one tenant has: catalog, consignments, counters and clock.
///
/// A world is a value. Copying it costs O(1), as its tables share structure, so a reset is an assignment. Every change is one
/// `mutating` function: it checks everything, then writes.
package struct World: Sendable {
  package internal(set) var catalog: Catalog
  package var clock: ClockSetting
  /// The tenant's own id, as the vendor writes it into consignments and messages.
  package let customerReference: String

  /// A consignment, and what the engine asks of it, read once.
  struct Stored: Sendable {
    let consignment: Shared<Consignment>
    let journey: Shared<Journey>
  }

  /// Keyed by reference in upper case.
  private var consignments: TreeDictionary<String, Stored> = [:]
  private var trackingReferences: TreeSet<String> = []
  private var consignmentReferences: ReferenceMint
  private var packageReferences: ReferenceMint
  private var trackingMint: TrackingMint
  private var identifiers: SeededGenerator
  /// Decides the ids of the tenant's requests.
  let requestSeed: UInt64
  /// The consignments' order and whose packages are whose.
  var register = ConsignmentRegister()
  private(set) var manifests = AppendOnlyList<FiledManifest>()
  var quotes: QuoteBook
  var queuedAllocations = FirstInFirstOut<QueuedAllocation>()
  package var allocationMode = AllocationMode.synchronous

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

  package var consignmentCount: Int { consignments.count }

  /// The consignment of this reference in any case.
  package func consignment(_ reference: String) -> Shared<Consignment>? { stored(reference)?.consignment }

  // MARK: - What the topics in World+… read and write through

  /// In no order.
  var everyConsignment: some Sequence<Shared<Consignment>> { consignments.values.lazy.map(\.consignment) }

  func stored(_ reference: String) -> Stored? { consignments[Self.key(reference)] }

  /// - Parameters:
  ///   - consignment: replaces the one of the same reference.
  ///   - journey: what the engine asks of it, if that has not changed; nil has it read again.
  /// - Returns: the consignment as it is kept.
  @discardableResult
  mutating func store(_ consignment: Consignment, journey: Shared<Journey>? = nil) -> Shared<Consignment> {
    let shared = Shared(consignment)
    consignments[Self.key(consignment.reference)] = Stored(
      consignment: shared, journey: journey ?? Shared(Journey(consignment)))
    return shared
  }

  mutating func nextConsignmentReference() -> String {
    var reference = consignmentReferences.next()
    while consignments[reference] != nil { reference = consignmentReferences.next() }
    return reference
  }

  mutating func nextPackageReference() -> String { packageReferences.next() }

  mutating func nextItemReference() -> String { identifiers.nextIdentifier().plain }

  mutating func nextManifestReference() -> String { identifiers.nextIdentifier().plain }

  mutating func file(_ manifest: FiledManifest) { manifests.append(manifest) }

  /// A tracking reference that no other package in this world has.
  mutating func nextTrackingReference(of carrier: Carrier) -> String {
    // A format can run out; then numbers repeat rather than the world stopping.
    for _ in 0..<1000 {
      let reference = trackingMint.mint(carrier.tracking, start: carrier.trackingStart)
      if trackingReferences.insert(reference).inserted { return reference }
    }
    return trackingMint.mint(carrier.tracking, start: carrier.trackingStart)
  }

  private static func key(_ reference: String) -> String {
    reference.utf8.contains { (0x61...0x7A).contains($0) || $0 >= 0x80 } ? reference.uppercased() : reference
  }
}
