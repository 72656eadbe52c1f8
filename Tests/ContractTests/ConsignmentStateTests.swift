import Testing

@testable import Contract

@Suite struct ConsignmentStateTests {
  @Test func `only unallocated and failed consignments may be allocated`() {
    #expect(ConsignmentAction.allocate.states == [.unallocated, .allocationFailed])
  }

  /// contract/30-consignments.md, section 6, as it is printed there: A allocate, E edit, P packages, D deallocate, L labels,
  /// M manifest, X cancel, S dispatch; R and N set ready and not ready to ship.
  static let printed: [(ConsignmentState, String)] = [
    (.unallocated, "AEPX"), (.allocating, ""), (.allocationFailed, "AEPX"), (.allocated, "DLMXR"), (.manifesting, ""),
    (.manifested, "DLXS"), (.manifestFailed, "DLMX"), (.dispatched, "LX"), (.atDropOffPoint, "LX"),
    (.collected, "LX"), (.collectionFailed, "LX"), (.inTransit, "LX"), (.delayed, "LX"), (.outForDelivery, "LX"),
    (.deliveryFailed, "LX"), (.deliveryFailedCardLeft, "LX"), (.delivered, "L"), (.partiallyDelivered, "L"),
    (.atCollectionPoint, "LX"), (.returnToSender, "LX"), (.actionRequired, "LX"), (.missing, "LX"), (.lost, "LX"),
    (.damaged, "LX"), (.cancelling, ""), (.cancelled, ""), (.inTransitWaiting, "L"), (.heldByCarrier, "LX"),
    (.exchangeFailed, "LX"), (.atCustoms, "LX"), (.carrierUnableToCollect, "LX"), (.deliveredDamaged, "LX"),
    // Labels since contract/95-audit.md, D19.
    (.readyToShip, "LMN"),
  ]

  private static let letters: [(Character, ConsignmentAction)] = [
    ("A", .allocate), ("E", .edit), ("P", .changePackages), ("D", .deallocate), ("L", .printLabels), ("M", .manifest),
    ("X", .cancel), ("S", .dispatch), ("R", .setReadyToShip), ("N", .setNotReadyToShip),
  ]

  @Test func `an item may be named wherever there are labels, and where the consignment may be edited`() {
    let printed = Self.printed.filter { $0.1.contains("L") || $0.1.contains("E") }.map(\.0)
    #expect(Set(ConsignmentAction.nameItem.states) == Set(printed))
  }

  @Test func `references, metadata and dates may change where contents may, and from the allocation to the manifest`() {
    let printed = Self.printed.filter { $0.1.contains("E") || $0.1.contains("M") }.map(\.0)
    #expect(Set(ConsignmentAction.changeDetails.states) == Set(printed))
  }

  @Test(arguments: printed)
  func `a state permits what the vendor's table says`(state: ConsignmentState, actions: String) {
    for (letter, action) in Self.letters { #expect(state.permits(action) == actions.contains(letter), "\(action)") }
  }

  @Test func `the table has every state and every action once`() {
    #expect(Self.printed.map(\.0) == ConsignmentState.allCases)
    #expect(Self.letters.map(\.1) + [.nameItem, .changeDetails] == ConsignmentAction.allCases)
    #expect(ConsignmentState.allCases.count == 33)
  }

  @Test(arguments: [("allocated", ConsignmentState.allocated), ("ALLOCATIONFAILED", .allocationFailed)])
  func `names are read without regard to case`(name: String, state: ConsignmentState) {
    #expect(ConsignmentState(named: name) == state)
  }
}
