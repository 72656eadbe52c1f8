import Testing

@testable import Contract

@Suite struct SharedTests {
  @Test func `a change here leaves other references alone`() {
    let first = Shared([1, 2])
    var second = first
    second.change { $0.append(3) }
    #expect(first.value == [1, 2])
    #expect(second.value == [1, 2, 3])
    #expect(first == Shared([1, 2]))
  }
}
