/// What somebody wants an allocation to come to, whatever the rules say.
///
/// What it may say stands in docs/faults.md.
package struct Provocation: Sendable, Equatable {
  package enum Verdict: Sendable, Equatable {
    /// The carrier of the service that wins says no.
    case carrierRefuses
    /// No service goes there.
    case noService
  }

  package var verdict: Verdict?
  /// The allocation is done so many seconds later.
  package var delaySeconds: Int64?

  package init(verdict: Verdict? = nil, delaySeconds: Int64? = nil) {
    self.verdict = verdict
    self.delaySeconds = delaySeconds
  }

  /// Whether anything is wanted.
  package var isEmpty: Bool { verdict == nil && delaySeconds == nil }
}
