import Testing

@testable import Sandbox

@Suite struct AppendOnlyListTests {
  @Test(arguments: [0, 1, 255, 256, 257, 1000])
  func `elements come back in their order`(count: Int) {
    var list = AppendOnlyList<Int>()
    for element in 0..<count { list.append(element * 3) }
    #expect(list.count == count)
    #expect(Array(list) == (0..<count).map { $0 * 3 })
    #expect((0..<count).allSatisfy { list[$0] == $0 * 3 })
  }

  @Test(arguments: [1, 256, 300])
  func `a copy is another list`(count: Int) {
    var list = AppendOnlyList<Int>()
    for element in 0..<count { list.append(element) }
    let copy = list
    list.append(-1)
    #expect(copy.count == count)
    #expect(copy.last == count - 1)
    #expect(list.last == -1)
  }
}
