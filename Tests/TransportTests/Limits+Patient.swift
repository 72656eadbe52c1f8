import HTTPCore

extension Limits {
  /// The usual ones with time for clients on a machine on which other tests take theirs.
  static var patient: Limits {
    var limits = Limits()
    (limits.headDeadline, limits.bodyIdle, limits.bodyDeadline) = (.seconds(600), .seconds(600), .seconds(600))
    (limits.keepAliveIdle, limits.writeStall) = (.seconds(600), .seconds(600))
    return limits
  }
}
