import HTTPTypes

extension HTTPField.Name {
  // Names of the vendor's own fields (contract/00-overview.md, sections 2 and 4) and of the sandbox's (design/product.md).
  static let subscriptionKey = known("ocp-apim-subscription-key")
  static let apiVersion = known("electio-api-version")
  static let requestID = known("Sandbox-Request-Id")
  static let hint = known("Sandbox-Hint")
  static let fault = known("Sandbox-Fault")
  // Of browsers.
  static let fetchSite = known("Sec-Fetch-Site")
  static let requestPrivateNetwork = known("Access-Control-Request-Private-Network")
  static let allowPrivateNetwork = known("Access-Control-Allow-Private-Network")

  private static func known(_ name: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(name) else {
      preconditionFailure("\(name) is no field name")  // a bug, never input
    }
    return name
  }
}
