/// What becomes of the reasons against a service: a choice stops at the first, an explanation writes all of them down.
protocol ReasonLog {
  mutating func note(_ reason: @autoclosure () -> ExclusionReason)

  /// Whether there is no use in looking for further reasons.
  var isDecided: Bool { get }
}

/// Only whether there is a reason.
struct AnyReason: ReasonLog {
  private(set) var isDecided = false

  mutating func note(_ reason: @autoclosure () -> ExclusionReason) { isDecided = true }
}

/// Every reason, in the order in which the rules are looked at.
struct EveryReason: ReasonLog {
  private(set) var reasons: [ExclusionReason] = []

  var isDecided: Bool { false }

  mutating func note(_ reason: @autoclosure () -> ExclusionReason) { reasons.append(reason()) }
}
