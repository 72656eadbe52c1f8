/// What is read of a service group that a client sends: whatever else an answer of the vendor's holds may be sent back with it.
///
/// - Source: contract/20-rules-and-catalog.md, section 3.
package struct ServiceGroupRequest: Decodable, Sendable {
  package struct Profile: Decodable, Sendable {
    package struct Service: Decodable, Sendable {
      package var reference: String?
    }

    package var isEnabled: Bool?
    package var mpdCarrierService: Service?
  }

  package var reference: String?
  package var name: String?
  package var isEnabled: Bool?
  @Listed package var mpdCarrierServiceProfiles: [Profile]
}
