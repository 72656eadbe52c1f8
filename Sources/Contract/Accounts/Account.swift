/// Somebody who works with the customer's consignments. What is sent and what is read back have the same members.
///
/// - Source: contract/53-small-operations.md, section 13.
package struct Account: Codable, Equatable, Sendable {
  package var reference: String?
  /// nil keeps the roles when it is sent.
  package var roles: [Role]?
  package var shippingLocationRestrictions: [String]?
  package var customerReference: String?
  package var title: String?
  package var firstName: String?
  package var lastName: String?
  package var emailAddress: String?
  package var languageCode: String?
  package var timeZoneId: Int?
  package var isEnabled: Bool?
  package var landLineNumber: String?
  package var mobileNumber: String?

  package init() {}
}

/// A customer of the vendor's, as far as an account tells of it. The members are *assumed*.
package struct AccountCustomer: Codable, Equatable, Sendable {
  package var reference: String
  package var name: String

  package init(reference: String, name: String) {
    self.reference = reference
    self.name = name
  }
}

/// The body of the calls that set passwords. Nothing else of it is read, and nothing of it is kept.
///
/// Its members are published nowhere; this one is *assumed*.
package struct PasswordRequest: Decodable, Equatable, Sendable {
  package var emailAddress: String?
}
