/// The spelling of the vendor's shapes that a caller asks for in `electio-api-version`.
///
/// Where versions differ in no more than spelling, one type serves both and writes and reads itself by the version that its
/// encoder or decoder carries in `userInfo`. One that carries none means 1.1.
///
/// - Source: contract/00-overview.md, section 4.
package enum ApiVersion: Sendable, Equatable {
  case version1
  case version1point1

  /// - Returns: nil for a version that is not served.
  package init?(named name: String) {
    switch name {
    case "1.1": self = .version1point1
    case "1", "1.0": self = .version1
    default: return nil
    }
  }

  /// Every name that is understood.
  package static let names = ["1", "1.0", "1.1"]

  /// What an encoder or a decoder carries for this version.
  package var userInfo: [CodingUserInfoKey: any Sendable] {
    guard self != .version1point1, let key = Self.key else { return [:] }
    return [key: self]
  }

  private static let key = CodingUserInfoKey(rawValue: "electio-api-version")

  /// The version that an encoder or a decoder with this carries.
  package init(_ userInfo: [CodingUserInfoKey: Any]) {
    // Version 1.1, the usual one, is known without a look.
    guard !userInfo.isEmpty, let key = Self.key else {
      self = .version1point1
      return
    }
    self = userInfo[key] as? ApiVersion ?? .version1point1
  }
}

extension Encoder {
  package var apiVersion: ApiVersion { ApiVersion(userInfo) }
}

extension Decoder {
  package var apiVersion: ApiVersion { ApiVersion(userInfo) }
}
