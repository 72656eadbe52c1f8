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
        linkPrefix: index % 2 == 0
          ? LinkPrefix("https://apisandbox.electioapp.com") : LinkPrefix(scheme: "http", authority: "\"\(text)\""))
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
        consignment: consignment,
        apiLink: ApiLink(rel: "Link", prefix: LinkPrefix("http://\(text)"), area: "consignments", text))
      var buffer = TextBuffer()
      buffer.append(statusOf: consignment, linkPrefix: LinkPrefix(scheme: "http", authority: text))
      #expect(
        String(decoding: buffer.bytes, as: UTF8.self)
          == String(decoding: try JSON.vendor.encode(status), as: UTF8.self))
    }
  }

  // MARK: - Whole consignments

  /// The built-in consignments as they are and after each step of their lives.
  private static func lives() throws -> [Consignment] {
    let noon = try #require(DateTimeOffset("2019-06-14T12:00:00+01:00"))
    var world = try Fixtures.builtIn.world(clock: .frozen(noon), seed: 1)
    var lives: [Consignment] = []
    func look() { lives += world.consignments(matching: ConsignmentQuery([])).page() }
    look()
    for reference in lives.map(\.reference) { _ = world.allocate(reference, to: .all) }
    look()
    _ = world.noteLabels(of: lives.suffix(world.consignmentCount))
    for reference in lives.map(\.reference) { _ = world.setReadyToShip(reference) }
    look()
    _ = world.manifest(lives.map(\.reference))
    look()
    for reference in lives.map(\.reference) { _ = world.dispatch(reference) }
    look()
    return lives
  }

  /// A consignment that has everything, with this text wherever there is one.
  private static func full(_ text: String, _ date: DateTimeOffset?, legs: Int) throws -> Consignment {
    var consignment = consignment(text, date, legs: legs)
    var address = Address(addressType: .destination)
    for member in [
      \Address.shopLocationReference, \.companyName, \.shippingLocationReference, \.customerName, \.addressLine1,
      \.addressLine2, \.addressLine3, \.town, \.region, \.postcode, \.regionCode, \.specialInstructions,
    ] { address[keyPath: member] = text }
    var contact = Contact()
    for member in [
      \Contact.reference, \.title, \.firstName, \.lastName, \.position, \.telephone, \.mobile, \.landLine, \.email,
    ] { contact[keyPath: member] = text }
    address.contact = Shared(contact)
    address.country = Shared(Country(name: text, twoLetterCode: text))
    address.latLong = LatLong(latitude: 51.5, longitude: -0.127)
    address.isCached = true
    var nowhere = Country(name: nil, twoLetterCode: nil)
    nowhere.isoCode = nil
    var other = Address()
    other.country = Shared(nowhere)
    consignment.fixed.addresses = [Shared(address), Shared(Address()), Shared(other)]

    let described = try JSON.vendor.decode(
      CreateConsignmentRequest.self,
      from: Array(
        #"""
        {"MetaData":[{"KeyValue":"a","IntValue":1},{"KeyValue":"b","DecimalValue":1.5},{"DateTimeValue":"2019-06-14"}],
         "CustomsDocumentation":{"CategoryType":"Gift","InvoiceDate":"2019-06-14T10:00:00Z","CN23Comments":"none"},
         "RequestedDeliveryDate":{"Date":"2019-06-20","DeliveryWindow":{"Start":"09:00","UtcOffset":"+01:00"}},
         "Packages":[{"Items":[{"Sku":"s","Quantity":2}],"Charges":[{"Key":"Duty","Value":2.5}],
                      "Barcode":{"Code":"c"},"MetaData":[{"BoolValue":true}],"PackageSizeReference":"small"}, {}]}
        """#.utf8))
    consignment.fixed.metaData = described.metaData
    consignment.fixed.customsDocumentation = described.customsDocumentation.map(Shared.init)
    consignment.fixed.requestedDeliveryDate = described.requestedDeliveryDate.map(Shared.init)
    consignment.fixed.consignmentReferenceProvidedByCustomer = text
    consignment.fixed.tags = [text, text]
    consignment.fixed.source = .web
    consignment.fixed.direction = .inbound
    consignment.fixed.weight = Weight(value: 12.5, unit: .pounds)
    consignment.fixed.value = Money(amount: -0.01, currency: Currency(name: text, isoCode: text))
    var packages = described.packages
    packages[0].reference = text
    packages[0].packageReferenceProvidedByCustomer = text
    packages[0].description = text
    packages[0].weight = Weight(value: 1_000_000)
    packages[0].dimensions = Dimensions(width: 1.25, length: 0, height: 300)
    packages[0].value = Money(amount: 5.99, currency: Currency(isoCode: "GBP"))
    consignment.fixed.packages = packages
    for event in [
      \Consignment.Events.dateDelivered, \.firstAttemptedDeliveryDate, \.dateReturned, \.dateShipped, \.dateCollected,
      \.attemptedDeliveryDate, \.dateLabelsWereFirstPrinted,
    ] { consignment.progress.note(event, at: date) }
    consignment.progress.labelCount = 3
    consignment.progress.labelsPrinted = true
    consignment.progress.isLate = true
    consignment.progress.failedAllocation = Shared(
      FailedAllocation(attemptedAllocationDate: DateTimeOffset(ticks: 0), message: text))
    return consignment
  }

  private static func check(_ consignment: Consignment) throws {
    var buffer = TextBuffer()
    try consignment.write(to: &buffer)
    #expect(
      String(decoding: buffer.bytes, as: UTF8.self)
        == String(decoding: try JSON.vendor(.version1point1).encode(consignment), as: UTF8.self))
  }

  @Test func `a consignment is written as the encoder writes it, at every step of its life`() throws {
    let lives = try Self.lives()
    #expect(Set(lives.map(\.consignmentState)).isSuperset(of: [.unallocated, .allocated, .manifested, .dispatched]))
    for consignment in lives { try Self.check(consignment) }
  }

  @Test(arguments: texts, dates)
  func `a consignment is written as the encoder writes it, whatever stands in it`(
    text: String, date: DateTimeOffset?
  ) throws {
    for legs in 0..<4 { try Self.check(Self.full(text, date, legs: legs)) }
  }
}
