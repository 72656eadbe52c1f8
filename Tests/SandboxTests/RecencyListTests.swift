import Testing

@testable import Sandbox

@Suite struct RecencyListTests {
  @Test func `what was used last goes last`() {
    var list = RecencyList<Int>()
    for number in 1...4 { list.insert(number, name: "\(number)") }
    let used = ["2", "2", "4", "5"].map { list.use($0) }
    #expect(used == [2, 2, 4, nil])
    let order = (0...4).map { _ in list.removeOldest() }
    #expect(order == [1, 3, 2, 4, nil])
    #expect(list.count == 0)
  }

  @Test func `what is removed leaves the order of the others, and its place is used again`() {
    var list = RecencyList<Int>()
    for number in 1...3 { list.insert(number, name: "\(number)") }
    let removed = ["2", "2", "1"].map { list.remove($0) }
    #expect(removed == [2, nil, 1])
    for number in 4...6 { list.insert(number, name: "\(number)") }
    #expect(list.count == 4)
    let order = (0..<4).map { _ in list.removeOldest() }
    #expect(order == [3, 4, 5, 6])
  }

  @Test func `any history leaves what a plain list would have`() {
    var list = RecencyList<Int>()
    var plain: [Int] = []
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let number = Int.random(in: 0..<20, using: &generator)
      let place = plain.firstIndex(of: number)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0:
        let removed = list.remove("\(number)")
        #expect(removed == place.map { plain.remove(at: $0) })
      case 1:
        let removed = list.removeOldest()
        #expect(removed == (plain.isEmpty ? nil : plain.removeFirst()))
      default:
        let used = list.use("\(number)")
        #expect(used == place.map { plain.remove(at: $0) })
        if used == nil { list.insert(number, name: "\(number)") }
        plain.append(number)
      }
      #expect(list.count == plain.count)
    }
  }
}
