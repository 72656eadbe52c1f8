package import Fixtures
package import Transport

/// Why a server cannot be put together, or does not begin to answer.
package enum HostFailure: Error {
  /// Fixtures or fault rules are not taken.
  case fixtures(FixtureProblems)
  /// The folder of states cannot be used.
  case stateDir(path: String, reason: String)
  /// What sends webhooks is not there.
  case webhooks(reason: String)
  case listening(ListenFailure)
  /// So many descriptors are not free.
  case descriptors(least: Int)
}
