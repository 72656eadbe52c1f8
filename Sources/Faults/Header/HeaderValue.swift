import Contract
import RawStructuredFieldValues
import Text

/// What stands behind one member of the header, read as the kind that the member needs.
struct HeaderValue {
  private let member: HeaderMember
  private let item: RawStructuredFieldValues.Item?
  private let list: InnerList?

  init(_ value: ItemOrInnerList, of member: HeaderMember) {
    self.member = member
    switch value {
    case .item(let item): (self.item, list) = (item, nil)
    case .innerList(let list): (item, self.list) = (nil, list)
    }
  }

  private func refusal(_ needed: String) -> FaultHeader.Failure {
    FaultHeader.Failure(reason: "'\(member.rawValue)': \(needed)")
  }

  func refuseParameters(but known: [String] = []) throws(FaultHeader.Failure) {
    guard let parameters = item?.rfc9651Parameters ?? list?.rfc9651Parameters else { return }
    for (name, _) in parameters where !known.contains(name) {
      throw refusal(
        known.isEmpty ? "it has no parameter '\(name)'" : "parameter " + NotKnown.words(name, among: known))
    }
  }

  // MARK: Items

  /// A token or a string.
  func text() throws(FaultHeader.Failure) -> String {
    switch item?.rfc9651BareItem {
    case .token(let text), .string(let text), .displayString(let text): return text
    default: throw refusal("a token or a string in quotes is needed")
    }
  }

  func boolean() throws(FaultHeader.Failure) -> Bool {
    guard case .bool(let value)? = item?.rfc9651BareItem else { throw refusal("a Boolean is needed, ?1 or ?0") }
    return value
  }

  func integer(_ range: ClosedRange<Int>) throws(FaultHeader.Failure) -> Int {
    guard case .integer(let value)? = item?.rfc9651BareItem, range.contains(Int(value)) else {
      throw refusal(
        "a whole number \(range.upperBound == .max ? "from \(range.lowerBound) on" : "from \(range.lowerBound) to \(range.upperBound)") is needed"
      )
    }
    return Int(value)
  }

  func number(_ range: ClosedRange<Double>) throws(FaultHeader.Failure) -> Double {
    guard let value = item.flatMap({ Self.number($0.rfc9651BareItem) }), range.contains(value) else {
      throw refusal("a number from \(Int(range.lowerBound)) to \(Int(range.upperBound)) is needed")
    }
    return value
  }

  func word<Word: RawRepresentable<String> & CaseIterable>(_ type: Word.Type) throws(FaultHeader.Failure) -> Word {
    let text = try self.text()
    guard let word = Word(rawValue: text) else {
      throw refusal(NotKnown.words(text, among: Word.allCases.map(\.rawValue)))
    }
    return word
  }

  /// A date of RFC 9651, `@1560502800`, or ISO 8601 in quotes.
  func instant() throws(FaultHeader.Failure) -> DateTimeOffset {
    switch item?.rfc9651BareItem {
    case .date(let seconds) where abs(seconds) < 1 << 38:
      return DateTimeOffset(ticks: seconds * DateTimeOffset.ticksPerSecond)
    case .string(let text):
      if let instant = DateTimeOffset(text) { return instant }
    default: break
    }
    throw refusal(#"an instant is needed, as @1560502800 or "2019-06-14T09:00:00Z""#)
  }

  // MARK: Spans

  /// Seconds, or ISO 8601.
  func span() throws(FaultHeader.Failure) -> Span {
    guard let span = item.flatMap({ Self.span($0.rfc9651BareItem) }) else { throw spanRefusal }
    return span
  }

  func delay() throws(FaultHeader.Failure) -> Delay {
    if let list {
      try refuseParameters()
      let spans = list.bareInnerList.map { Self.span($0.rfc9651BareItem) }
      guard spans.count == 2, let from = spans[0], let to = spans[1], from.duration <= to.duration else {
        throw refusal("two spans are needed in the brackets, the shorter first")
      }
      return .uniform(from: from, to: to)
    }
    try refuseParameters(but: ["sigma"])
    let span = try self.span()
    guard let sigma = item?.rfc9651Parameters["sigma"] else { return .fixed(span) }
    guard let sigma = Self.number(sigma), (0...10).contains(sigma) else {
      throw refusal("'sigma' is a number from 0 to 10")
    }
    return .logNormal(median: span, sigma: sigma)
  }

  private var spanRefusal: FaultHeader.Failure {
    refusal(
      "seconds are needed, as 0.5, or a span of ISO 8601, as PT0.5S, up to \(member == .delay ? "an hour" : "a day")")
  }

  // MARK: Parameters

  func parameter(_ name: String, _ range: ClosedRange<Int>) throws(FaultHeader.Failure) -> Int? {
    try refuseParameters(but: [name])
    guard let value = item?.rfc9651Parameters[name] else { return nil }
    guard case .integer(let number) = value, range.contains(Int(number)) else {
      throw refusal("'\(name)' is a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return Int(number)
  }

  /// `malformed`, `empty`, `wrongContentType`, `drip;bytes-per-second=20`, `cut;after-bytes=40`.
  func body() throws(FaultHeader.Failure) -> FaultRule.Action.Body {
    let word = try text()
    switch word {
    case "drip":
      guard let rate = try parameter("bytes-per-second", 1...1_000_000_000) else {
        throw refusal("'drip' needs its rate: drip;bytes-per-second=20")
      }
      return .drip(bytesPerSecond: rate)
    case "cut":
      guard let count = try parameter("after-bytes", 0...1_000_000_000) else {
        throw refusal("'cut' needs its place: cut;after-bytes=40")
      }
      return .cut(afterBytes: count)
    default:
      try refuseParameters()
      let words = FaultRule.Action.Body.words
      guard let found = words.first(where: { $0.0 == word }) else {
        throw refusal(NotKnown.words(word, among: words.map(\.0) + ["drip", "cut"]))
      }
      return found.1
    }
  }

  private static func number(_ item: RFC9651BareItem) -> Double? {
    switch item {
    case .integer(let value): Double(value)
    // Divided, which is exact where a multiplication by a tenth is not. There are at most three decimals.
    case .decimal(let value): Double(value.mantissa) / [1, 10, 100, 1000][min(3, Int(value.exponent.magnitude))]
    default: nil
    }
  }

  private static func span(_ item: RFC9651BareItem) -> Span? {
    switch item {
    case .integer, .decimal: number(item).flatMap(Span.init(seconds:))
    case .token(let text), .string(let text): ISODuration.duration(text).flatMap(Span.init)
    default: nil
    }
  }
}
