import Contract
import HTTPCore
import Wire

/// How a body is written.
enum BodyFormat: CaseIterable {
  // In the order in which they are preferred when a caller does not mind.
  case json
  case applicationXML
  case textXML

  var contentType: Reply.ContentType {
    switch self {
    case .json: .json
    case .applicationXML: .applicationXML
    case .textXML: .textXML
    }
  }

  func encode(_ value: some Encodable, version: ApiVersion) throws -> [UInt8] {
    switch self {
    case .json: try JSON.vendor(version).encode(value)
    case .applicationXML, .textXML: try XML.vendor(version).encode(value)
    }
  }

  func decode<Value: Decodable>(
    _ type: Value.Type, from body: [UInt8], version: ApiVersion, encoding: XML.Encoding?,
    reading: VendorSettings.Reading, mostEntries most: Int = .max, asked: inout AskedMembers
  ) throws(ReadingFailure) -> Value {
    switch (self, reading) {
    case (.json, .liberal): try JSON.vendor(version).decode(type, from: body, mostEntries: most, asked: &asked)
    case (.json, .strict):
      try JSON(
        names: .pascalCase, userInfo: Self.strict(version), changes: version == .version1 ? .version1 : nil,
        isStrict: true
      ).decode(type, from: body, mostEntries: most, asked: &asked)
    case (.applicationXML, .liberal), (.textXML, .liberal):
      try XML.vendor(version).decode(type, from: body, in: encoding, mostEntries: most, asked: &asked)
    case (.applicationXML, .strict), (.textXML, .strict):
      try XML(
        schema: .vendor(version), userInfo: Self.strict(version), changes: version == .version1 ? .version1 : nil,
        isStrict: true
      ).decode(type, from: body, in: encoding, mostEntries: most, asked: &asked)
    }
  }

  private static func strict(_ version: ApiVersion) -> [CodingUserInfoKey: any Sendable] {
    version.userInfo.merging(StrictReading.userInfo) { $1 }
  }
}

// MARK: - Accept

extension BodyFormat {
  /// The best of the formats that an `Accept` field asks for; JSON when it asks for none of them.
  ///
  /// - Source: RFC 9110, section 12.5.1; contract/00-overview.md, section 3; contract/decisions.md, "Gateway".
  init(accept: String?) {
    // What nearly every client sends needs no parsing.
    guard let accept, accept != "*/*", accept != "application/json" else {
      self = .json
      return
    }
    let ranges = accept.split(separator: ",").compactMap(Range.init)
    var best = (format: BodyFormat.json, quality: 0, place: Int.max)
    for format in Self.allCases {
      // The most exact range decides about a format; between formats of one quality, the first that is named.
      let matches = ranges.enumerated().filter { $1.includes(format) }
      guard let match = matches.max(by: { $0.element.exactness < $1.element.exactness }) else { continue }
      let quality = match.element.quality
      let place = match.element.exactness == .all ? Int.max : match.offset
      if quality > best.quality || (quality == best.quality && quality > 0 && place < best.place) {
        best = (format, quality, place)
      }
    }
    self = best.format
  }

  private var mediaType: (type: Substring, subtype: Substring) {
    switch self {
    case .json: ("application", "json")
    case .applicationXML: ("application", "xml")
    case .textXML: ("text", "xml")
    }
  }

  /// One of the media ranges of an `Accept` field.
  private struct Range {
    enum Exactness: Int, Comparable {
      case all, type, subtype
      static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    let exactness: Exactness
    /// In thousandths.
    let quality: Int
    private let type: Substring
    private let subtype: Substring

    /// - Returns: nil for what is no range.
    init?(_ text: Substring) {
      let parts = text.lowercased().filter { $0 != " " && $0 != "\t" }.split(separator: ";")
      guard let names = parts.first?.split(separator: "/", omittingEmptySubsequences: false), names.count == 2 else {
        return nil
      }
      type = names[0]
      subtype = names[1]
      exactness = subtype != "*" ? .subtype : type != "*" ? .type : .all
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }?.dropFirst(2)
      quality = weight.map(Self.thousandths) ?? 1000
    }

    func includes(_ format: BodyFormat) -> Bool {
      let (type, subtype) = format.mediaType
      return exactness == .all || (self.type == type && (exactness == .type || self.subtype == subtype))
    }

    /// `0.8` is 800; what is no weight counts as none was given.
    private static func thousandths(_ text: Substring) -> Int {
      guard let first = text.utf8.first, first == 0x30 || first == 0x31 else { return 1000 }
      let digits = text.utf8.dropFirst(2).prefix(3)
      guard text.utf8.count < 2 || text.utf8.dropFirst().first == UInt8(ascii: "."),
        digits.allSatisfy({ (0x30...0x39).contains($0) })
      else { return 1000 }
      var value = Int(first - 0x30)
      for place in 0..<3 { value = value * 10 + (digits.dropFirst(place).first.map { Int($0 - 0x30) } ?? 0) }
      return min(value, 1000)
    }
  }
}
