import Contract
import Wire

extension XML {
  /// PRO-shaped values as a version spells them.
  static func vendor(_ version: ApiVersion) -> XML {
    switch version {
    case .version1: vendorVersion1
    case .version1point1: vendorVersion1point1
    }
  }

  private static let vendorVersion1 = XML(
    schema: .version1, userInfo: ApiVersion.version1.userInfo.merging(XMLWriting.userInfo) { $1 }, changes: .version1)
  private static let vendorVersion1point1 = XML(schema: .version1point1)
}

/// - Source: contract/00-overview.md, section 6; contract/90-open-questions.md, 49. That a body may have the namespaces of the other
///   version is *assumed*.
extension XMLSchema {
  static let version1 = vendor("v1", XMLShape.rows(.version1))
  static let version1point1 = vendor("v1.1", XMLShape.rows(.version1point1))

  private static let schemas = "http://electioapp.com/schemas/"

  static func vendor(_ version: ApiVersion) -> XMLSchema {
    switch version {
    case .version1: version1
    case .version1point1: version1point1
    }
  }

  private static func vendor(_ version: String, _ shapes: [XMLShape]) -> XMLSchema {
    XMLSchema(
      areas: "\(schemas)\(version)/MPD.Electio.SDK.DataTypes.", accepted: [schemas, "http://pro.sorted.com/schemas/"],
      listRoots: ["ConsignmentReferences"], shapes: shapes,
      nillable: [
        // Enumerations that may be missing where they stand.
        Charge.Kind.self, TaxRate.Kind.self, ShippingLocation.Kind.self,
      ])
  }
}

extension XMLNamespace {
  static let consignments = XMLNamespace.area("Consignments")
  static let common = XMLNamespace.area("Common")
  static let quotes = XMLNamespace.area("Quotes")
  static let rates = XMLNamespace.area("Rates")
  static let profile = XMLNamespace.area("Profile")
  static let carrierServiceDirectory = XMLNamespace.area("CarrierServiceDirectory")
  static let labelGeneration = XMLNamespace.area("LabelGeneration")
  static let accounts = XMLNamespace.area("Accounts")
  static let orders = XMLNamespace.area("Orders")
  static let deliveryOptions = XMLNamespace.area("DeliveryOptions")
  static let packOrders = XMLNamespace.area("PackOrders")
  /// Of `manifestFromQuery` alone.
  static let pro = XMLNamespace.uri("http://pro.sorted.com/schemas/Sorted.PRO.SDK.DataTypes.Consignments")
}
