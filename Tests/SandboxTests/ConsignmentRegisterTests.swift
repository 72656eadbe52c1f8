import Contract
import FoundationEssentials
import Testing

@testable import Sandbox

@Suite struct ConsignmentRegisterTests {
  private static func consignment(_ reference: String, _ packages: [String]) -> Consignment {
    var consignment = Consignment(
      reference: reference, customerReference: "", dateCreated: DateTimeOffset(ticks: 0), weight: Weight(value: 1),
      value: Money(amount: 1, currency: nil))
    consignment.packages = packages.map(package)
    return consignment
  }

  private static func package(_ reference: String) -> Package {
    var package = Package()
    package.reference = reference
    return package
  }

  @Test func `a package leads to the consignment that it was made for`() {
    var mint = ReferenceMint(prefix: "EP", seed: 7)
    let made = (0..<1000).map { _ in mint.next() }
    var register = ConsignmentRegister()
    // Three packages each; after the first hundred, every tenth gets one more.
    var owners: [String: String] = [:]
    var next = 0
    var consignments: [Consignment] = []
    while next + 4 <= made.count {
      let consignment = Self.consignment("EC-\(consignments.count)", Array(made[next..<(next + 3)]))
      for package in made[next..<(next + 3)] { owners[package] = consignment.reference }
      next += 3
      register.enrol(consignment)
      consignments.append(consignment)
      if consignments.count > 100, consignments.count.isMultiple(of: 10) {
        let old = consignments[consignments.count / 2]
        register.enrol([Self.package(made[next])], besides: old.packages[1])
        owners[made[next]] = old.reference
        next += 1
      }
    }
    #expect(owners.count > 900)
    for (package, owner) in owners {
      #expect(register.consignmentReference(ofPackage: package) == owner)
      #expect(register.consignmentReference(ofPackage: package.lowercased()) == owner)
    }
    #expect(Array(register.consignmentReferences) == consignments.map(\.reference))
  }

  @Test func `an empty register knows no package`() {
    #expect(ConsignmentRegister().consignmentReference(ofPackage: "EP-000-000-000") == nil)
  }

  @Test func `a shipping date is kept until it is noted anew`() {
    var register = ConsignmentRegister()
    var consignment = Self.consignment("EC-1", ["EP-000-000-001"])
    consignment.shippingDate = DateTimeOffset(ticks: 1)
    register.enrol(consignment)
    consignment.shippingDate = DateTimeOffset(ticks: 2)
    #expect(register.shippingDate(of: consignment) == DateTimeOffset(ticks: 1))
    consignment.shippingDate = nil
    register.noteShippingDate(of: consignment)
    #expect(register.shippingDate(of: consignment) == nil)
  }
}
