import Contract
import Wire

extension JSON {
  /// PRO-shaped values as a version spells them.
  static func vendor(_ version: ApiVersion) -> JSON {
    switch version {
    case .version1: vendorVersion1
    case .version1point1: vendorVersion1Point1
    }
  }

  private static let vendorVersion1Point1 = JSON(names: .pascalCase, changes: .version1Point1)

  /// A member without a value is `null`, but for those that the vendor's types mark: see `MemberChanges.version1`.
  private static let vendorVersion1 = JSON(
    names: .pascalCase, userInfo: ApiVersion.version1.userInfo, changes: .version1)
}
