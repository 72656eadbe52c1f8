import Foundation
import FoundationNetworking
import SortedPROSandbox

/// What a client under test would be: it knows a URL and a key, and nothing of the sandbox.
struct Client: Sendable {
  let world: SandboxWorld

  /// Sends a request of its own, and gives status and body.
  func send(_ method: String, _ path: String, _ body: String? = nil) async throws -> (status: Int, text: String) {
    var request = URLRequest(url: world.baseURL.appending(path: path))
    request.httpMethod = method
    request.timeoutInterval = 600
    request.setValue(world.key, forHTTPHeaderField: SandboxWorld.keyField)
    if let body {
      request.setValue("application/json", forHTTPHeaderField: "Content-Type")
      request.httpBody = Data(body.utf8)
    }
    let (data, response) = try await URLSession.shared.data(for: request)
    return ((response as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: data, as: UTF8.self))
  }

  func allocate(_ reference: String) async throws -> (status: Int, text: String) {
    try await send("PUT", "allocation/allocate", #"{"ConsignmentReferences":["\#(reference)"]}"#)
  }

  /// - Returns: its reference; empty when it was refused.
  func create(_ clientReference: String) async throws -> String {
    let body = #"""
      {"ConsignmentReferenceProvidedByCustomer":"\#(clientReference)",
       "Packages":[{"Weight":{"Value":0.5,"Unit":"Kg"},"Dimensions":{"Unit":"Cm","Width":10,"Length":10,"Height":10},
         "Description":"Socks","Value":{"Amount":5.99,"Currency":{"IsoCode":"GBP"}}}],
       "Addresses":[{"AddressType":"Origin","ShippingLocationReference":"Sorted1"},
         {"AddressType":"Destination","AddressLine1":"13 Porter Street","Region":"Greater Manchester",
          "Postcode":"M1 5WG","Country":{"Name":"Great Britain","IsoCode":{"TwoLetterCode":"GB"}}}]}
      """#
    let answer = try await send("POST", "consignments", body)
    guard answer.status == 201 else { return "" }
    return answer.text.split(separator: "/").last.map { String($0.prefix { $0 != "\"" }) } ?? ""
  }
}

extension SandboxServer.Options {
  /// A June morning of the vendor's documents.
  static var june: Self { Self(clock: "2019-06-14T09:00:00Z") }
}
