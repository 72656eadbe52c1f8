package import Allocation
package import Contract
package import Faults
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
  var orders: OrderBook
  var options: OptionBook
  var queuedAllocations = FirstInFirstOut<QueuedAllocation>()
  var lives = LifeSchedule()
  /// What happened to consignments, as far as they do not tell themselves.
  var history = FirstInFirstOut<HistoryEntry>()
  /// The sum of what its entries count for.
  var historyWeight = 0
  /// Most packages that a consignment may have.
  package var mostPackages = 1000
  package var allocationMode = AllocationMode.synchronous
  /// What holds where the settings do not say otherwise.
  package var standardTracking = WorldSettings.Tracking.real
  /// In thousandths, as below.
  package var standardTrouble = 0
  package var standardCustoms = CustomsDemand.lenient
  package var standardAllocatedEdits = WorldSettings.AllocatedEdits.details
  package var standardFailedAllocation = WorldSettings.FailedAllocation.cleared
  var standardOptionCollections = OptionCollections.latest
  /// What has changed since somebody took note.
  private(set) var changes: [StateChange] = []
  /// The magic values that have decided something since somebody took note.
  var struckMagic: [String] = []
  /// Whether what happens without a change of state is kept as well until somebody takes it.
  var tellsWhatHappens = false
  /// The consignments to which it did.
  private var happened: [String] = []
  /// Changed through the tenant, who tells the callers.
  package var settings = WorldSettings()
  /// Nil in nearly every world.
  @usableFromInline var faultBook: Shared<FaultBook>?
  private var faultGenerator: SeededGenerator
  /// Nil until something is expected of the world's client.
  var expectationBook: Shared<ExpectationBook>?
  /// Nil until somebody changes an account or a role.
  var accountBook: Shared<AccountBook>?

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
    faultGenerator = SeededGenerator(seed: seed &* 0x2545_F491_4F6C_DD1D)
    quotes = QuoteBook(seed: seed)
    orders = OrderBook(seed: seed)
    options = OptionBook(seed: seed)
  }

  /// A world without consignments that goes on making references where another stood.
  init(catalog: Catalog, clock: ClockSetting, customerReference: String, counters: CounterRecord) {
    self.catalog = catalog
    self.clock = clock
    self.customerReference = customerReference
    consignmentReferences = ReferenceMint(prefix: "EC", counter: counters.consignments)
    packageReferences = ReferenceMint(prefix: "EP", counter: counters.packages)
    trackingMint = TrackingMint(
      TrackingMint.Position(
        seed: counters.trackingSeed.value, random: counters.trackingRandom.value,
        counts: counters.tracking.map { ($0.pattern, $0.count) }))
    identifiers = SeededGenerator(seed: counters.identifiers.value)
    requestSeed = counters.requestSeed.value
    faultGenerator = SeededGenerator(seed: counters.faults.value)
    quotes = QuoteBook(position: counters.quotes.value)
    orders = counters.orders.map { OrderBook(counter: $0) } ?? OrderBook(seed: counters.requestSeed.value)
    options = counters.options.map { OptionBook(counters: $0) } ?? OptionBook(seed: counters.requestSeed.value)
  }

  /// What makes the references, numbers and ids that follow.
  var counters: CounterRecord {
    let tracking = trackingMint.position
    return CounterRecord(
      consignments: consignmentReferences.counter, packages: packageReferences.counter, orders: orders.counter,
      options: options.counters, identifiers: Bits64(identifiers.position), quotes: Bits64(quotes.position),
      faults: Bits64(faultGenerator.position), requestSeed: Bits64(requestSeed),
      trackingSeed: Bits64(tracking.seed), trackingRandom: Bits64(tracking.random),
      tracking: tracking.counts.map { CounterRecord.Tracking(pattern: $0.pattern, count: $0.count) },
      spentTracking: spentTracking)
  }

  var nextConsignmentNumber: UInt64 { consignmentReferences.counter }

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
    noteMagic(of: consignment)
  }

  /// Enters a consignment that another process has made.
  ///
  /// - Returns: false, with nothing changed, when its reference was made by no world that has made those before it.
  mutating func restore(_ consignment: Consignment, isReferenceChosen: Bool) -> Bool {
    guard isReferenceChosen || store.references.follows(consignment.reference) else { return false }
    if consignment.progress.events?.value.life != nil { lives.enterAtOnce(store.count) }
    store.restore(consignment, isReferenceChosen: isReferenceChosen)
    return true
  }

  mutating func restorePackages() { store.restorePackages() }

  mutating func restore(spentTracking hash: UInt64, of number: Int) {
    store.restore(spentTracking: hash, of: number)
  }

  /// Puts another state of a consignment in the place of the present one.
  ///
  /// - Parameters:
  ///   - number: the consignment's.
  ///   - consignment: as it is from then on.
  ///   - moment: when it became so; nil for now.
  /// - Returns: that.
  @discardableResult
  mutating func replace(
    _ number: Int, with consignment: Consignment, at moment: DateTimeOffset? = nil
  ) -> Consignment {
    let old = store.replace(number, with: consignment)
    let (before, new) = (old.progress.state, consignment.progress.state)
    if new != before { changes.append(StateChange(consignment: consignment.fixed.reference, from: before, to: new)) }
    if old.progress.events != nil || consignment.progress.events != nil {
      noteLife(number, from: old, to: consignment)
    }
    // What is allocated for the first time tells of it by itself: nearly every change is that.
    if new != .allocated || old.progress.booking != nil {
      noteHistory(number, from: old, to: consignment, at: moment ?? now)
    }
    return consignment
  }

  /// Takes note of what has changed: afterwards nothing has.
  @usableFromInline
  package mutating func takeChanges() -> [StateChange] {
    guard !changes.isEmpty else { return [] }
    defer { changes = [] }
    return changes
  }

  /// Takes note of something that changed no state, of the consignment of a number.
  mutating func noteHappened(_ number: Int) {
    if tellsWhatHappens { happened.append(store[number].consignment.fixed.reference) }
  }

  /// The consignments to which something happened that changed no state: afterwards there are none.
  mutating func takeHappened() -> [String] {
    guard !happened.isEmpty else { return [] }
    defer { happened = [] }
    return happened
  }

  /// Notes that packages have just been made for a consignment, of which this is the first.
  mutating func enterPackages(from reference: String?, of number: Int) {
    store.enterPackages(from: reference, of: number)
  }

  /// An address as it is kept: equal ones in one place.
  mutating func shared(_ address: Address) -> Shared<Address> { addresses.shared(address) }

  /// Lends the faults to `body` with the generator of their chances; nothing is copied.
  mutating func changeFaults<Result>(_ body: (inout FaultBook, inout SeededGenerator) -> Result) -> Result {
    var book = faultBook?.value ?? FaultBook()
    faultBook = nil
    let result = body(&book, &faultGenerator)
    faultBook = Shared(book)
    return result
  }

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
