import HTTPTypes

/// The header fields that every operation may look at, found in one pass. One that is repeated has its values joined by commas
/// (RFC 9110, section 5.3).
struct VendorFields: Sendable {
  private(set) var subscriptionKey: String?
  private(set) var apiVersion: String?
  private(set) var contentType: String?
  private(set) var accept: String?
  /// About how many bytes all fields take in memory.
  private(set) var size = 0

  init(_ fields: HTTPFields) {
    for field in fields {
      size += field.value.utf8.count + Self.overhead
      switch field.name {
      case .subscriptionKey: Self.add(field.value, to: &subscriptionKey)
      case .apiVersion: Self.add(field.value, to: &apiVersion)
      case .contentType: Self.add(field.value, to: &contentType)
      case .accept: Self.add(field.value, to: &accept)
      default: break
      }
    }
  }

  /// What a field takes besides its value: its name, and its place in the list.
  private static let overhead = 128

  private static func add(_ value: String, to field: inout String?) {
    field = field.map { $0 + ", " + value } ?? value
  }
}
