import Dispatch
import HTTPTypes
import Synchronization
import Testing

@testable import Journal

@Suite struct JournalTests {
  private static func numbers(_ excerpt: Journal.Excerpt) -> [Int] { excerpt.entries.map(\.number) }

  @Test func `entries are numbered from 1 and read back in their order`() throws {
    let journal = Sample.journal()
    for status in [200, 201, 404] { journal.append(try Sample.entry(status: status)) }
    let excerpt = journal.entries()
    #expect(Self.numbers(excerpt) == [1, 2, 3])
    #expect(excerpt.entries.map(\.entry.status) == [200, 201, 404])
    #expect((excerpt.next, excerpt.evictions, excerpt.lost) == (4, 0, 0))
    #expect(Self.numbers(journal.entries(from: 2, limit: 1)) == [2])
    #expect(Self.numbers(journal.entries(from: 4)) == [])
    #expect(Self.numbers(journal.entries(from: 99)) == [])
    #expect(Self.numbers(journal.entries(from: -5)) == [1, 2, 3])
  }

  @Test func `beyond the cap of entries the oldest go and are counted`() throws {
    let journal = Sample.journal(entries: 3)
    for _ in 0..<1000 { journal.append(try Sample.entry()) }
    let excerpt = journal.entries()
    #expect(Self.numbers(excerpt) == [998, 999, 1000])
    #expect((excerpt.evictions, excerpt.lost) == (997, 997))
    #expect(journal.entries(from: 990).lost == 8)
    #expect(journal.entries(from: 999).lost == 0)
  }

  @Test func `beyond the cap of bytes the oldest go`() throws {
    let one = try Sample.entry(padding: 10_000)
    // An array may have room for some bytes more than it was asked for.
    let journal = Sample.journal(bytes: 3 * one.cost + one.cost / 2)
    for _ in 0..<10 { journal.append(try Sample.entry(padding: 10_000)) }
    #expect(Self.numbers(journal.entries()) == [8, 9, 10])
    #expect(journal.extent.bytes >= 3 * 10_000)
    journal.append(try Sample.entry(padding: 4 * one.cost))
    #expect(journal.extent == (entries: 0, bytes: 0, evictions: 11), "what fits nowhere is not kept, and counted")
    #expect(journal.entries().next == 12)
  }

  @Test func `long bodies are cut, and it is said how long they were`() throws {
    let long = String(repeating: "x", count: JournalLimits.body + 1)
    let entry = try Sample.entry(body: long, answer: String(long.dropLast()))
    #expect(entry.requestBody.bytes.count == JournalLimits.body)
    #expect((entry.requestBody.size, entry.requestBody.isCut) == (JournalLimits.body + 1, true))
    #expect((entry.responseBody.size, entry.responseBody.isCut) == (JournalLimits.body, false))
  }

  @Test func `cleared, it keeps nothing and numbers go on`() throws {
    let journal = Sample.journal(entries: 1)
    for _ in 0..<2 { journal.append(try Sample.entry()) }
    journal.clear()
    #expect(journal.extent == (entries: 0, bytes: 0, evictions: 0))
    journal.append(try Sample.entry())
    #expect(Self.numbers(journal.entries()) == [3])
  }

  @Test func `all worlds together keep no more than they may, and the oldest entries go first`() throws {
    let one = try Sample.entry(padding: 10_000)
    let limit = 64 * one.cost
    let book = JournalBook(limits: JournalLimits(entries: 10_000, bytes: limit, totalBytes: limit))
    let (old, new) = (book.journal(), book.journal())
    for _ in 0..<40 { old.append(try Sample.entry(padding: 10_000)) }
    for _ in 0..<1000 {
      new.append(try Sample.entry(at: 60, padding: 10_000))
      #expect(book.totalBytes <= limit)
      // A trim that the entry asked for has its turn: a writer who is ahead of it would make room among his own entries.
      JournalBook.queue.sync {}
    }
    book.trim()
    #expect(book.totalBytes <= limit)
    #expect(old.extent.entries == 0)
    #expect(new.extent.entries > 32)
    #expect(old.extent.bytes + new.extent.bytes == book.totalBytes)
  }

  @Test func `what a forgotten world kept counts no more`() throws {
    let book = JournalBook()
    do {
      let journal = book.journal()
      journal.append(try Sample.entry())
      #expect(book.totalBytes > 0)
    }
    #expect(book.totalBytes == 0)
    for _ in 0..<1000 { _ = book.journal() }
    #expect(book.totalBytes == 0)
  }

  @Test func `many write at once and nothing is lost`() throws {
    let journal = Sample.journal(entries: 100_000, bytes: 1 << 30, total: 1 << 30)
    let entry = try Sample.entry()
    DispatchQueue.concurrentPerform(iterations: 8) { _ in for _ in 0..<500 { journal.append(entry) } }
    #expect(journal.extent == (entries: 4000, bytes: 4000 * entry.cost, evictions: 0))
  }

  @Test func `a watcher is told until it ends`() async throws {
    let journal = Sample.journal()
    let entry = try Sample.entry()
    let (calls, continuation) = AsyncStream<Int>.makeStream()
    let watch = journal.watch { continuation.yield(journal.entries().next) }
    journal.append(entry)
    var iterator = calls.makeAsyncIterator()
    #expect(await iterator.next() == 2)
    watch.end()
    journal.append(entry)
    // Whatever is still to be called comes before this.
    Journal.queue.sync {}
    continuation.finish()
    #expect(await iterator.next() == nil)
  }
}
