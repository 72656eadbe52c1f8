import HTTPCore
import HTTPTypes
import Journal
import Sandbox

extension Reply {
  /// The reply with a word to whoever looks at its head: what of the request counted for nothing, and why.
  ///
  /// What was sent stands in it as printable ASCII alone, and not at any length.
  func hinting(_ unread: [FieldProblem]) -> Reply {
    guard !unread.isEmpty else { return self }
    return hinting(unread.map { "\($0.path): \($0.message)" })
  }

  /// The same for members of the body that nobody read, each with the name that was probably meant.
  func hinting(_ unread: [UnreadMember]) -> Reply {
    hinting(unread.map { member in member.path + (member.nearest.map { " (nearest: \($0))" } ?? "") })
  }

  private func hinting(_ unread: [String]) -> Reply {
    let words = unread.prefix(Self.mostHints)
    let others = unread.count > Self.mostHints ? ["and \(unread.count - Self.mostHints) more"] : []
    var reply = self
    let before = fields[.hint].map { [$0] } ?? []
    let isOpen = before.contains { $0.contains(Self.opening) }
    let text = (before + [(isOpen ? "" : Self.opening) + words.joined(separator: "; ")] + others).joined(separator: "; ")
    reply.fields[.hint] = String(
      decoding: text.utf8.prefix(Self.longestHint).map { (0x20...0x7E).contains($0) ? $0 : UInt8(ascii: "?") },
      as: UTF8.self)
    return reply
  }

  private static let opening = "not read: "
  private static let mostHints = 5
  private static let longestHint = 1000
}
