import Contract

/// What searches look up instead of looking at every consignment: all of it follows from the consignments themselves.
struct ConsignmentIndex: Sendable {
  /// A service by its reference; of two alike the rest decides.
  private struct Service: Hashable, Sendable {
    let shared: Shared<Booking.Service>

    static func == (one: Service, other: Service) -> Bool { one.shared == other.shared }
    func hash(into hasher: inout Hasher) { hasher.combine(shared.value.reference) }
  }

  private var count = 0
  /// There are few: to look through them is cheaper than to hash one.
  private var states: [(state: ConsignmentState, numbers: NumberSet)] = []
  private var services: [(shared: Shared<Booking.Service>, numbers: NumberSet)] = []
  private var servicePlaces: [Service: Int] = [:]
  /// Where the service stands that was booked last: often it is booked again.
  private var latestService = 0
  /// By reference, as it is written.
  private var locations: [String: NumberSet] = [:]
  private var shippingDays = DayIndex()
  private var customerReferences = TextIndex()
  /// Each that has ever been given out, so that none is given twice.
  private var trackingReferences = TextIndex()
  /// The first consignment of each stretch in which no creation is earlier, or on an earlier day, than the one before: only a clock
  /// that is put back or to another offset begins another.
  private var creationStarts: [Int] = []
  private var lastCreation: DateTimeOffset?

  /// Enters a consignment under the next number.
  ///
  /// - Parameters:
  ///   - consignment: as it stands.
  ///   - number: that number.
  ///   - clock: the origin's, which tells the day of the shipping date.
  mutating func enter(_ consignment: Consignment, _ number: Int, clock: CountryClock) {
    count = number + 1
    let created = consignment.fixed.dateCreated
    if lastCreation.map({ created < $0 || created.localDate < $0.localDate }) ?? true { creationStarts.append(number) }
    lastCreation = created
    enter(consignment.progress.state, number)
    shippingDays.insert(consignment.progress.shippingDate?.dated(by: clock), number)
    enterFixed(consignment.fixed, number)
    if let booking = consignment.progress.booking { enter(booking.value.service, number) }
  }

  /// Enters another state of a consignment.
  ///
  /// - Parameters:
  ///   - number: the consignment's.
  ///   - old: what it was.
  ///   - new: what it is.
  ///   - clocks: the origin's before and now.
  mutating func change(
    _ number: Int, from old: Consignment, to new: Consignment, clocks: (old: CountryClock, new: CountryClock)
  ) {
    let (before, now) = (old.progress.state, new.progress.state)
    if !(before == now) {
      leave(before, number)
      enter(now, number)
    }
    let isOtherwise = !new.hasSameContents(as: old)
    if isOtherwise {
      leaveFixed(old.fixed, number)
      enterFixed(new.fixed, number)
    }
    if isOtherwise || !Self.isSame(old.progress.shippingDate, new.progress.shippingDate) {
      shippingDays.remove(old.progress.shippingDate?.dated(by: clocks.old), number)
      shippingDays.insert(new.progress.shippingDate?.dated(by: clocks.new), number)
    }
    switch (old.progress.booking, new.progress.booking) {
    case (nil, nil): break
    case (let one?, let other?) where one.isSame(as: other): break
    case (let one, let other):
      if let one, let place = servicePlaces[Service(shared: one.value.service)] {
        services[place].numbers.remove(number)
      }
      if let other { enter(other.value.service, number) }
    }
  }

  /// - Returns: false, with nothing changed, when a package has had the reference before and it is not repeatable.
  mutating func enter(trackingReference: String, of number: Int, isRepeatable: Bool) -> Bool {
    if trackingReferences.insertNew(trackingReference, number) { return true }
    if isRepeatable { trackingReferences.insert(trackingReference, number) }
    return isRepeatable
  }

  /// Enters a consignment that has had its tracking references for long.
  mutating func restore(_ consignment: Consignment, _ number: Int, clock: CountryClock) {
    enter(consignment, number, clock: clock)
    for reference in consignment.progress.booking?.value.trackingReferences ?? [] {
      trackingReferences.insert(reference, number)
    }
  }

  mutating func restore(spentTracking hash: UInt64, of number: Int) { trackingReferences.insert(hash: hash, number) }

  /// The hashes of tracking references with the consignments that have, or have had them, in order.
  var trackingHashes: [(hash: UInt64, number: Int)] { trackingReferences.all }

  // MARK: - Looking up

  func numbers(in wanted: [ConsignmentState]) -> NumberSet {
    NumberSet(union: states.compactMap { wanted.contains($0.state) ? $0.numbers : nil })
  }

  /// The consignments that are booked with a service of this kind.
  func numbers(booked isWanted: (Booking.Service) -> Bool) -> NumberSet {
    NumberSet(union: services.compactMap { isWanted($0.shared.value) ? $0.numbers : nil })
  }

  /// The consignments of which any address is a shipping location of these.
  func numbers(at isWanted: (String) -> Bool) -> NumberSet {
    NumberSet(union: locations.compactMap { isWanted($0.key) ? $0.value : nil })
  }

  var undated: NumberSet { shippingDays.undated }

  func numbers(
    shipped bound: ConsignmentQuery.Bound<ConsignmentQuery.DateLimit>, date: (Int) -> DateTimeOffset?
  ) -> NumberSet { shippingDays.numbers(bound, date: date) }

  /// The consignments that were created within a bound.
  ///
  /// - Parameters:
  ///   - bound: what the date must keep.
  ///   - date: when a consignment was created.
  /// - Returns: all of them.
  func numbers(
    created bound: ConsignmentQuery.Bound<ConsignmentQuery.DateLimit>, date: (Int) -> DateTimeOffset
  ) -> NumberSet {
    NumberSet(
      union: creationStarts.indices.map { index in
        let end = index + 1 < creationStarts.count ? creationStarts[index + 1] : count
        let stretch = creationStarts[index]..<end
        switch bound {
        case .atLeast: return NumberSet(stretch.partitioningIndex { bound.holds(for: date($0)) }..<end)
        case .atMost:
          return NumberSet(stretch.lowerBound..<stretch.partitioningIndex { !bound.holds(for: date($0)) })
        }
      })
  }

  /// All that the customer calls so, and maybe some others.
  func candidates(customerReference: FoldedText) -> NumberSet { customerReferences.candidates(customerReference) }

  /// All that have, or have had, a package with this tracking reference, and maybe some others.
  func candidates(trackingReference: FoldedText) -> NumberSet { trackingReferences.candidates(trackingReference) }

  // MARK: - Entering

  /// Whether both stand for the same moment at the same offset, and so on the same day.
  private static func isSame(_ one: DateTimeOffset?, _ other: DateTimeOffset?) -> Bool {
    one?.ticks == other?.ticks && one?.offsetMinutes == other?.offsetMinutes
  }

  private mutating func enter(_ state: ConsignmentState, _ number: Int) {
    if let place = states.firstIndex(where: { $0.state == state }) {
      states[place].numbers.insert(number)
    } else {
      var numbers = NumberSet()
      numbers.insert(number)
      states.append((state, numbers))
    }
  }

  private mutating func leave(_ state: ConsignmentState, _ number: Int) {
    if let place = states.firstIndex(where: { $0.state == state }) { states[place].numbers.remove(number) }
  }

  private mutating func enter(_ service: Shared<Booking.Service>, _ number: Int) {
    if latestService >= services.count || !services[latestService].shared.isSame(as: service) {
      let key = Service(shared: service)
      latestService = servicePlaces[key] ?? services.count
      if latestService == services.count {
        servicePlaces[key] = latestService
        services.append((service, NumberSet()))
      }
    }
    services[latestService].numbers.insert(number)
  }

  private mutating func enterFixed(_ fixed: Consignment.Fixed, _ number: Int) {
    if !fixed.consignmentReferenceProvidedByCustomer.isEmpty {
      customerReferences.insert(fixed.consignmentReferenceProvidedByCustomer, number)
    }
    for address in fixed.addresses {
      guard let location = address.value.shippingLocationReference else { continue }
      locations[location, default: NumberSet()].insert(number)
    }
  }

  private mutating func leaveFixed(_ fixed: Consignment.Fixed, _ number: Int) {
    if !fixed.consignmentReferenceProvidedByCustomer.isEmpty {
      customerReferences.remove(fixed.consignmentReferenceProvidedByCustomer, number)
    }
    for address in fixed.addresses {
      guard let location = address.value.shippingLocationReference else { continue }
      locations[location]?.remove(number)
    }
  }
}

extension Consignment {
  /// The shipping date with the offset that tells its day at the origin.
  var datedShippingDate: DateTimeOffset? { shippingDate?.dated(in: fixed.origin?.value.countryCode) }
}
