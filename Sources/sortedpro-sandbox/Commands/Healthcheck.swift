import ArgumentParser
import Files
import Hosting

/// `healthcheck`: whether the server that these settings would start is up.
struct Healthcheck: ParsableCommand, TakesSettings {
  static let settings: [Setting] = [.config, .host, .port, .readyFile]
  static let configuration = CommandConfiguration(
    abstract: "Ask a running server whether it is well.",
    discussion: """
      Exit code 0 when it is, 1 when it is not. Hosts and port come from the same places as those of 'serve', and one host \
      that answers is enough; with port 0 the ready file names the real one.
      """)

  @OptionGroup var flags: Flags<Self>

  func run() throws {
    let settings = try Settings.inForce(
      flags: flags.given, environment: ProcessEnvironment.variables, wanted: Set(Self.settings))
    let endpoints = try endpoints(settings)
    // All hosts together take no longer than one.
    let patience = HealthProbe.patience / endpoints.count
    var complaints: [String] = []
    for endpoint in endpoints {
      do {
        return try HealthProbe.ask(endpoint.reachableAddress, port: endpoint.port, patience: patience)
      } catch {
        complaints.append("\(endpoint.baseURL) is not well: \(error.reason)")
      }
    }
    throw Failure(.environment, complaints)
  }

  /// Where the server may answer: it starts as long as it can listen on one of its hosts. Never empty.
  private func endpoints(_ settings: Settings) throws(Failure) -> [Endpoint] {
    guard settings.port == 0 else { return settings.hosts.map { Endpoint(address: $0, port: settings.port) } }
    guard let path = settings.readyFile else {
      throw Failure(
        .environment, ["\(Setting.port.flag) 0 is any free port, and there is no \(Setting.readyFile.flag) to name it"])
    }
    guard let found = ReadyFile.endpoint(in: path) else {
      throw Failure(.environment, ["the ready file '\(path)' is not there or names no server"])
    }
    return [found]
  }
}
