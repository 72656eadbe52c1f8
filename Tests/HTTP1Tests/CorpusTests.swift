import Foundation
import HTTP1
import HTTPCore
import Testing

@Suite struct `Requests as files` {
  private static let next = Array("GET /next HTTP/1.1\r\nHost: a.test\r\n\r\n".utf8)

  /// A file more or less is a change of these numbers, too, so that none goes unseen.
  @Test(arguments: [("Refused", 239), ("Accepted", 96)])
  func `every file is a case whose name says what comes back`(folder: String, count: Int) {
    let corpus = Corpus(folder: folder)
    #expect(corpus.cases.count == count)
    #expect(corpus.misnamed == [])
  }

  @Test func `what is accepted says which requests are seen, and what is refused does not`() {
    #expect(CorpusCase.accepted.filter { $0.requests == nil }.map(\.name) == [])
    #expect(CorpusCase.refused.filter { $0.requests != nil }.map(\.name) == [])
  }

  @Test(arguments: [
    "400 no word.http", "40-close short.http", "400-closed word.http", "400-close.http", "close-400 turned.http",
    "200+-keep plus.http", "-close none.http", "200-keep-close three.http",
  ])
  func `a name that does not say so is no case`(name: String) {
    #expect(CorpusCase(URL(filePath: "/dev").appendingPathComponent(name)) == nil)
  }

  @Test(arguments: CorpusCase.refused) func `what is out of grammar is refused, however it is cut`(_ file: CorpusCase) {
    let outcome = check(file)
    #expect(outcome.refusals.count == 1)
  }

  @Test(arguments: CorpusCase.accepted) func `what keeps the grammar is accepted, however it is cut`(_ file: CorpusCase)
  {
    let outcome = check(file)
    #expect(outcome.refusals == [])
    #expect(outcome.requests == file.requests)
  }

  /// Runs the case whole, cut at every offset and byte by byte; returns the outcome, the same in each.
  private func check(_ file: CorpusCase) -> Conversation {
    let bytes = file.bytes
    let whole = converse([bytes[...]], limits: .corpus)
    #expect(whole.statuses == file.statuses)
    #expect(whole.survives == file.survives)
    #expect(whole.wire.contains("Connection: close\r\n") == !file.survives)
    for offset in bytes.indices.dropFirst() {
      let cut = converse([bytes[..<offset], bytes[offset...]], limits: .corpus)
      guard cut == whole else {
        Issue.record("cut at \(offset): \(cut)")
        return whole
      }
    }
    #expect(converse(bytes.indices.map { bytes[$0...$0] }, limits: .corpus) == whole)
    let followed = converse([bytes[...], Self.next[...]], limits: .corpus)
    #expect(followed.statuses == (file.survives ? file.statuses + ["200"] : file.statuses))
    #expect(!file.survives || followed.requests.last == "GET /next a.test")
    return whole
  }
}
