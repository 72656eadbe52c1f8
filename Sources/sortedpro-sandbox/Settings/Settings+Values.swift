import Contract
import ControlAPI
import Logging

extension Settings {
  /// Checks one value and writes it down.
  mutating func take(_ setting: Setting, _ given: Given) throws(SettingMistake) {
    switch setting {
    case .config: break
    case .host: hosts = try Self.hosts(given)
    case .port: port = try Self.number(given, in: 0...UInt16.max, "is not a port")
    case .tls: tls = try Self.isOn(given)
    case .tlsPort: tlsPort = try Self.number(given, in: 0...UInt16.max, "is not a port")
    case .tlsCert: tlsCert = try Self.path(given)
    case .tlsKey: tlsKey = try Self.path(given)
    case .tlsDir: tlsDir = try Self.path(given)
    case .tlsName: tlsNames = try Self.serverNames(given)
    case .unix: unix = try Self.path(given)
    case .readyFile: readyFile = try Self.path(given)
    case .publicUrl: publicUrl = try Self.publicUrl(given)
    case .fixtures: fixtures = try Self.path(given)
    case .apiKeys: apiKeys = try Self.apiKeys(given)
    case .clock: clock = try Self.clock(given)
    case .seed: seed = try Self.number(given, in: 0...UInt64.max, "is not a seed")
    case .apiVersion: apiVersion = try Self.apiVersion(given)
    case .singleSummary: singleSummary = try Self.choice(given)
    case .allocation: allocation = try Self.choice(given)
    case .labelEncoding: labelEncoding = try Self.choice(given)
    case .strictJson: strictJson = try Self.isOn(given)
    case .maxBody: maxBody = try Self.size(given)
    case .maxWorlds: maxWorlds = try Self.number(given, in: 1...10_000_000, "is not a number of worlds")
    case .controlToken: controlToken = try Self.token(given)
    case .allowedHosts: allowedHosts = try Self.hostNames(given)
    case .logLevel: logLevel = try Self.choice(given)
    case .logFormat: logFormat = try Self.choice(given)
    }
  }

  private static func number<Number: FixedWidthInteger>(
    _ given: Given, in range: ClosedRange<Number>, _ complaint: String
  ) throws(SettingMistake) -> Number {
    guard given.text.utf8.allSatisfy(isDigit), let number = Number(given.text), range.contains(number) else {
      throw .notAllowed(
        given.text, at: given.origin, because: "\(complaint), \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ given: Given
  ) throws(SettingMistake) -> Choice {
    guard let choice = Choice.allCases.first(where: { $0.rawValue == given.text.lowercased() }) else {
      let allowed = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw .notAllowed(given.text, at: given.origin, because: "is none of \(allowed)")
    }
    return choice
  }

  static func path(_ given: Given) throws(SettingMistake) -> String {
    guard !given.text.isEmpty, !given.text.utf8.contains(0) else {
      throw .notAllowed(given.text, at: given.origin, because: "is not a path")
    }
    return given.text
  }

  private static func hosts(_ given: Given) throws(SettingMistake) -> [String] {
    var hosts: [String] = []
    for part in given.text.split(separator: ",", omittingEmptySubsequences: false) {
      // Blanks only: what else stands around a name is shown as part of it.
      let host = try host(String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()), given)
      if !hosts.contains(host) { hosts.append(host) }
    }
    return hosts
  }

  private static func host(_ text: String, _ given: Given) throws(SettingMistake) -> String {
    var text = text
    if text.hasPrefix("["), text.hasSuffix("]") { text = String(text.dropFirst().dropLast()) }
    if HostAndPort.isIPv6(text) { return text }
    guard let authority = HostAndPort(text) else {
      throw .notAllowed(text, at: given.origin, because: "is neither an IP address nor a host name")
    }
    guard authority.port == nil else {
      throw .notAllowed(text, at: given.origin, because: "carries a port; that belongs to \(Setting.port.flag)")
    }
    return authority.host
  }

  private static func hostNames(_ given: Given) throws(SettingMistake) -> [String] {
    var names: [String] = []
    for part in given.text.split(separator: ",") {
      let name = trimmed(part)
      guard let authority = HostAndPort(name), authority.port == nil else {
        throw .notAllowed(name, at: given.origin, because: "is not a host name; neither port, URL nor pattern is taken")
      }
      names.append(authority.host)
    }
    return names
  }

  private static func publicUrl(_ given: Given) throws(SettingMistake) -> String {
    let text = given.text
    guard let separator = text.firstRange(of: "://"),
      ["http", "https"].contains(text[..<separator.lowerBound].lowercased())
    else {
      throw .notAllowed(text, at: given.origin, because: "is not an absolute http or https URL")
    }
    let rest = text[separator.upperBound...]
    let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
    guard let authority = HostAndPort(rest[..<end]) else {
      throw .notAllowed(text, at: given.origin, because: "names no host, or more than a host and a port")
    }
    let path = rest[end...]
    guard path.utf8.allSatisfy(isPathByte) else {
      throw .notAllowed(text, at: given.origin, because: "has more than scheme, host, port and path")
    }
    let port = authority.port.map { ":\($0)" } ?? ""
    let trimmedPath = path.reversed().drop { $0 == "/" }.reversed()
    return text[..<separator.lowerBound].lowercased() + "://" + authority.hostText + port + String(trimmedPath)
  }

  private static func apiKeys(_ given: Given) throws(SettingMistake) -> [String: String] {
    var worlds: [String: String] = [:]
    for (index, group) in given.text.split(separator: ";").enumerated() {
      let form = "the form is name=key,key;name=key"
      guard let sign = group.firstIndex(of: "=") else {
        throw .secretNotAllowed(at: given.origin, because: "group \(index + 1) has no '='; \(form)")
      }
      let name = trimmed(group[..<sign])
      let keys = group[group.index(after: sign)...].split(separator: ",").map(trimmed).filter { !$0.isEmpty }
      guard !name.isEmpty else {
        throw .secretNotAllowed(at: given.origin, because: "group \(index + 1) has no name; \(form)")
      }
      guard !keys.isEmpty else {
        throw .secretNotAllowed(at: given.origin, because: "'\(name)' has no key; \(form)")
      }
      for key in keys {
        if let other = worlds[key], other != name {
          throw .secretNotAllowed(at: given.origin, because: "one key stands under both '\(other)' and '\(name)'")
        }
        worlds[key] = name
      }
    }
    guard !worlds.isEmpty else {
      throw .secretNotAllowed(at: given.origin, because: "no key is named; the form is name=key,key;name=key")
    }
    return worlds
  }

  private static func clock(_ given: Given) throws(SettingMistake) -> DateTimeOffset? {
    if given.text.lowercased() == "real" { return nil }
    guard let instant = DateTimeOffset(given.text) else {
      throw .notAllowed(
        given.text, at: given.origin,
        because: "is neither 'real' nor an ISO 8601 instant such as 2019-06-14T09:00:00Z")
    }
    return instant
  }

  private static func apiVersion(_ given: Given) throws(SettingMistake) -> ApiVersion? {
    if given.text.lowercased() == "auto" { return nil }
    guard let version = ApiVersion(named: given.text) else {
      throw .notAllowed(
        given.text, at: given.origin, because: "is none of auto, \(ApiVersion.names.joined(separator: ", "))")
    }
    return version
  }

  /// 1 byte to 1 GiB, so that a slip of the hand does not let one request take the machine's memory.
  private static func size(_ given: Given) throws(SettingMistake) -> Int {
    let units = [("kib", 10), ("mib", 20), ("", 0)]
    let text = given.text.lowercased()
    if let (unit, shift) = units.first(where: { text.hasSuffix($0.0) }) {
      let digits = trimmed(text.dropLast(unit.count))
      if !digits.isEmpty, digits.utf8.allSatisfy(isDigit), let number = Int(digits), number <= (1 << 30) >> shift,
        number > 0
      {
        return number << shift
      }
    }
    throw .notAllowed(
      given.text, at: given.origin, because: "is not a size: bytes, or a number with KiB or MiB, up to 1024MiB")
  }

  private static func token(_ given: Given) throws(SettingMistake) -> String {
    guard !given.text.isEmpty, given.text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw .secretNotAllowed(
        at: given.origin, because: "a token is visible ASCII without blanks, at least one character")
    }
    return given.text
  }

  static func trimmed(_ text: some StringProtocol) -> String {
    String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// What may stand in a URL's path as it is.
  ///
  /// - Source: RFC 3986, section 3.3.
  private static func isPathByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "-._~!$&'()*+,;=:@%/".utf8.contains(byte)
    }
  }
}
