import HTTP1
import HTTPCore
import Testing

@Suite struct `Requests as files` {
  private static let next = Array("GET /next HTTP/1.1\r\nHost: a.test\r\n\r\n".utf8)

  @Test func `the corpus is there`() {
    #expect(CorpusCase.refused.count >= 100)
    #expect(CorpusCase.accepted.count >= 40)
    #expect(CorpusCase.accepted.allSatisfy { $0.requests != nil })
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
