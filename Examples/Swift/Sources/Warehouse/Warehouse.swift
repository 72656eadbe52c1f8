import Foundation
import FoundationNetworking

/// Sends parcels by SortedPRO: the client under test. It knows a URL and a key, and nothing of a sandbox.
public struct Warehouse: Sendable {
  /// What a parcel became.
  public enum Outcome: Equatable, Sendable {
    case sent(reference: String)
    /// No carrier takes it; somebody has to look at it.
    case refused(reference: String)
  }

  /// PRO answered what nobody can go on with.
  public struct Failure: Error, Equatable {
    public let status: Int

    public init(status: Int) { self.status = status }
  }

  private let baseURL: URL
  private let key: String
  /// How often a call is made that PRO has no time for.
  private let attempts: Int

  public init(baseURL: URL, key: String, attempts: Int = 3) {
    self.baseURL = baseURL
    self.key = key
    self.attempts = attempts
  }

  /// Creates a consignment for an order of socks, and has it allocated by default rules.
  public func send(order: String, to postcode: String) async throws -> Outcome {
    let link = try await call("POST", "consignments", Self.socks(order, postcode)) as? [[String: Any]]
    let href = link?.first?["Href"] as? String ?? ""
    guard let reference = href.split(separator: "/").last.map(String.init) else { throw Failure(status: 200) }
    do {
      _ = try await call("PUT", "allocation/allocate", ["ConsignmentReferences": [reference]])
    } catch {
      // After an answer that says no, what the consignment became decides.
      guard try await state(of: reference) == "AllocationFailed" else { throw error }
    }
    return try await state(of: reference) == "Allocated" ? .sent(reference: reference) : .refused(reference: reference)
  }

  /// PRO's word for where a consignment stands.
  public func state(of reference: String) async throws -> String? {
    (try await call("GET", "consignments/\(reference)/status") as? [String: Any])?["Status"] as? String
  }

  private func call(_ method: String, _ path: String, _ body: [String: Any]? = nil) async throws -> Any {
    var request = URLRequest(url: baseURL.appending(path: path))
    request.httpMethod = method
    request.setValue(key, forHTTPHeaderField: "ocp-apim-subscription-key")
    if let body {
      request.setValue("application/json", forHTTPHeaderField: "Content-Type")
      request.httpBody = try JSONSerialization.data(withJSONObject: body)
    }
    var attempt = 1
    while true {
      let (data, response) = try await URLSession.shared.data(for: request)
      let answer = response as? HTTPURLResponse
      let status = answer?.statusCode ?? 0
      if (200..<300).contains(status) { return try JSONSerialization.jsonObject(with: data) }
      guard status == 429 || status == 503, attempt < attempts else { throw Failure(status: status) }
      attempt += 1
      let wait = answer?.value(forHTTPHeaderField: "Retry-After").flatMap(Double.init) ?? 0.1
      try await Task.sleep(for: .seconds(wait))
    }
  }

  private static func socks(_ order: String, _ postcode: String) -> [String: Any] {
    [
      "ConsignmentReferenceProvidedByCustomer": order,
      "Packages": [
        [
          "Weight": ["Value": 0.5, "Unit": "Kg"], "Description": "Socks",
          "Dimensions": ["Unit": "Cm", "Width": 10, "Length": 10, "Height": 10],
          "Value": ["Amount": 5.99, "Currency": ["IsoCode": "GBP"]],
        ]
      ],
      "Addresses": [
        ["AddressType": "Origin", "ShippingLocationReference": "Sorted1"],
        [
          "AddressType": "Destination", "AddressLine1": "13 Porter Street", "Region": "Greater Manchester",
          "Postcode": postcode, "Country": ["Name": "Great Britain", "IsoCode": ["TwoLetterCode": "GB"]],
        ],
      ],
    ]
  }
}
