package import Contract
package import Logging
package import TLS
package import Webhooks

/// How a server is to run: every value checked, ready to be used.
package struct Settings: Sendable, Equatable {
  package enum SingleSummary: String, Sendable, CaseIterable { case array, object }
  package enum Allocation: String, Sendable, CaseIterable { case sync, async }
  package enum LabelEncoding: String, Sendable, CaseIterable { case single, double }
  package enum Tracking: String, Sendable, CaseIterable { case real, fast }
  package enum Customs: String, Sendable, CaseIterable { case lenient, required }
  package enum EditAllocated: String, Sendable, CaseIterable { case details, nothing }
  package enum FailedAllocation: String, Sendable, CaseIterable { case cleared, kept }
  package enum OptionCollections: String, Sendable, CaseIterable { case latest, every }
  package enum EventList: String, Sendable, CaseIterable { case wrapped, bare }
  package enum FilteredManifests: String, Sendable, CaseIterable { case ok, created }
  package enum AccessLog: String, Sendable, CaseIterable { case on, off }
  package enum Journaling: String, Sendable, CaseIterable { case on, off }
  package enum LogFormat: String, Sendable, CaseIterable { case text, json }

  /// Both, because `localhost` is either, depending on who asks.
  package var hosts = ["127.0.0.1", "::1"]
  package var port: UInt16 = 8080
  package var tls = false
  package var tlsPort: UInt16 = 8443
  package var tlsCert: String?
  package var tlsKey: String?
  /// Nil: the user's own.
  package var tlsDir: String?
  package var tlsNames: [ServerName] = []
  /// Path of a Unix domain socket.
  package var unix: String?
  package var readyFile: String?
  /// Absolute, without a trailing slash; nil: from each request's scheme and Host.
  package var publicUrl: String?
  /// Nil: those built into the binary.
  package var fixtures: String?
  /// Nil: worlds end with the process.
  package var stateDir: String?
  /// A file of rules for every new world.
  package var faults: String?
  /// Key to name of its world; nil: any non-empty key, a world each.
  package var apiKeys: [String: String]?
  /// The instant at which clocks stand; nil: they run.
  package var clock: DateTimeOffset?
  package var seed: UInt64 = 1
  /// Nil leaves it to the client's bodies.
  package var apiVersion: ApiVersion?
  package var singleSummary = SingleSummary.array
  package var allocation = Allocation.sync
  package var labelEncoding = LabelEncoding.single
  package var tracking = Tracking.real
  /// How many of a thousand shipments come into trouble.
  package var trackingTrouble = 0
  package var customs = Customs.lenient
  package var editAllocated = EditAllocated.details
  package var failedAllocation = FailedAllocation.cleared
  package var optionCollections = OptionCollections.latest
  package var eventList = EventList.wrapped
  package var filteredManifests = FilteredManifests.ok
  package var strictJson = false
  /// Bytes.
  package var maxBody = 10 << 20
  /// Bytes; nil: no bound, for who shares the process with other work.
  package var maxMemory: Int? = 512 << 20
  package var maxWorlds = 10_000
  package var maxPackages = 1000
  package var maxList = 50_000
  package var journal = Journaling.on
  package var journalEntries = 10_000
  /// Bytes.
  package var journalBytes = 16 << 20
  package var controlToken: String?
  package var allowedHosts: [String] = []
  /// As browsers write them.
  package var corsOrigins: [String] = []
  package var webhooks: [WebhookURL] = []
  package var logLevel = Logger.Level.info
  package var logFormat = LogFormat.text
  package var accessLog = AccessLog.on

  package init() {}
}
