import Contract
import Journal

extension Tenant {
  /// The world as it stands, whose expectations have looked at all that the journal has by now. O(1) without expectations, else it costs
  /// time with the requests since they last looked.
  package func judged() -> World {
    var world = snapshot()
    guard let journal, let known = world.expectationBook else { return world }
    var book = known.value
    guard book.judge(by: journal) else { return world }
    let judged = Shared(book)
    // Others may have changed them meanwhile; then these look again next time.
    visit { world in
      if world.expectationBook?.isSame(as: known) == true { world.expectationBook = judged }
    }
    world.expectationBook = judged
    return world
  }

  /// Forgets the journal's entries; what is expected has to come from now on.
  ///
  /// - Returns: how many entries there were; nil without a journal.
  package func clearJournal() -> Int? {
    guard let journal else { return nil }
    let count = journal.extent.entries
    let next = journal.clear()
    visit { $0.beginExpectationsAnew(at: next) }
    return count
  }
}
