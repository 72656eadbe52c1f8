import Contract
import Testing

@testable import Sandbox

@Suite struct OrderBookTests {
  private static let created = DateTimeOffset(ticks: 0)

  private static func filled(_ count: Int, most: Int) -> (book: OrderBook, references: [String]) {
    var book = OrderBook(seed: 1, mostOrders: most)
    let references = (0..<count).map { _ in
      let reference = book.nextReference()
      book.enter(KeptOrder(reference: reference, dateCreated: created))
      return reference
    }
    return (book, references)
  }

  @Test func `references count up from a seeded start of their own`() {
    let references = Self.filled(3, most: 10).references
    #expect(references == Self.filled(3, most: 10).references)
    #expect(references.allSatisfy { $0.hasPrefix("EO-") })
    let numbers = references.compactMap(ReferenceMint.number)
    #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 })
    var consignments = ReferenceMint(prefix: "EO", seed: 1)
    #expect(consignments.next() != references[0])
  }

  @Test func `the oldest orders go when there are too many`() {
    let (book, references) = Self.filled(5, most: 3)
    #expect(book.count == 3)
    #expect(references.map { book[$0] != nil } == [false, false, true, true, true])
    #expect(book.all.map(\.value.reference) == Array(references.suffix(3)))
  }

  @Test func `what is kept is read back in another book, and only in its order`() {
    let (book, references) = Self.filled(3, most: 10)
    let kept = book.all.map(\.value)
    var other = OrderBook(counter: book.counter)
    #expect(other.restore(kept) == nil)
    #expect(other.all.map(\.value) == kept)
    var next = book
    #expect(other.nextReference() == next.nextReference())
    #expect(other[references[1].lowercased()] != nil)
    for wrong in [Array(kept.reversed()), [kept[0], kept[0], kept[2]], [kept[0]]] {
      var broken = OrderBook(counter: book.counter)
      #expect(broken.restore(wrong) != nil)
    }
  }

  @Test(arguments: [0, 1, UInt64.max, 1 << 45])
  func `whatever a counter says, the next reference is one that is found`(counter: UInt64) {
    var book = OrderBook(counter: counter)
    for _ in 0..<3 {
      let reference = book.nextReference()
      book.enter(KeptOrder(reference: reference, dateCreated: Self.created))
      #expect(book[reference] != nil)
    }
    #expect(book.all.count == 3)
  }

  @Test func `an order that is not known takes no place`() {
    var book = Self.filled(1, most: 3).book
    book.replace(KeptOrder(reference: "EO-ZZZ-ZZZ-ZZZ", dateCreated: Self.created))
    #expect(book.count == 1)
  }
}
