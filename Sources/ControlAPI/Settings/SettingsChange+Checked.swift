import Contract
import FoundationEssentials
import Sandbox

extension AllocationMode {
  var delay: ISODuration? {
    switch self {
    case .synchronous: nil
    case .asynchronous(let seconds): ISODuration(ticks: seconds * DateTimeOffset.ticksPerSecond)
    }
  }
}

extension SettingsChange {
  /// What an allocation takes where nothing else is said.
  private static let usualDelay: Int64 = 2
  private static let longestDelay: Int64 = 366 * 86_400

  /// - Returns: in thousandths.
  func trouble() throws(ControlFailure) -> Member<Int> {
    switch trackingTrouble {
    case .stays: return .stays
    case .goesBack: return .goesBack
    case .becomes(let share):
      guard let thousandths = Int("\(share * 1000)"), (0...1000).contains(thousandths) else {
        throw .body([
          BodyProblem(
            path: "trackingTrouble", value: "\(share)", problem: "from 0 to 1, with at most three decimals")
        ])
      }
      return .becomes(thousandths)
    }
  }

  /// - Returns: nil when it stays.
  func allocationMode(
    from current: AllocationMode, standard: AllocationMode
  ) throws(ControlFailure) -> AllocationMode? {
    var seconds: Int64?
    if case .becomes(let delay) = allocationDelay {
      guard delay.ticks % DateTimeOffset.ticksPerSecond == 0, delay.ticks >= 0,
        delay.ticks / DateTimeOffset.ticksPerSecond <= Self.longestDelay
      else {
        throw .body([
          BodyProblem(
            path: "allocationDelay", value: "\"\(delay.text)\"",
            problem: "whole seconds, from PT0S to P366D, are needed")
        ])
      }
      seconds = delay.ticks / DateTimeOffset.ticksPerSecond
    }
    switch allocation {
    case .becomes(.sync) where seconds != nil:
      throw .body([
        BodyProblem(path: "allocationDelay", problem: "an allocation that is done at once has none")
      ])
    case .becomes(.sync): return .synchronous
    case .becomes(.async): return .asynchronous(delaySeconds: seconds ?? current.seconds ?? Self.usualDelay)
    case .goesBack:
      guard let seconds else { return standard }
      return standard == .synchronous ? standard : .asynchronous(delaySeconds: seconds)
    case .stays:
      switch allocationDelay {
      case .stays: return nil
      case .goesBack:
        return current == .synchronous ? nil : .asynchronous(delaySeconds: standard.seconds ?? Self.usualDelay)
      case .becomes:
        guard current != .synchronous, let seconds else {
          throw .body([
            BodyProblem(
              path: "allocationDelay",
              problem: "this world allocates at once; send \"allocation\":\"async\" with the delay")
          ])
        }
        return .asynchronous(delaySeconds: seconds)
      }
    }
  }
}

extension AllocationMode {
  fileprivate var seconds: Int64? { if case .asynchronous(let seconds) = self { seconds } else { nil } }
}
