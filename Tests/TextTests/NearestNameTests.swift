import Testing

@testable import Text

@Suite struct NearestNameTests {
  private static let names = ["reference", "carrier", "carrierServices", "zones", "CX_NDS"]

  @Test(
    arguments: [
      ("refrence", "reference"), ("Carrier", "carrier"), ("carrierService", "carrierServices"), ("zoens", "zones"),
      ("cx_nsd", "CX_NDS"), ("somethingElse", nil), ("", nil),
    ] as [(String, String?)])
  func `a slip of the pen finds its name and another word finds none`(wanted: String, found: String?) {
    #expect(NearestName.of(wanted, among: Self.names) == found)
  }

  @Test(
    arguments: [
      ("Stat", "ConsignmentState"), ("state", "ConsignmentState"), ("DeliveryDat", "RequestedDeliveryDate"),
      ("Sta", nil), ("Reference", nil), ("Consignment", nil), ("Stadium", nil),
    ] as [(String, String?)])
  func `the last words of a name stand for it where no other has them`(wanted: String, found: String?) {
    let names = ["ConsignmentState", "RequestedDeliveryDate", "ShippingLocationReference", "PackageSizeReference"]
    #expect(NearestName.of(wanted, among: names) == found)
  }

  @Test func `nothing is near nothing`() {
    #expect(NearestName.of("reference", among: []) == nil)
  }

  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "acb", 1),
    ("abc", "bca", 2), ("kitten", "sitting", 3),
  ])
  func `the distance counts letters put in, left out, replaced and swapped`(left: String, right: String, steps: Int) {
    #expect(EditDistance.between(Array(left.utf8), Array(right.utf8)) == steps)
  }

  @Test func `a megabyte of letters costs no more than 64`() {
    // Asked outside of the expectation, which would print the letters.
    let nearest = NearestName.of(String(repeating: "x", count: 1 << 20), among: Self.names)
    #expect(nearest == nil)
  }
}
