/// A member that was sent and that nothing reads.
package struct UnreadMember: Codable, Sendable, Equatable {
  /// As `Packages[0].Wieght`, or `/Consignment/Packages/Package[1]/Wieght`.
  package let path: String
  /// What was probably meant.
  package let nearest: String?

  package init(path: String, nearest: String?) {
    self.path = path
    self.nearest = nearest
  }

  /// Bytes that it takes.
  var cost: Int { MemoryLayout<Self>.stride + path.utf8.count + (nearest?.utf8.count ?? 0) }
}
