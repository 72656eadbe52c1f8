import HTTPTypes

/// The header fields that every operation may look at, found in one pass. One that is repeated has its values joined by commas
/// (RFC 9110, section 5.3).
final class VendorFields: Sendable {
  let subscriptionKey: String?
  let apiVersion: String?
  let contentType: String?
  let accept: String?
  /// A fault that the request brings along.
  let fault: String?
  let origin: String?
  let fetchSite: String?
  /// Whether the body is said to be JSON as nearly every client says it, which needs no parsing.
  let saysJSON: Bool
  /// About how many bytes all fields take in memory.
  let size: Int

  init(_ fields: HTTPFields) {
    var (subscriptionKey, apiVersion, contentType, accept): (String?, String?, String?, String?)
    var (fault, origin, fetchSite): (String?, String?, String?)
    var size = 0
    for field in fields {
      size += field.value.utf8.count + Self.overhead
      // By their lengths first: of most fields nothing else is looked at.
      let name = field.name
      switch name.canonicalName.utf8.count {
      case 6 where name == .accept: Self.add(field.value, to: &accept)
      case 6 where name == .origin: Self.add(field.value, to: &origin)
      case 12 where name == .contentType: Self.add(field.value, to: &contentType)
      case 13 where name == .fault: Self.add(field.value, to: &fault)
      case 14 where name == .fetchSite: Self.add(field.value, to: &fetchSite)
      case 19 where name == .apiVersion: Self.add(field.value, to: &apiVersion)
      case 25 where name == .subscriptionKey: Self.add(field.value, to: &subscriptionKey)
      default: break
      }
    }
    self.subscriptionKey = subscriptionKey
    self.apiVersion = apiVersion
    self.contentType = contentType
    saysJSON = contentType == "application/json" || contentType == "application/json; charset=utf-8"
    self.accept = accept
    self.fault = fault
    self.origin = origin
    self.fetchSite = fetchSite
    self.size = size
  }

  /// What a field takes besides its value: its name, and its place in the list.
  private static let overhead = 128

  private static func add(_ value: String, to field: inout String?) {
    field = field.map { $0 + ", " + value } ?? value
  }
}
