import Contract
import Wire

extension JSON {
  /// PRO-shaped values as a version spells them.
  static func vendor(_ version: ApiVersion) -> JSON {
    switch version {
    case .version1: vendorVersion1
    case .version1point1: vendor
    }
  }

  /// - Source: contract/00-overview.md, section 4: version 1 mostly leaves members without a value out.
  private static let vendorVersion1 = JSON(
    names: .pascalCase, nulls: .omitted, userInfo: ApiVersion.version1.userInfo, changes: .version1)
}
