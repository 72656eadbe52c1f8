import Hosting

/// What there is to know about one setting.
struct SettingRow: Sendable {
  /// How a value is given, and the placeholder that stands for one in the help.
  enum Form: Sendable {
    case one(String)
    /// A list: repeated as a flag, a JSON array in the config file, and elsewhere one text with this between its parts.
    case list(String, separator: String)
    /// A flag that stands alone: `--tls` and `--no-tls`.
    case onOff
  }

  /// What happens when nobody sets it, for help and docs/options.md.
  enum Standard: Sendable {
    case nothing
    /// A value as a user would write it.
    case value(String)
    case words(String)
  }

  let form: Form
  let standard: Standard
  /// One sentence without its full stop.
  let meaning: String
  /// Checks a value and writes it down.
  let take: @Sendable (inout Settings, Settings.Given) throws(SettingProblem) -> Void

  /// A value is read and checked by `read`, and written down at `place`.
  init<Value>(
    _ form: Form, _ meaning: String, default standard: Standard = .nothing,
    _ place: any WritableKeyPath<Settings, Value> & Sendable,
    _ read: @escaping @Sendable (Settings.Given) -> () throws(SettingProblem) -> Value
  ) {
    self.init(form, meaning, default: standard) { (settings, given) throws(SettingProblem) in
      settings[keyPath: place] = try read(given)()
    }
  }

  /// For what has no value when nobody sets it.
  init<Value>(
    _ form: Form, _ meaning: String, default standard: Standard = .nothing,
    _ place: any WritableKeyPath<Settings, Value?> & Sendable,
    _ read: @escaping @Sendable (Settings.Given) -> () throws(SettingProblem) -> Value
  ) {
    self.init(form, meaning, default: standard) { (settings, given) throws(SettingProblem) in
      settings[keyPath: place] = try read(given)()
    }
  }

  fileprivate init(
    _ form: Form, _ meaning: String, default standard: Standard = .nothing,
    take: @escaping @Sendable (inout Settings, Settings.Given) throws(SettingProblem) -> Void
  ) {
    self.form = form
    self.standard = standard
    self.meaning = meaning
    self.take = take
  }

  var isSwitch: Bool { if case .onOff = form { true } else { false } }

  /// Stands between the parts of a list; nil where one value is wanted.
  var listSeparator: String? { if case .list(_, let separator) = form { separator } else { nil } }
}

extension Setting {
  private typealias Given = Settings.Given

  /// Its row in the table.
  var row: SettingRow {
    switch self {
    case .config: SettingRow(.one("path"), "JSON file with these settings") { _, _ in }
    case .host:
      SettingRow(
        .list("address", separator: ","), "Addresses to bind, repeated or separated by commas",
        default: .value("127.0.0.1,::1"),
        \.hosts, Given.hosts)
    case .port:
      SettingRow(.one("number"), "Port to bind, 0 for any free one", default: .value("8080"), \.port, Given.port)
    case .tls:
      SettingRow(.onOff, "Also serve HTTPS, on a port of its own", default: .value("off"), \.tls, Given.isOn)
    case .tlsPort:
      SettingRow(.one("number"), "Port for HTTPS, 0 for any free one", default: .value("8443"), \.tlsPort, Given.port)
    case .tlsCert:
      SettingRow(
        .one("path"), "PEM file with the certificate to use and its chain, in place of one of the local authority's",
        \.tlsCert, Given.path)
    case .tlsKey:
      SettingRow(.one("path"), "PEM file with the certificate's private key", \.tlsKey, Given.path)
    case .tlsDir:
      SettingRow(
        .one("path"), "Folder that keeps the local authority",
        default: .words("sortedpro-sandbox in $XDG_STATE_HOME or ~/.local/state"), \.tlsDir, Given.path)
    case .tlsName:
      SettingRow(
        .list("name", separator: ","), "Further name or address for the certificate, repeated or separated by commas",
        \.tlsNames, Given.serverNames)
    case .unix:
      SettingRow(.one("path"), "Path of a Unix domain socket to listen on as well", \.unix, Given.path)
    case .readyFile:
      SettingRow(
        .one("path"), "Gets every address, the base URL first, once requests are answered; removed on a clean stop",
        \.readyFile, Given.path)
    case .publicUrl:
      SettingRow(
        .one("url"), "Base of every Href", default: .words("from each request's scheme and Host"), \.publicUrl,
        Given.publicUrl)
    case .fixtures:
      SettingRow(
        .one("path"), "File or folder with catalog and consignments", default: .words("built in"), \.fixtures,
        Given.path)
    case .stateDir:
      SettingRow(.one("path"), "Folder in which worlds outlive the process", \.stateDir, Given.path)
    case .faults: SettingRow(.one("path"), "File with fault rules for every new world", \.faults, Given.path)
    case .apiKeys:
      SettingRow(
        .list("name=key,key;...", separator: ";"), "Keys that are let in, and whose world they share",
        default: .words("any non-empty key, a world each"), \.apiKeys, Given.apiKeys)
    case .clock:
      SettingRow(
        .one("real|instant"), "ISO 8601 instant at which every world's clock stands, or real", default: .value("real"),
        \.clock,
        Given.clock)
    case .seed:
      SettingRow(
        .one("number"), "Seed of every reference, tracking number and random choice", default: .value("1"), \.seed,
        Given.seed)
    case .apiVersion:
      SettingRow(
        .one("version"), "Shapes served when a request names no version: 1, 1.1, or auto, as the client writes them",
        default: .value("auto"),
        \.apiVersion,
        Given.apiVersion)
    case .singleSummary:
      SettingRow(
        .one("array|object"), "Whether endpoints that take one consignment answer a list of one or one object",
        default: .value("array"), \.singleSummary, Given.choice)
    case .allocation:
      SettingRow(
        .one("sync|async"), "Whether an allocation is done at once or, after a 202, 2 s later by the world's clock",
        default: .value("sync"), \.allocation, Given.choice)
    case .labelEncoding:
      SettingRow(
        .one("single|double"), "Whether a label's File is base64 once or, as in the vendor's sample, twice",
        default: .value("single"), \.labelEncoding, Given.choice)
    case .tracking:
      SettingRow(
        .one("real|fast"), "How fast shipments live: as carriers move them, or a day in two minutes",
        default: .value("real"), \.tracking, Given.choice)
    case .trackingTrouble:
      SettingRow(
        .one("share"), "Share of shipments, 0 to 1, that come into trouble on their way", default: .value("0"),
        \.trackingTrouble, Given.thousandths)
    case .customs:
      SettingRow(
        .one("lenient|required"), "Whether services turn down what lacks the customs data that they need",
        default: .value("lenient"), \.customs, Given.choice)
    case .editAllocated:
      SettingRow(
        .one("details|nothing"),
        "What may still be changed of a consignment that is allocated: references, metadata and dates, or nothing",
        default: .value("details"), \.editAllocated, Given.choice)
    case .failedAllocation:
      SettingRow(
        .one("cleared|kept"), "What a success makes of a consignment's FailedAllocation",
        default: .value("cleared"), \.failedAllocation, Given.choice)
    case .optionCollections:
      SettingRow(
        .one("latest|every"), "Whether a delivery is offered with its latest collection or once with each",
        default: .value("latest"), \.optionCollections, Given.choice)
    case .eventList:
      SettingRow(
        .one("wrapped|bare"), "Whether events are listed in an object or are a list alone",
        default: .value("wrapped"), \.eventList, Given.choice)
    case .filteredManifests:
      SettingRow(
        .one("ok|created"), "Whether a list of filtered manifests is a 200 or, as the vendor's types say, a 201",
        default: .value("ok"), \.filteredManifests, Given.choice)
    case .strictJson:
      SettingRow(
        .onOff, "Refuse what .NET reads but RFC 8259 or the published types do not allow", default: .value("off"),
        \.strictJson,
        Given.isOn)
    case .maxBody:
      SettingRow(
        .one("size"), "Largest request body: bytes, or a number with KiB or MiB", default: .value("10MiB"), \.maxBody,
        Given.size
      )
    case .maxMemory:
      SettingRow(
        .one("size"), "Memory that clients may make the server hold; beyond it worlds go, and new work is a 503",
        default: .value("512MiB"), \.maxMemory, Given.memory)
    case .maxPackages:
      SettingRow(
        .one("number"), "Most packages of a consignment", default: .value("1000"), \.maxPackages, Given.count)
    case .maxList:
      SettingRow(
        .one("number"), "Most entries of all lists in one body, references and items among them",
        default: .value("50000"), \.maxList, Given.count)
    case .maxWorlds:
      SettingRow(
        .one("number"), "Worlds kept; the least recently used goes first", default: .value("10000"), \.maxWorlds,
        Given.worlds)
    case .journal:
      SettingRow(
        .one("on|off"), "Whether each world's requests and answers are kept to be looked at", default: .value("on"),
        \.journal, Given.choice)
    case .journalEntries:
      SettingRow(
        .one("number"), "Requests kept of one world; the oldest go first", default: .value("10000"), \.journalEntries,
        Given.requests)
    case .journalBytes:
      SettingRow(
        .one("size"), "Memory for those of one world: bytes, or a number with KiB or MiB", default: .value("16MiB"),
        \.journalBytes, Given.size)
    case .controlToken:
      SettingRow(
        .one("token"), "When set, /_sandbox/ (health aside) wants it as Authorization: Bearer", \.controlToken,
        Given.token)
    case .allowedHosts:
      SettingRow(
        .list("name,name", separator: ","), "Further Host names that are answered to", \.allowedHosts, Given.hostNames)
    case .corsOrigin:
      SettingRow(
        .list("origin", separator: ","),
        "Origin of web pages that may call the vendor's paths, repeated or separated by commas", \.corsOrigins,
        Given.origins)
    case .webhook:
      SettingRow(
        .list("url", separator: " "),
        "Where events of consignments are posted to, repeated or separated by blanks", \.webhooks, Given.webhooks)
    case .logLevel:
      SettingRow(
        .one("level"), "Least severe level written to standard error", default: .value("info"), \.logLevel, Given.choice
      )
    case .logFormat:
      SettingRow(.one("text|json"), "How log lines are written", default: .value("text"), \.logFormat, Given.choice)
    case .accessLog:
      SettingRow(
        .one("on|off"), "Whether each request is a line of the log, at level info", default: .value("on"), \.accessLog,
        Given.choice)
    }
  }
}
