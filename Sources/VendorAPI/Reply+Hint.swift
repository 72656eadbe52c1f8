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

  /// The same for members of the body that nobody read, each with the name that was probably meant, and for what is no magic value.
  func hinting(_ unread: [UnreadMember]) -> Reply {
    let (members, magic) = (unread.filter { $0.magic == nil }, unread.filter { $0.magic != nil })
    return hinting(members.map { $0.path + Self.meant($0.nearest) })
      .hinting(Self.magicOpening, magic.map { "\($0.path) '\($0.magic ?? "")'" + Self.meant($0.nearest) })
  }

  private static func meant(_ nearest: String?) -> String { nearest.map { " (nearest: \($0))" } ?? "" }

  private func hinting(_ unread: [String]) -> Reply { hinting(Self.opening, unread) }

  /// Adds to a hint of this kind; another kind is not left out either.
  private func hinting(_ opening: String, _ unread: [String]) -> Reply {
    guard !unread.isEmpty else { return self }
    let words = unread.prefix(Self.mostHints)
    let others = unread.count > Self.mostHints ? ["and \(unread.count - Self.mostHints) more"] : []
    let before = fields[.hint].map { [$0] } ?? []
    let isBegun = before.contains { $0.contains(opening) }
    let text = (before + [(isBegun ? "" : opening) + words.joined(separator: "; ")] + others).joined(separator: "; ")
    var reply = self
    reply.fields[.hint] = String(
      decoding: text.utf8.prefix(Self.longestHint).map { (0x20...0x7E).contains($0) ? $0 : UInt8(ascii: "?") },
      as: UTF8.self)
    return reply
  }

  private static let magicOpening = "no magic value: "
  private static let opening = "not read: "
  private static let mostHints = 5
  private static let longestHint = 1000
}
