import Fixtures
import Hosting
import Transport

extension SandboxServer {
  /// Why a server did not start: a line for each reason.
  public struct StartFailure: Error, CustomStringConvertible, Sendable {
    public let reasons: [String]

    public var description: String { reasons.joined(separator: "\n") }
  }
}

extension SandboxServer.StartFailure {
  init(_ failure: HostFailure) {
    switch failure {
    case .fixtures(let mistakes): reasons = mistakes.all.map(\.description)
    case .stateDir(let path, let reason): reasons = ["\(path): \(reason)"]
    case .webhooks(let reason): reasons = ["libcurl is needed: \(reason)"]
    case .listening(let failure): reasons = [failure.description]
    case .descriptors(let least): reasons = ["fewer than \(least) descriptors are free; raise the limit (ulimit -n)"]
    }
  }
}
