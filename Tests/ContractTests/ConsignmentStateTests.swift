import Testing

@testable import Contract

@Suite struct ConsignmentStateTests {
  @Test func `only unallocated and failed consignments may be allocated`() {
    #expect(ConsignmentAction.allocate.states == [.unallocated, .allocationFailed])
  }

  @Test(arguments: [("allocated", ConsignmentState.allocated), ("ALLOCATIONFAILED", .allocationFailed)])
  func `names are read without regard to case`(name: String, state: ConsignmentState) {
    #expect(ConsignmentState(named: name) == state)
  }
}
