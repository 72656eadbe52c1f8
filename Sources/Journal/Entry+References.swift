import Contract
import Routing
import Text

extension Entry {
  /// The references that the request is about: those in the path, those of what it changed, and those of consignments, packages and orders that
  /// stand in the bodies; each once, in this order.
  package var references: [String] {
    var found: [String] = []
    func note(_ reference: String) { if !reference.isEmpty, !found.contains(reference) { found.append(reference) } }
    for (name, value) in parameters?.all ?? [] where name.lowercased().hasSuffix("reference") { note(value) }
    for change in changes { note(change.consignment) }
    for body in [requestBody, responseBody] {
      for reference in Self.made(in: body.bytes) where found.count < Self.mostReferences { note(reference) }
    }
    return found
  }

  private static let mostReferences = 1000

  /// Whether a text stands in the path, the query or a body, in any case and not as a part of a longer word.
  package func mentions(_ reference: String) -> Bool {
    let wanted = reference.utf8.map(ASCII.lowercased)
    guard !wanted.isEmpty else { return false }
    return (parameters?.all ?? []).contains { $0.value.utf8.map(ASCII.lowercased) == wanted }
      || Self.contains(wanted, in: Array(target.utf8)) || Self.contains(wanted, in: requestBody.bytes)
      || Self.contains(wanted, in: responseBody.bytes)
      || changes.contains { $0.consignment.utf8.map(ASCII.lowercased) == wanted }
  }

  /// Two letters and three groups of three, as the vendor makes them.
  ///
  /// - Source: design/product.md, "Determinism".
  private static func made(in text: [UInt8]) -> [String] {
    var found: [String] = []
    let length = "EC-000-000-000".utf8.count
    var place = 0
    while place + length <= text.count {
      guard text[place] == UInt8(ascii: "E"), isMade(text[place..<place + length]),
        place == 0 || !isWord(text[place - 1]), place + length == text.count || !isWord(text[place + length])
      else {
        place += 1
        continue
      }
      found.append(String(decoding: text[place..<place + length], as: UTF8.self))
      place += length
    }
    return found
  }

  private static func isMade(_ text: ArraySlice<UInt8>) -> Bool {
    let bytes = Array(text)
    guard [UInt8(ascii: "C"), UInt8(ascii: "P"), UInt8(ascii: "O")].contains(bytes[1]) else { return false }
    return bytes.indices.dropFirst(2).allSatisfy { place in
      place % 4 == 2
        ? bytes[place] == UInt8(ascii: "-") : ASCII.isDigit(bytes[place]) || ASCII.isLetter(bytes[place])
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == UInt8(ascii: "-") || byte >= 0x80
  }

  private static func contains(_ wanted: [UInt8], in text: [UInt8]) -> Bool {
    guard text.count >= wanted.count else { return false }
    let first = wanted[0]
    return (0...text.count - wanted.count).contains { place in
      ASCII.lowercased(text[place]) == first
        && (1..<wanted.count).allSatisfy { ASCII.lowercased(text[place + $0]) == wanted[$0] }
        && (place == 0 || !isWord(text[place - 1]))
        && (place + wanted.count == text.count || !isWord(text[place + wanted.count]))
    }
  }
}
