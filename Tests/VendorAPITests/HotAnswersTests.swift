import Allocation
import Contract
import Fixtures
import FoundationEssentials
import Sandbox
import Testing
import Wire

@testable import VendorAPI

/// The answers that have a writer of their own, beside the encoder that writes all others.
@Suite struct HotAnswersTests {
  /// Every kind of character: none, plain, each escape, beyond ASCII, and what a path must not hold.
  private static let texts = [
    "", "EC-000-05B-MMA", "say \"hi\"", #"C:\x"#, "a/b c?d#e%f+g", "\u{0}\u{1}\u{8}\t\n\u{B}\u{C}\r\u{1F}\u{7F}",
    "Zürich 東京 🚚 \u{2028}",
  ]
  private static let dates = [
    nil, DateTimeOffset("2019-06-14T17:00:00+01:00"), DateTimeOffset("2019-06-14T00:00:00.1234500-11:30"),
    DateTimeOffset("0001-01-02T00:00:00Z"),
  ]

  private static func legs(_ text: String, _ count: Int) -> [ConsignmentLeg] {
    (0..<count).map { index in
      ConsignmentLeg(
        leg: index + 1, trackingReferences: [], carrierReference: index == 1 ? nil : text,
        carrierServiceReference: text, carrierName: index == 2 ? nil : text)
    }
  }

  /// A consignment of two packages.
  private static func consignment(
    _ text: String, _ date: DateTimeOffset?, legs: Int, state: ConsignmentState = .allocated
  ) -> Consignment {
    var consignment = Consignment(
      .init(
        reference: text, customerReference: "c", dateCreated: DateTimeOffset(ticks: 0), weight: Weight(value: 1),
        value: Money(amount: 1, currency: nil)))
    consignment.progress.state = state
    consignment.progress.shippingDate = date
    let service = Booking.Service(reference: text, name: text, legs: Self.legs(text, legs))
    consignment.progress.booking = Shared(
      Booking(
        service: Shared(service), groupReference: "", groupName: nil, date: DateTimeOffset(ticks: 0),
        price: Rate(
          net: 1, gross: 1, taxRate: TaxRate(reference: nil, countryIsoCode: "GB", type: .standard, rate: 0),
          vatAmount: 0,
          currency: Currency(isoCode: "GBP")),
        collectionDate: date, earliestDeliveryDate: date, latestDeliveryDate: date,
        trackingReferences: Array(repeating: text, count: 2 * legs)))
    return consignment
  }

  @Test(arguments: texts, dates)
  func `an allocated consignment is written as the encoder writes its summary`(
    text: String, date: DateTimeOffset?
  ) throws {
    let services = try Fixtures.builtIn.world(clock: .frozen(DateTimeOffset(ticks: 0)), seed: 1).catalog.carrierServices
    #expect(services.count > 10)
    for (index, service) in services.enumerated() {
      let allocated = AllocatedSummary(
        consignment: Self.consignment(text, date, legs: index % 5), service: service,
        linkPrefix: index % 2 == 0 ? "https://apisandbox.electioapp.com" : "http://\"\(text)\"")
      var buffer = TextBuffer()
      allocated.write(to: &buffer)
      #expect(
        String(decoding: buffer.bytes, as: UTF8.self)
          == String(decoding: try JSON.vendor.encode(allocated.summary), as: UTF8.self))
    }
  }

  @Test(arguments: texts, dates)
  func `a status is written as the encoder writes it`(text: String, date: DateTimeOffset?) throws {
    for state in ConsignmentState.allCases {
      let consignment = Self.consignment(text, date, legs: 0, state: state)
      let status = ConsignmentStatusResponse(
        consignment: consignment, apiLink: ApiLink(rel: text, prefix: "http://\(text)", area: "labels", text))
      var buffer = TextBuffer()
      status.write(to: &buffer)
      #expect(
        String(decoding: buffer.bytes, as: UTF8.self)
          == String(decoding: try JSON.vendor.encode(status), as: UTF8.self))
    }
  }
}
