import Contract

extension Course {
  /// Sees the packages one after another and sums up what they make of their consignment.
  struct Watch {
    private let course: Course
    private let now: DateTimeOffset
    private var states: [(state: ConsignmentState, since: DateTimeOffset?)] = []
    private var next: DateTimeOffset?
    private var collected: DateTimeOffset?
    private var firstAttempt: DateTimeOffset?
    private var lastAttempt: DateTimeOffset?
    private var delivered: [DateTimeOffset?] = []
    /// When each package had been brought, or could be fetched.
    private var brought: [DateTimeOffset?] = []
    private var isBroughtToShop = false

    init(_ course: Course, now: DateTimeOffset) {
      self.course = course
      self.now = now
    }

    mutating func look(at happenings: [Happening]) {
      var state = course.life.base
      var since: DateTimeOffset?
      var delivered: DateTimeOffset?
      var brought: DateTimeOffset?
      for happening in happenings {
        guard happening.at <= now else {
          next = min(next ?? happening.at, happening.at)
          break
        }
        guard let reached = happening.state, isHeeded(happening) else { continue }
        note(reached, at: happening.at)
        if reached.isDelivery { delivered = happening.at }
        if reached == .delivered || reached == .atCollectionPoint { brought = brought ?? happening.at }
        if reached == .atCollectionPoint { isBroughtToShop = true }
        if isAfterCall(happening) { (state, since) = (reached, happening.at) }
      }
      states.append((state, since))
      self.delivered.append(delivered)
      self.brought.append(brought)
    }

    /// What a call does at the same moment wins. What has been told since is news, whenever it is dated, as long as the call's own state
    /// is none that carriers tell.
    private func isAfterCall(_ happening: Happening) -> Bool {
      let life = course.life
      if happening.at > life.baseDate { return true }
      return happening.isToldSince
        && (happening.at == life.baseDate || life.base == .manifested || life.base == .dispatched)
    }

    /// Whether it comes in time: nothing changes what has been cancelled.
    private func isHeeded(_ happening: Happening) -> Bool {
      course.life.base != .cancelled || !isAfterCall(happening)
    }

    private mutating func note(_ state: ConsignmentState, at moment: DateTimeOffset) {
      if state == .collected { collected = min(collected ?? moment, moment) }
      guard state.isAttempt else { return }
      firstAttempt = min(firstAttempt ?? moment, moment)
      lastAttempt = max(lastAttempt ?? moment, moment)
    }

    /// The latest moment; nil where one is missing.
    private static func last(of moments: [DateTimeOffset?]) -> DateTimeOffset? {
      moments.allSatisfy { $0 != nil } ? moments.compactMap(\.self).max() : nil
    }

    func standing(returned: DateTimeOffset?) -> Standing {
      var events = course.consignment.progress.events?.value ?? Consignment.Events()
      let state = ConsignmentState.sum(of: states, base: course.life.base, together: course.goesTogether)
      events.dateCollected = collected
      events.dateShipped = course.life.dispatched ?? collected
      events.firstAttemptedDeliveryDate = firstAttempt
      events.attemptedDeliveryDate = lastAttempt
      events.dateDelivered = Self.last(of: delivered)
      events.dateAtCollectionPoint = isBroughtToShop ? Self.last(of: brought) : nil
      let isBack = state == .returnToSender ? returned : nil
      events.dateReturned = isBack.flatMap { $0 <= now ? $0 : nil }
      var next = next
      if let isBack, isBack > now { next = min(next ?? isBack, isBack) }
      return Standing(state: state, events: events, next: next)
    }
  }
}

extension ConsignmentState {
  fileprivate var isDelivery: Bool { self == .delivered || self == .deliveredDamaged }

  /// Whether it is an attempt of delivery.
  ///
  /// - Source: contract/52-tracking-and-events.md, section 5, "Dates".
  fileprivate var isAttempt: Bool {
    switch self {
    case .delivered, .deliveredDamaged, .deliveryFailed, .deliveryFailedCardLeft, .partiallyDelivered,
      .atCollectionPoint:
      true
    default: false
    }
  }

  /// What packages make of their consignment.
  ///
  /// - Parameters:
  ///   - packages: where each is, and since when.
  ///   - base: what calls have made of the consignment.
  ///   - together: whether what has come to the first package is on its way to the others: then it is not delivered in part.
  /// - Returns: the consignment's state.
  /// - Source: contract/52-tracking-and-events.md, section 5, "Several packages". *Assumed.*
  fileprivate static func sum(
    of packages: [(state: ConsignmentState, since: DateTimeOffset?)], base: ConsignmentState, together: Bool
  ) -> ConsignmentState {
    guard let first = packages.first?.state else { return base }
    if packages.allSatisfy({ $0.state == first }) { return first }
    func isEarlier(
      _ one: (state: ConsignmentState, since: DateTimeOffset?),
      _ other: (state: ConsignmentState, since: DateTimeOffset?)
    ) -> Bool { (one.since?.ticks ?? .min) < (other.since?.ticks ?? .min) }
    if let trouble = packages.filter({ $0.state.isTrouble }).max(by: isEarlier) { return trouble.state }
    let delivered = packages.filter { $0.state.isDelivery }
    if delivered.count == packages.count { return .deliveredDamaged }
    if !delivered.isEmpty, !together { return .partiallyDelivered }
    let least = packages.map(\.state.stage).min() ?? 0
    return packages.filter { $0.state.stage == least }.max(by: isEarlier)?.state ?? first
  }
}
