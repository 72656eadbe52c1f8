import Foundation
import Testing

@testable import Contract

@Suite struct ServiceDirectionsTests {
  private static let table: [(String, ServiceDirections, String)] = [
    ("Inbound", ServiceDirections.inbound, "Inbound"), ("OUTBOUND", .outbound, "Outbound"),
    ("Inbound, Outbound", [.inbound, .outbound], "Inbound, Outbound"),
    ("outbound,inbound", [.inbound, .outbound], "Inbound, Outbound"), ("Inbound, Inbound", .inbound, "Inbound"),
    ("3", [.inbound, .outbound], "Inbound, Outbound"), ("2", .outbound, "Outbound"),
    ("1, outbound", [.inbound, .outbound], "Inbound, Outbound"),
  ]

  @Test(arguments: table)
  func `flags are read in any case and order and written as the vendor writes them`(
    text: String, directions: ServiceDirections, written: String
  ) throws {
    #expect(ServiceDirections(text) == directions)
    #expect(directions.description == written)
    #expect(try JSONDecoder().decode([ServiceDirections].self, from: Data("[\"\(text)\"]".utf8)) == [directions])
    #expect(String(decoding: try JSONEncoder().encode([directions]), as: UTF8.self) == "[\"\(written)\"]")
  }

  @Test(arguments: ["", "Both", "Inbound,", ",", "Inbound Outbound", "4", "0", "-1", "None"])
  func `what is no direction is refused`(text: String) {
    #expect(ServiceDirections(text) == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([ServiceDirections].self, from: Data("[\"\(text)\"]".utf8))
    }
  }
}
