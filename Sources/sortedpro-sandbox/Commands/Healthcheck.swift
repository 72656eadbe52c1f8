import ArgumentParser

/// `healthcheck`: whether the server that these settings would start is up.
struct Healthcheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ask a running server whether it is well.",
    discussion: """
      Exit code 0 when it is, 1 when it is not. Host and port come from the same places as those of 'serve'; with port 0 \
      the ready file names the real one.
      """)

  @Option(.config) var config: String?
  @Option(.host) var host: [String] = []
  @Option(.port) var port: String?
  @Option(.readyFile) var readyFile: String?

  func run() throws {
    var flags: [Setting: String] = [:]
    flags[.config] = config
    flags[.host] = Setting.host.joined(host)
    flags[.port] = port
    flags[.readyFile] = readyFile
    let settings = try Settings.inForce(
      flags: flags, environment: ProcessEnvironment.variables, wanted: [.config, .host, .port, .readyFile])
    let endpoint = try endpoint(settings)
    do {
      try HealthProbe.ask(endpoint.reachableAddress, port: endpoint.port)
    } catch {
      throw Failure(.environment, ["\(endpoint.baseURL) is not well: \(error.reason)"])
    }
  }

  private func endpoint(_ settings: Settings) throws(Failure) -> Endpoint {
    let endpoint = Endpoint(address: settings.hosts[0], port: settings.port)
    guard settings.port == 0 else { return endpoint }
    guard let path = settings.readyFile else {
      throw Failure(
        .environment, ["\(Setting.port.flag) 0 is any free port, and there is no \(Setting.readyFile.flag) to name it"])
    }
    guard let found = ReadyFile.endpoint(in: path) else {
      throw Failure(.environment, ["the ready file '\(path)' is not there or names no server"])
    }
    return found
  }
}
