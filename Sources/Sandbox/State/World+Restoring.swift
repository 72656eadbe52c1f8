import Allocation
package import Contract

extension World {
  /// The world that a record tells of, which goes on where that one stood.
  ///
  /// - Parameters:
  ///   - record: read from anywhere; nothing in it is trusted.
  ///   - machine: what the machine's clock shows.
  /// - Throws: the first thing in it that no world can have.
  package init(_ record: WorldRecord, machine: DateTimeOffset = .machine) throws(RecordProblem) {
    let catalog = try Self.catalog(record.catalog.document, record.catalog.locationNumbers, at: "catalog.document")
    self.init(
      catalog: catalog, clock: try record.clock.setting(machine: machine),
      customerReference: record.customerReference, counters: record.counters)
    (settings, allocationMode) = try record.settings.settings()
    faultBook = record.faults.map(Shared.init)
    expectationBook = record.expectations.map(Shared.init)
    accountBook = record.accounts.map(Shared.init)
    try restore(record.consignments)
    try restore(history: record.history ?? [])
    try restore(spent: record.counters.spentTracking)
    for (place, manifest) in record.manifests.enumerated() {
      var consignments: [Consignment] = []
      for (entry, past) in manifest.consignments.enumerated() {
        consignments.append(try consignment(past, at: "manifests[\(place)].consignments[\(entry)]"))
      }
      file(
        FiledManifest(
          head: manifest.head, shippingLocationName: manifest.shippingLocationName, consignments: consignments))
    }
    try restore(record.orders ?? [])
    try restore(record.optionRequests ?? [])
    try restore(record.quoteRequests, earlier: record.earlierCatalogs)
    for queued in record.queuedAllocations {
      queuedAllocations.append(
        QueuedAllocation(
          reference: queued.consignment, candidates: Candidates(queued.candidates, in: catalog), due: queued.due,
          promise: queued.promise))
    }
  }

  private static func catalog(
    _ document: CatalogDocument, _ numbers: [Int], at path: String
  ) throws(RecordProblem) -> Catalog {
    do throws(CatalogProblems) {
      return try Catalog(document, locationNumbers: numbers)
    } catch {
      let first = error.mistakes.first
      throw RecordProblem("\(path).\(first?.path ?? "")", first.map { "\($0.what); \($0.cure)" } ?? "no catalog")
    }
  }

  private mutating func restore(_ records: [ConsignmentRecord]) throws(RecordProblem) {
    var services: [String: Shared<Booking.Service>] = [:]
    for (number, record) in records.enumerated() {
      let path = "consignments[\(number)]"
      var (fixed, progress) = (record.fixed, record.progress)
      if consignment(fixed.reference) != nil {
        throw RecordProblem("\(path).fixed.reference", "'\(fixed.reference)' is used by another consignment")
      }
      fixed.addresses = fixed.addresses.map { kept($0.value) }
      for index in fixed.packages.indices { fixed.packages[index].consignmentLegs = [] }
      if let booking = progress.booking?.value {
        guard !booking.service.value.legs.isEmpty,
          booking.trackingReferences.count == booking.service.value.legs.count * fixed.packages.count
        else {
          throw RecordProblem(
            "\(path).progress.booking.trackingReferences", "one for each package of each leg is needed")
        }
        // What many consignments show alike is kept once.
        let reference = booking.service.value.reference
        if let known = services[reference], known.value == booking.service.value {
          progress.booking = Shared(booking.with(known))
        } else {
          services[reference] = booking.service
        }
      }
      guard restore(Consignment(fixed, progress), isReferenceChosen: record.isReferenceChosen == true) else {
        throw RecordProblem("\(path).fixed.reference", "'\(fixed.reference)' does not follow the references before it")
      }
    }
    restorePackages()
  }

  private mutating func restore(_ kept: [KeptOrder]) throws(RecordProblem) {
    let kept = kept.map { order in
      var order = order
      order.addresses = order.addresses.map { address in
        var address = address.value
        // Written where there is none (`Address.encode`).
        if address.regionCode?.isEmpty == true { address.regionCode = nil }
        return self.kept(address)
      }
      for index in order.packages.indices { order.packages[index].consignmentLegs = [] }
      return order
    }
    guard let place = orders.restore(kept) else { return }
    throw RecordProblem(
      "orders[\(place)].reference", "'\(kept[place].reference)' is not the one that the counter would have made")
  }

  private mutating func restore(_ kept: [OptionRequest]) throws(RecordProblem) {
    guard let place = options.restore(kept) else { return }
    throw RecordProblem(
      "optionRequests[\(place)].reference",
      "'\(kept[place].reference)' or one of its options is no reference, or is given twice")
  }

  /// An address in the one place where equal ones are kept.
  private mutating func kept(_ address: Address) -> Shared<Address> {
    if let reference = address.shippingLocationReference, let role = address.addressType,
      let location = catalog.address(ofShippingLocation: reference, as: role), location.value == address
    {
      return location
    }
    return shared(address)
  }

  private mutating func restore(spent: [CounterRecord.Spent]) throws(RecordProblem) {
    for (place, spent) in spent.enumerated() {
      guard (0..<consignmentCount).contains(spent.consignment) else {
        throw RecordProblem("counters.spentTracking[\(place)].consignment", "there is no such consignment")
      }
      restore(spentTracking: spent.hash.value, of: spent.consignment)
    }
  }

  private func consignment(_ past: PastConsignmentRecord, at path: String) throws(RecordProblem) -> Consignment {
    if let fixed = past.fixed { return Consignment(fixed, past.progress) }
    guard let number = past.consignment, (0..<consignmentCount).contains(number) else {
      throw RecordProblem("\(path).consignment", "there is no such consignment")
    }
    var consignment = store[number].consignment
    consignment.progress = past.progress
    return consignment
  }

  private mutating func restore(
    _ records: [QuoteRequestRecord], earlier documents: [CatalogDocument]
  ) throws(RecordProblem) {
    var earlier: [Catalog] = []
    for (place, document) in documents.enumerated() {
      earlier.append(try Self.catalog(document, [], at: "earlierCatalogs[\(place)]"))
    }
    for (place, record) in records.enumerated() {
      let path = "quoteRequests[\(place)]"
      var from = catalog
      if let number = record.earlierCatalog {
        guard earlier.indices.contains(number) else {
          throw RecordProblem("\(path).earlierCatalog", "there is no such catalog")
        }
        from = earlier[number]
      }
      let consignment = try consignment(record.consignment, at: "\(path).consignment")
      let given = Quotes(
        for: consignment, isCreated: record.isCreated,
        among: record.group.map { .group(from.group($0)) } ?? .all, of: from, at: record.creationDate)
      guard quotes.restore(given, reference: record.reference, quoteReferences: record.quoteReferences) else {
        throw RecordProblem(
          "\(path).quoteReferences", "\(given.quotes.count) different identifiers are needed, one for each offer")
      }
    }
  }
}
