/// The vendor's error body.
///
/// - Source: contract/00-overview.md, section 7. `Details` is left out when there are none (contract/decisions.md, "Shapes" 3).
package struct ApiError: Codable, Equatable, Sendable {
  package struct Detail: Codable, Equatable, Sendable {
    package var code: String?
    /// The JSON path of the member at fault.
    package var target: String?
    package var message: String?

    package init(code: String? = nil, target: String? = nil, message: String) {
      self.code = code
      self.target = target
      self.message = message
    }
  }

  package var code: String
  package var message: String
  package var correlationId: String?
  package var details: [Detail]

  package init(code: String, message: String, correlationId: String?, details: [Detail] = []) {
    self.code = code
    self.message = message
    self.correlationId = correlationId
    self.details = details
  }

  private enum CodingKeys: CodingKey {
    case code, message, correlationId, details
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(code, forKey: .code)
    try container.encode(message, forKey: .message)
    try container.encodeIfPresent(correlationId, forKey: .correlationId)
    if !details.isEmpty { try container.encode(details, forKey: .details) }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    code = try container.decode(String.self, forKey: .code)
    message = try container.decode(String.self, forKey: .message)
    correlationId = try container.decodeIfPresent(String.self, forKey: .correlationId)
    details = try container.decodeIfPresent([Detail].self, forKey: .details) ?? []
  }
}
