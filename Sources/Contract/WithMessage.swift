/// What the vendor answers for one consignment of a list call, done or not.
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
}
