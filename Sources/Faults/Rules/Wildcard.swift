/// A text in which `*` stands for any run of characters, also for none. Letters match in either case.
package struct Wildcard: Sendable, Equatable {
  package let text: String
  private let bytes: [UInt8]

  package init(_ text: String) {
    self.text = text
    bytes = Array(text.lowercased().utf8)
  }

  package func matches(_ candidate: String) -> Bool {
    let candidate = Array(candidate.lowercased().utf8)
    var (place, at) = (0, 0)
    // Where the last star stood, and how far it reaches: only the last one ever has to give way.
    var star: (place: Int, at: Int)?
    while at < candidate.count {
      if place < bytes.count, bytes[place] == UInt8(ascii: "*") {
        star = (place, at)
        place += 1
      } else if place < bytes.count, bytes[place] == candidate[at] {
        place += 1
        at += 1
      } else if let last = star {
        star = (last.place, last.at + 1)
        place = last.place + 1
        at = last.at + 1
      } else {
        return false
      }
    }
    return bytes[place...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}

extension Wildcard: Codable {
  package init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
