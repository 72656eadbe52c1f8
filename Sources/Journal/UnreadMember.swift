/// A member that was sent and that nothing reads.
package struct UnreadMember: Codable, Sendable, Equatable {
  private enum CodingKeys: String, CodingKey { case path, nearest }

  /// As `Packages[0].Wieght`, or `/Consignment/Packages/Package[1]/Wieght`.
  package let path: String
  /// What was probably meant.
  package let nearest: String?
  /// What stands there, where the member is read and its value is meant to be a magic one, and is none.
  package let magic: String?

  package init(path: String, nearest: String?, magic: String? = nil) {
    self.path = path
    self.nearest = nearest
    self.magic = magic
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      path: try container.decode(String.self, forKey: .path),
      nearest: try container.decodeIfPresent(String.self, forKey: .nearest))
  }

  /// Bytes that it takes.
  var cost: Int {
    MemoryLayout<Self>.stride + path.utf8.count + (nearest?.utf8.count ?? 0) + (magic?.utf8.count ?? 0)
  }
}
