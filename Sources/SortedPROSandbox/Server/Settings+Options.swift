import Contract
import Hosting
import TLS
import Webhooks

extension Settings {
  /// - Throws: every option that cannot be.
  init(_ options: SandboxServer.Options) throws(SandboxServer.StartFailure) {
    self.init()
    let reasons = read(options)
    guard reasons.isEmpty else { throw SandboxServer.StartFailure(reasons: reasons) }
    hosts = ["127.0.0.1"]
    port = options.port
    tls = options.tls != nil
    tlsPort = options.tlsPort
    seed = options.seed
    fixtures = options.fixtures
    faults = options.faults
    choose(options)
    // What the tests around it allocate is not its clients'.
    maxMemory = nil
  }

  /// What has to be read or to lie within bounds.
  ///
  /// - Returns: why what cannot be cannot.
  private mutating func read(_ options: SandboxServer.Options) -> [String] {
    var reasons: [String] = []
    if let text = options.clock?.text {
      clock = DateTimeOffset(text)
      if clock == nil { reasons.append("clock: '\(text)' is not a date-time, yyyy-MM-ddTHH:mm:ss") }
    }
    if options.maxWorlds <= 0 { reasons.append("maxWorlds: \(options.maxWorlds) is no number of worlds, from 1 on") }
    maxWorlds = options.maxWorlds
    if (0...1).contains(options.trackingTrouble) {
      trackingTrouble = Int((options.trackingTrouble * 1000).rounded())
    } else {
      reasons.append("trackingTrouble: \(options.trackingTrouble) is no share, from 0 to 1")
    }
    for text in options.tlsNames {
      if let name = ServerName(text) {
        tlsNames.append(name)
      } else {
        reasons.append("tlsNames: \(TLSFailure.badName(text))")
      }
    }
    for text in options.webhooks {
      if let url = WebhookURL(text) {
        webhooks.append(url)
      } else {
        reasons.append("webhooks: '\(text)' is no absolute http or https URL")
      }
    }
    return reasons
  }

  private mutating func choose(_ options: SandboxServer.Options) {
    strictJson = options.strictJSON
    switch options.apiVersion {
    case .auto: apiVersion = nil
    case .version1: apiVersion = .version1
    case .version1point1: apiVersion = .version1point1
    }
    singleSummary = options.singleSummary == .array ? .array : .object
    allocation = options.allocation == .sync ? .sync : .async
    tracking = options.tracking == .real ? .real : .fast
    customs = options.customs == .lenient ? .lenient : .required
    labelEncoding = options.labelEncoding == .single ? .single : .double
  }
}
