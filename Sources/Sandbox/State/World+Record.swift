import Allocation
import Contract
import Journal

extension World {
  /// Everything the world holds. Costs time with its size: ask a copy, outside the lock.
  package func record(requestCount: UInt64 = 0, writesVersion1: Bool = false) -> WorldRecord {
    var earlier: [(identity: ObjectIdentifier, document: CatalogDocument)] = []
    let requests = quotes.all.map { request -> QuoteRequestRecord in
      let assessment = request.assessment
      var place: Int?
      if assessment.catalogIdentity != catalog.identity {
        place = earlier.firstIndex { $0.identity == assessment.catalogIdentity }
        if place == nil {
          place = earlier.count
          earlier.append((assessment.catalogIdentity, assessment.catalogDocument))
        }
      }
      return QuoteRequestRecord(
        reference: request.reference, isCreated: request.isCreated, creationDate: request.creationDate,
        consignment: past(request.consignment), earlierCatalog: place, group: request.group?.description,
        quoteReferences: request.quoteReferences)
    }
    return WorldRecord(
      clock: ClockRecord(clock), settings: SettingsRecord(settings, allocationMode), requestCount: requestCount,
      writesVersion1: writesVersion1,
      customerReference: customerReference, counters: counters,
      catalog: CatalogRecord(document: catalog.document, locationNumbers: catalog.locationNumbers),
      earlierCatalogs: earlier.map(\.document),
      consignments: (0..<store.count).map { number in
        let consignment = store[number].consignment
        return ConsignmentRecord(
          isReferenceChosen: store.references.isChosen(consignment.reference) ? true : nil, fixed: consignment.fixed,
          progress: consignment.progress)
      },
      manifests: manifests.map {
        ManifestRecord(
          head: $0.head, shippingLocationName: $0.shippingLocationName, consignments: $0.consignments.map(past))
      },
      faults: faultBook?.value, expectations: expectationBook?.value,
      orders: orders.count == 0 ? nil : orders.all.map(\.value), quoteRequests: requests,
      optionRequests: options.count == 0 ? nil : options.all,
      queuedAllocations: queuedAllocations.all.map {
        QueuedAllocationRecord(
          consignment: $0.reference, due: $0.due, candidates: $0.candidates.description, promise: $0.promise)
      }, accounts: accountBook?.value, history: historyRecords)
  }

  /// The tracking references that consignments have had and have no more, by their hashes.
  var spentTracking: [CounterRecord.Spent] {
    var known: [UInt64: NumberSet] = [:]
    for number in 0..<store.count {
      for reference in store[number].consignment.progress.booking?.value.trackingReferences ?? [] {
        known[FoldedText.hash(reference), default: NumberSet()].insert(number)
      }
    }
    return store.index.trackingHashes.filter { known[$0.hash]?.contains($0.number) != true }.map {
      CounterRecord.Spent(hash: Bits64($0.hash), consignment: $0.number)
    }
  }

  /// A consignment as it was, by its place where that says what creation fixed.
  private func past(_ consignment: Consignment) -> PastConsignmentRecord {
    if let number = store.number(of: consignment.reference), store[number].consignment.hasSameContents(as: consignment)
    {
      return PastConsignmentRecord(consignment: number, fixed: nil, progress: consignment.progress)
    }
    return PastConsignmentRecord(consignment: nil, fixed: consignment.fixed, progress: consignment.progress)
  }
}

extension ClockRecord {
  init(_ clock: ClockSetting) {
    switch clock {
    case .real: self.init(mode: .real, now: clock.now)
    case .frozen(let instant): self.init(mode: .frozen, now: instant)
    case .offset(let ticks): self.init(mode: .offset, now: clock.now, offset: ticks)
    case .scaled(let scale): self.init(mode: .scaled, now: clock.now, thousandths: scale.thousandths)
    }
  }

  /// The clock that goes on so.
  func setting(machine: DateTimeOffset) throws(RecordProblem) -> ClockSetting {
    switch mode {
    case .real: return .real
    case .frozen: return .frozen(now)
    case .offset:
      guard let offset else { throw RecordProblem("clock.offset", "an 'offset' clock needs this member") }
      return .offset(ticks: offset)
    case .scaled:
      guard let thousandths, (1...1_000_000_000).contains(thousandths) else {
        throw RecordProblem("clock.thousandths", "a 'scaled' clock needs this member, from 1 to 1000000000")
      }
      return .scaled(.init(start: now, machineStart: machine, thousandths: thousandths))
    }
  }
}

extension SettingsRecord {
  init(_ settings: WorldSettings, _ mode: AllocationMode) {
    singleSummary = settings.singleSummary?.rawValue
    apiVersion = settings.apiVersion.map { $0.version.map { $0 == .version1 ? "1" : "1.1" } ?? "auto" }
    labelEncoding = settings.labelEncoding?.rawValue
    tracking = settings.tracking?.rawValue
    trackingTrouble = settings.trackingTrouble
    customs = settings.customs?.rawValue
    editAllocated = settings.editAllocated?.rawValue
    failedAllocation = settings.failedAllocation?.rawValue
    optionCollections = settings.optionCollections?.rawValue
    eventList = settings.eventList?.rawValue
    filteredManifests = settings.filteredManifests?.rawValue
    if case .asynchronous(let seconds) = mode { allocationDelaySeconds = seconds }
  }

  func settings() throws(RecordProblem) -> (WorldSettings, AllocationMode) {
    var settings = WorldSettings()
    settings.singleSummary = try Self.choice(singleSummary, "singleSummary")
    settings.labelEncoding = try Self.choice(labelEncoding, "labelEncoding")
    settings.tracking = try Self.choice(tracking, "tracking")
    settings.customs = try Self.choice(customs, "customs")
    settings.editAllocated = try Self.choice(editAllocated, "editAllocated")
    settings.failedAllocation = try Self.choice(failedAllocation, "failedAllocation")
    settings.optionCollections = try Self.choice(optionCollections, "optionCollections")
    settings.eventList = try Self.choice(eventList, "eventList")
    settings.filteredManifests = try Self.choice(filteredManifests, "filteredManifests")
    if let trouble = trackingTrouble {
      guard (0...1000).contains(trouble) else {
        throw RecordProblem("settings.trackingTrouble", "thousandths from 0 to 1000 are needed")
      }
      settings.trackingTrouble = trouble
    }
    if let text = apiVersion {
      let version = ApiVersion(named: text)
      guard version != nil || text == "auto" else {
        throw RecordProblem("settings.apiVersion", "'\(text)' is none of 1, 1.1 and auto")
      }
      settings.apiVersion = WorldSettings.ServedVersion(version)
    }
    return (settings, allocationDelaySeconds.map { .asynchronous(delaySeconds: $0) } ?? .synchronous)
  }

  /// - Throws: what is none of its values.
  private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ text: String?, _ name: String
  ) throws(RecordProblem) -> Choice? {
    guard let text else { return nil }
    guard let choice = Choice(rawValue: text) else {
      let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw RecordProblem("settings.\(name)", "'\(text)' is none of \(known)")
    }
    return choice
  }
}
