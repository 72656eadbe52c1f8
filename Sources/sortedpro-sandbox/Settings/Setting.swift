import Text

/// Everything a user can set, in the order of the help: each a row of the one table behind flags, environment, config file and docs/options.md.
///
/// - Source: design/product.md, "Start".
enum Setting: String, CaseIterable, Sendable, CodingKey {
  case config, host, port, tls, tlsPort, tlsCert, tlsKey, tlsDir, tlsName, unix, readyFile, publicUrl, fixtures,
    stateDir,
    faults, apiKeys, clock, seed, apiVersion, singleSummary,
    allocation, labelEncoding, tracking, trackingTrouble, customs, editAllocated, failedAllocation,
    optionCollections, eventList, filteredManifests, strictJson,
    maxBody, maxMemory, maxWorlds, maxPackages, maxList, journal, journalEntries, journalBytes, controlToken,
    allowedHosts, corsOrigin, webhook, logLevel, logFormat, accessLog

  static let variablePrefix = "SANDBOX_"

  /// The key in the config file; nil for what cannot stand in it.
  var key: String? { self == .config ? nil : rawValue }

  /// The flag without its dashes.
  var longName: String { String(decoding: words(parted: UInt8(ascii: "-")), as: UTF8.self) }

  var flag: String { "--" + longName }

  /// The environment variable.
  var variable: String {
    let capitals = words(parted: UInt8(ascii: "_")).map { ASCII.isLetter($0) ? $0 & ~0x20 : $0 }
    return Self.variablePrefix + String(decoding: capitals, as: UTF8.self)
  }

  /// The setting of a flag without its dashes.
  init?(longName: String) {
    var key: [UInt8] = []
    for byte in longName.utf8 {
      if key.last == UInt8(ascii: "-") {
        key[key.count - 1] = byte & ~0x20
      } else {
        key.append(byte)
      }
    }
    self.init(rawValue: String(decoding: key, as: UTF8.self))
    // `ready-File` and `readyFile` lead here, too.
    guard self.longName == longName else { return nil }
  }

  /// `readyFile` → `ready-file`.
  private func words(parted mark: UInt8) -> [UInt8] {
    var words: [UInt8] = []
    for byte in rawValue.utf8 {
      let small = ASCII.lowercased(byte)
      if small != byte { words.append(mark) }
      words.append(small)
    }
    return words
  }
}
