/// What the vendor answers for one consignment of a list call, done or not. `ApiLinks` is `null` when there are none, in version 1 too.
///
/// - Source: contract/30-consignments.md, section 5; contract/10-allocation.md, sections 5.6 and 8.
package struct WithMessage: Codable, Equatable, Sendable {
  package var isSuccess: Bool
  package var message: String
  /// The consignment's reference.
  package var data: String
  package var apiLinks: [ApiLink]?

  package init(isSuccess: Bool, message: String, data: String, apiLinks: [ApiLink]? = nil) {
    self.isSuccess = isSuccess
    self.message = message
    self.data = data
    self.apiLinks = apiLinks
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(isSuccess, forKey: .isSuccess)
    try container.encode(message, forKey: .message)
    try container.encode(data, forKey: .data)
    if let apiLinks {
      try container.encode(apiLinks, forKey: .apiLinks)
    } else {
      try container.encodeNil(forKey: .apiLinks)
    }
  }

  private enum CodingKeys: CodingKey {
    case isSuccess, message, data, apiLinks
  }
}
