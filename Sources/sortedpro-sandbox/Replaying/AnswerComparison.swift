import Contract
import Files
import Text
import Wire

/// What differs between an answer that was recorded and one that came now, member by member.
///
/// What each server makes up for itself is understood: ids of requests, references, times and its own address. Of a reference it is
/// remembered what it is called now, so that later requests ask for that.
struct AnswerComparison {
  /// What recorded references are called now.
  private(set) var names: [String: String] = [:]
  /// Whether nothing is understood but the server's address.
  let isExact: Bool

  init(isExact: Bool) { self.isExact = isExact }

  /// What differs, and whether only the statuses could be compared.
  struct Judgement {
    var differences: [String] = []
    var isByStatusAlone = false
  }

  /// Holds the end of a request that was sent again against how it ended then: with an answer, within one, or without.
  mutating func judgement(
    of recorded: RecordedExchange, _ outcome: HTTPClient.Outcome, origin: String
  ) -> Judgement {
    guard let status = recorded.status else {
      switch outcome {
      case .silence: return Judgement()
      case .whole(let answer), .cut(let answer): return Judgement(differences: ["no answer became \(answer.status)"])
      }
    }
    switch outcome {
    case .silence(let failure): return Judgement(differences: ["status \(status) became no answer: \(failure.reason)"])
    case .whole(let answer):
      // What was to be cut behind its end is whole.
      let isWhole = !recorded.isCutShort || recorded.answer.count == answer.body.count
      guard isWhole || status != answer.status else {
        return Judgement(differences: ["an answer cut after \(recorded.answer.count) bytes became a whole one"])
      }
      return Judgement(
        differences: differences(recorded, answer, origin: origin), isByStatusAlone: !recorded.isWhole)
    case .cut(let answer):
      guard status == answer.status else {
        return Judgement(differences: ["status \(status) became \(answer.status)"])
      }
      guard recorded.isCutShort else {
        return Judgement(differences: ["a whole answer became one cut after \(answer.body.count) bytes"])
      }
      return judgement(ofBeginnings: recorded, answer.body, origin: origin)
    }
  }

  /// What was cut is no value of which members could be told.
  private mutating func judgement(
    ofBeginnings recorded: RecordedExchange, _ body: [UInt8], origin: String
  ) -> Judgement {
    let (old, new) = (String(decoding: recorded.answer, as: UTF8.self), String(decoding: body, as: UTF8.self))
    if isSame(old, new, member: "", recorded.origin, origin) { return Judgement() }
    return isExact ? Judgement(differences: ["the beginning of the body differs"]) : Judgement(isByStatusAlone: true)
  }

  /// - Returns: a sentence for each difference, with the member's path.
  mutating func differences(
    _ recorded: RecordedExchange, _ answer: HTTPClient.Answer, origin: String
  ) -> [String] {
    guard recorded.status == answer.status else {
      return ["status \(recorded.status.map { "\($0)" } ?? "none") became \(answer.status)"]
    }
    guard recorded.isWhole, recorded.answer != answer.body else { return [] }
    guard let old = try? JSONValue(parsing: recorded.answer), let new = try? JSONValue(parsing: answer.body) else {
      let (old, new) = (String(decoding: recorded.answer, as: UTF8.self), String(decoding: answer.body, as: UTF8.self))
      return isSame(old, new, member: "", recorded.origin, origin) ? [] : ["the body differs"]
    }
    var differences: [String] = []
    compare(old, new, at: "", recorded.origin, origin, &differences)
    return differences
  }

  /// A text of a recorded request as it is to be sent now.
  func renamed(_ text: String) -> String {
    guard !names.isEmpty else { return text }
    var text = text
    for (old, new) in names where text.contains(old) { text = text.replacing(old, with: new) }
    return text
  }

  private mutating func compare(
    _ old: JSONValue, _ new: JSONValue, at path: String, _ oldOrigin: String, _ origin: String,
    _ differences: inout [String]
  ) {
    guard differences.count < 20 else { return }
    switch (old, new) {
    case (.object(let oldMembers), .object(let newMembers)):
      for (name, value) in oldMembers {
        let place = path.isEmpty ? name : "\(path).\(name)"
        guard let found = newMembers.first(where: { $0.name == name }) else {
          differences.append("\(place) is missing")
          continue
        }
        compare(value, found.value, at: place, oldOrigin, origin, &differences)
      }
      for (name, _) in newMembers where !oldMembers.contains(where: { $0.name == name }) {
        differences.append("\(path.isEmpty ? name : "\(path).\(name)") is new")
      }
    case (.list(let olds), .list(let news)):
      if olds.count != news.count { differences.append("\(path): \(olds.count) elements became \(news.count)") }
      for (place, (old, new)) in zip(olds, news).enumerated() {
        compare(old, new, at: "\(path)[\(place)]", oldOrigin, origin, &differences)
      }
    case (.string(let oldText), .string(let newText)):
      let member = path.split(separator: ".").last.map(String.init) ?? ""
      if !isSame(oldText, newText, member: member, oldOrigin, origin) {
        differences.append("\(path): \(Self.short(old)) became \(Self.short(new))")
      }
    default:
      if old != new { differences.append("\(path): \(Self.short(old)) became \(Self.short(new))") }
    }
  }

  private mutating func isSame(
    _ old: String, _ new: String, member: String, _ oldOrigin: String, _ origin: String
  ) -> Bool {
    let old = old.replacing(oldOrigin, with: origin)
    if old == new { return true }
    guard !isExact else { return false }
    if member == "CorrelationId" || renamed(old) == new { return true }
    if DateTimeOffset(old) != nil, DateTimeOffset(new) != nil { return true }
    // A link or a message about references that the server has made.
    let (oldWords, newWords) = (Self.words(old), Self.words(new))
    guard oldWords.count == newWords.count else { return false }
    var learnt = names
    for (old, new) in zip(oldWords, newWords) where old != new {
      guard Self.isMadeUp(old), Self.isMadeUp(new), old.utf8.count == new.utf8.count, learnt[old] ?? new == new else {
        return false
      }
      learnt[old] = new
    }
    names = learnt
    return true
  }

  /// Runs of letters, digits and hyphens, and each other character by itself.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var isOpen = false
    for character in text {
      let isPart = character.isLetter || character.isNumber || character == "-"
      if isPart, isOpen { words[words.count - 1].append(character) } else { words.append(String(character)) }
      isOpen = isPart
    }
    return words
  }

  /// A reference such as `EC-000-05B-MMA`, or an id of 32 hexadecimal digits with or without hyphens.
  private static func isMadeUp(_ word: String) -> Bool {
    let bytes = Array(word.utf8)
    if bytes.count == 14, bytes[0] == UInt8(ascii: "E"), bytes[2] == UInt8(ascii: "-") { return true }
    let digits = bytes.filter { $0 != UInt8(ascii: "-") }
    return digits.count == 32 && digits.allSatisfy { ASCII.hexValue($0) != nil }
  }

  private static func short(_ value: JSONValue) -> String {
    let text = (try? JSON.sandbox.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return text.count > 100 ? text.prefix(100) + "…" : text
  }
}
