import Contract
import HTTPCore
import Hosting
import Logging
import TLS
import Text
import Webhooks

/// Values as users write them, read as what settings hold.
extension Settings.Given {
  func port() throws(SettingProblem) -> UInt16 { try number(in: 0...UInt16.max, "is not a port") }

  func seed() throws(SettingProblem) -> UInt64 { try number(in: 0...UInt64.max, "is not a seed") }

  func worlds() throws(SettingProblem) -> Int { try number(in: 1...10_000_000, "is not a number of worlds") }

  func count() throws(SettingProblem) -> Int { try number(in: 1...10_000_000, "is not a number") }

  func requests() throws(SettingProblem) -> Int { try number(in: 1...10_000_000, "is not a number of requests") }

  /// A share from 0 to 1 with at most three decimals.
  func thousandths() throws(SettingProblem) -> Int {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    let decimals = parts.count > 1 ? String(Substring(parts[1])) : "0"
    guard let whole = parts.first, whole.count == 1, (1...3).contains(decimals.utf8.count),
      (String(Substring(whole)) + decimals).utf8.allSatisfy(ASCII.isDigit),
      let number = Int(String(Substring(whole)) + decimals + String(repeating: "0", count: 3 - decimals.utf8.count)),
      number <= 1000
    else { throw refused("is not a share from 0 to 1 with at most three decimals") }
    return number
  }

  func isOn() throws(SettingProblem) -> Bool {
    switch text.lowercased() {
    case "on", "true", "yes", "1": true
    case "off", "false", "no", "0": false
    default: throw refused("is neither on nor off")
    }
  }

  private func number<Number: FixedWidthInteger>(
    in range: ClosedRange<Number>, _ complaint: String
  ) throws(SettingProblem) -> Number {
    guard text.utf8.allSatisfy(ASCII.isDigit), let number = Number(text), range.contains(number) else {
      throw refused("\(complaint), \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func choice<Choice: RawRepresentable<String> & CaseIterable>() throws(SettingProblem) -> Choice {
    guard let choice = Choice.allCases.first(where: { $0.rawValue == text.lowercased() }) else {
      let allowed = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw refused("is none of \(allowed)")
    }
    return choice
  }

  func path() throws(SettingProblem) -> String {
    guard !text.isEmpty, !text.utf8.contains(0) else {
      throw refused("is not a path")
    }
    return text
  }

  func hosts() throws(SettingProblem) -> [String] {
    var hosts: [String] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      // Blanks only: what else stands around a name is shown as part of it.
      let host = try host(String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()))
      if !hosts.contains(host) { hosts.append(host) }
    }
    return hosts
  }

  private func host(_ text: String) throws(SettingProblem) -> String {
    var text = text
    if text.hasPrefix("["), text.hasSuffix("]") { text = String(text.dropFirst().dropLast()) }
    if HostAndPort.isIPv6(text) { return text }
    guard let authority = HostAndPort(text) else {
      throw refused("is neither an IP address nor a host name", part: text)
    }
    guard authority.port == nil else {
      throw refused("carries a port; that belongs to \(Setting.port.flag)", part: text)
    }
    return authority.host
  }

  func hostNames() throws(SettingProblem) -> [String] {
    var names: [String] = []
    for part in text.split(separator: ",") {
      let name = part.withoutSpaceAround
      guard let authority = HostAndPort(name), authority.port == nil else {
        throw refused("is not a host name; neither port, URL nor pattern is taken", part: name)
      }
      names.append(authority.host)
    }
    return names
  }

  /// Scheme, host and, where it is not the scheme's own, port: what browsers send as `Origin`.
  func origins() throws(SettingProblem) -> [String] {
    var origins: [String] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false).map(\.withoutSpaceAround) {
      guard let separator = part.firstRange(of: "://"),
        let standard = ["http": 80, "https": 443][part[..<separator.lowerBound].lowercased()],
        let authority = HostAndPort(part[separator.upperBound...])
      else { throw refused("is no origin such as https://shop.test: scheme, host and port alone", part: part) }
      let port = authority.port.flatMap { $0 == standard ? nil : ":\($0)" } ?? ""
      origins.append(part[..<separator.lowerBound].lowercased() + "://" + authority.hostText + port)
    }
    return origins
  }

  func webhooks() throws(SettingProblem) -> [WebhookURL] {
    var urls: [WebhookURL] = []
    for part in text.split(separator: " ", omittingEmptySubsequences: true) {
      guard let url = WebhookURL(String(part)) else {
        throw refused("is not an absolute http or https URL such as http://127.0.0.1:9000/hooks", part: String(part))
      }
      if !urls.contains(url) { urls.append(url) }
    }
    guard !urls.isEmpty else { throw refused("is not an absolute http or https URL") }
    return urls
  }

  func publicUrl() throws(SettingProblem) -> String {
    guard let separator = text.firstRange(of: "://"),
      ["http", "https"].contains(text[..<separator.lowerBound].lowercased())
    else {
      throw refused("is not an absolute http or https URL")
    }
    let rest = text[separator.upperBound...]
    let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
    guard let authority = HostAndPort(rest[..<end]) else {
      throw refused("names no host, or more than a host and a port")
    }
    let path = rest[end...]
    guard path.utf8.allSatisfy(isPathByte) else {
      throw refused("has more than scheme, host, port and path")
    }
    let port = authority.port.map { ":\($0)" } ?? ""
    let trimmedPath = path.reversed().drop { $0 == "/" }.reversed()
    return text[..<separator.lowerBound].lowercased() + "://" + authority.hostText + port + String(trimmedPath)
  }

  func apiKeys() throws(SettingProblem) -> [String: String] {
    var worlds: [String: String] = [:]
    for (index, group) in text.split(separator: ";").enumerated() {
      let form = "the form is name=key,key;name=key"
      guard let sign = group.firstIndex(of: "=") else {
        throw refusedSecret("group \(index + 1) has no '='; \(form)")
      }
      let name = group[..<sign].withoutSpaceAround
      let keys = group[group.index(after: sign)...].split(separator: ",").map(\.withoutSpaceAround).filter {
        !$0.isEmpty
      }
      guard !name.isEmpty else {
        throw refusedSecret("group \(index + 1) has no name; \(form)")
      }
      guard !keys.isEmpty else {
        throw refusedSecret("'\(name)' has no key; \(form)")
      }
      for key in keys {
        if let other = worlds[key], other != name {
          throw refusedSecret("one key stands under both '\(other)' and '\(name)'")
        }
        worlds[key] = name
      }
    }
    guard !worlds.isEmpty else {
      throw refusedSecret("no key is named; the form is name=key,key;name=key")
    }
    return worlds
  }

  func clock() throws(SettingProblem) -> DateTimeOffset? {
    if text.lowercased() == "real" { return nil }
    guard let instant = DateTimeOffset(text) else {
      throw refused(
        DateTimeOffset.reason(
          against: text, otherwise: "is neither 'real' nor an ISO 8601 instant such as 2019-06-14T09:00:00Z"))
    }
    return instant
  }

  func apiVersion() throws(SettingProblem) -> ApiVersion? {
    if text.lowercased() == "auto" { return nil }
    guard let version = ApiVersion(named: text) else {
      throw refused("is none of auto, \(ApiVersion.names.joined(separator: ", "))")
    }
    return version
  }

  /// 1 byte to 1 GiB, so that a slip of the hand does not let one request take the machine's memory.
  func size() throws(SettingProblem) -> Int {
    guard let size = bytes(in: 1...(1 << 30)) else {
      throw refused("is not a size: bytes, or a number with KiB or MiB, up to 1024MiB")
    }
    return size
  }

  /// Less would not hold one body of the usual limit.
  func memory() throws(SettingProblem) -> Int {
    guard let size = bytes(in: (64 << 20)...(1 << 40)) else {
      throw refused("is not a size from 64MiB to 1048576MiB: bytes, or a number with KiB or MiB")
    }
    return size
  }

  private func bytes(in range: ClosedRange<Int>) -> Int? {
    let units = [("kib", 10), ("mib", 20), ("", 0)]
    let text = text.lowercased()
    guard let (unit, shift) = units.first(where: { text.hasSuffix($0.0) }) else { return nil }
    let digits = text.dropLast(unit.count).withoutSpaceAround
    guard !digits.isEmpty, digits.utf8.allSatisfy(ASCII.isDigit), let number = Int(digits),
      number <= range.upperBound >> shift, range.contains(number << shift)
    else { return nil }
    return number << shift
  }

  func token() throws(SettingProblem) -> String {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw refusedSecret("a token is visible ASCII without blanks, at least one character")
    }
    return text
  }

  func serverNames() throws(SettingProblem) -> [ServerName] {
    var names: [ServerName] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let name = ServerName(part.withoutSpaceAround) else {
        throw refused(
          "is neither a host name, a name such as *.example.com, nor an address", part: part.withoutSpaceAround)
      }
      names.append(name)
    }
    return names
  }

  /// Shows `part` of the value; without it all.
  private func refused(_ reason: String, part: String? = nil) -> SettingProblem {
    .notAllowed(part ?? text, at: origin, because: reason)
  }

  private func refusedSecret(_ reason: String) -> SettingProblem { .secretNotAllowed(at: origin, because: reason) }

  /// What may stand in a URL's path as it is.
  ///
  /// - Source: RFC 3986, section 3.3.
  private func isPathByte(_ byte: UInt8) -> Bool {
    ASCII.isDigit(byte) || ASCII.isLetter(byte) || "-._~!$&'()*+,;=:@%/".utf8.contains(byte)
  }
}
