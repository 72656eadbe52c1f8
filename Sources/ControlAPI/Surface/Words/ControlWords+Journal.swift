extension ControlWords {
  /// The journal, verifying, expectations and findings.
  static let journal = """
    AnswerEnding: How an answer ended early: cut in its body, or nothing sent and the connection reset, closed (`refuse`: and nothing done) or left open.
    ControlOperationCleared: What was forgotten.
    ControlOperationCleared.cleared: How many requests were forgotten.
    ControlOperationRequestPage: A page of the journal.
    ControlOperationRequestPage.evicted: How many requests of the world are not kept any more.
    ControlOperationRequestPage.next: The number to ask for the next page with, as `after`; null on the last one.
    ControlOperationRequestPage.requests: The requests, the oldest first.
    ExpectationKept: The expectation that was stated.
    ExpectationList: What is expected of a world's client.
    ExpectationList.expectations: The expectations, in the order in which they were stated.
    ExpectationReport: An expectation, and what can be said of it now.
    ExpectationReport.matched: The numbers of the requests that match, the first hundred; those of another journal count and have none.
    ExpectationRequest: A verification without a time to wait, under a name; the body has at most 65536 bytes.
    ExpectationRequest.name: What reports call it, 1 to 200 characters; what is wanted, in words, if absent.
    ExpectationsRemoved: The expectations that were taken away.
    ExpectationsRemoved.removed: How many expectations were taken away.
    FindingKind: What was found.
    FindingSeverity: How grave a finding is, the gravest last.
    FindingsReport: What a world's client did that is worth a look.
    FindingsReport.expectations: What was expected of the client, and whether it has happened.
    FindingsReport.findings: The findings, the gravest first.
    FindingsReportExpected: What was expected, and whether it has happened.
    FindingsReportItem: One thing that the client did.
    FindingsReportItem.advice: What to do, in one sentence.
    FindingsReportItem.kind: What was found.
    FindingsReportItem.requests: The numbers of the requests that prove it, the first hundred.
    FindingsReportItem.severity: How grave it is.
    FindingsReportItem.subject: What it is about, such as a consignment, a member or a rule.
    JournalEntry: A request and its answer, in whose heads keys and credentials stand nowhere.
    JournalEntry.changes: The changes of consignments' states that it made.
    JournalEntry.durations: How long it took.
    JournalEntry.faults: What struck it.
    JournalEntry.hint: What `Sandbox-Hint` told the client; null when nothing.
    JournalEntry.keyHash: The first 12 hexadecimal digits of the key's SHA-256; null without a key.
    JournalEntry.number: Its number in the world's journal.
    JournalEntry.operation: The vendor's name of the operation; null when it was for none.
    JournalEntry.pathParameters: The parts of the path that are data.
    JournalEntry.references: The references that stand in the request or its answer.
    JournalEntry.request: What was asked.
    JournalEntry.response: What was answered.
    JournalEntry.time: When it came, by the machine's clock.
    JournalEntry.unreadMembers: The members of its body that nothing reads.
    JournalEntry.worldTime: When it came, by the world's clock.
    JournalEntryBody: A body, or its beginning.
    JournalEntryBody.base64: The body as base64 when it is no UTF-8; else null.
    JournalEntryBody.isCut: Whether only the beginning is shown.
    JournalEntryBody.size: How many bytes were sent.
    JournalEntryBody.text: The body as text; null when it is no UTF-8.
    JournalEntryChange: A change of one consignment's state.
    JournalEntryChange.consignment: The reference of the consignment, `EC-` and three groups.
    JournalEntryChange.from: The name of the state before it; null for one that has just been made.
    JournalEntryChange.to: The name of the state after it.
    JournalEntryDurations: How long each part took, in microseconds.
    JournalEntryDurations.decideMicroseconds: From the request's last byte to the decision what to answer.
    JournalEntryDurations.receiveMicroseconds: From the request's first byte to its last; null where it is not known.
    JournalEntryDurations.writeMicroseconds: From the decision to the answer's last byte, a fault's delay with it; null unless it went out whole.
    JournalEntryFault: What struck a request.
    JournalEntryFault.kind: Whether it was set as a `rule`, by the `header`, or is a `magic` value.
    JournalEntryFault.name: The rule's name or id, the text of the header, or the magic value.
    JournalEntryField: A name with its value.
    JournalEntryField.name: The name.
    JournalEntryField.value: The value.
    JournalEntryRequest: What was asked.
    JournalEntryRequest.body: The body that was sent.
    JournalEntryRequest.protocol: The version of HTTP by which it came: `HTTP/1.0`, `HTTP/1.1` or `HTTP/2`.
    JournalEntryRequest.query: The names and values of the query.
    JournalEntryRequest.url: The URL that was called.
    JournalEntryResponse: What was answered.
    JournalEntryResponse.body: The body of the answer.
    MatchDocument: Criteria that a request has to meet, all of them; `*` stands for any run of characters, in either case.
    MatchDocument.body: What the request's JSON body holds, at least.
    MatchDocument.fault: The name of what struck it.
    MatchDocument.header: The fields that it has, by name.
    MatchDocument.operation: The vendor's name of the operation.
    MatchDocument.path: The path without its query; `{…}` stands for any run of characters, too.
    MatchDocument.query: The parameters that it has in its query, by name.
    MatchDocument.reference: A reference that stands in the request or its answer.
    MatchDocument.status: The status of the answer, or a class of them: `404`, `"4xx"`.
    UnreadMember: A member that nothing reads.
    UnreadMember.nearest: The nearest name that is known; null when none is near.
    UnreadMember.path: The member's JSON path or XPath.
    VerifyReport: Whether what was expected has happened.
    VerifyReport.evicted: How many requests had to go before they were looked at.
    VerifyReport.steps: How many of `inOrder` have come.
    VerifyReportDifference: In what a request differs from what was wanted.
    VerifyReportDifference.found: What it has there; null when there is nothing of this name.
    VerifyReportDifference.member: The criterion as a path in the match, or from `inOrder` on.
    VerifyReportDifference.wanted: What was wanted there.
    VerifyReportNearMiss: A request that almost matches.
    VerifyReportNearMiss.differences: In what it differs.
    VerifyReportNearMiss.number: Its number in the world's journal.
    VerifyReportNearMiss.operation: The vendor's name of the operation; null when it was for none.
    VerifyReportVerdict: It holds, it fails, or it cannot be said, as requests are not kept any more.
    VerifyRequest: What is expected of the requests so far, or within a time; one of the three counts, or none.
    VerifyRequest.waitMs: How many milliseconds to wait until it is decided, 0 to 60000; 0 if absent.
    atLeast: At least so many requests match; 1 if no count and no order is given.
    atMost: At most so many requests match.
    count: How many requests match.
    evicted: How many requests are not kept any more.
    exactly: Exactly so many requests match.
    examined: How many requests were looked at.
    headers: The names and values of the header's fields.
    id: The number by which the expectation is taken away.
    inOrder: What has to have come one after the other, with anything between.
    match: Which requests are counted; all if absent.
    matched: The numbers of the requests that match, the first hundred.
    message: What was found, in one sentence.
    method: The request's method.
    name: What reports call it.
    nearMisses: The requests that came nearest to what is missing, at most three, the nearest first.
    path: The path without its query.
    JournalEntryResponse.ending: How the answer ended before the client had heard all of it; null when it went out whole.
    JournalEntryResponse.status: The status of the answer; null when none was sent.
    VerifyReportNearMiss.status: The status of the answer; null when none was sent.
    verdict: Whether it holds.
    DeleteExpectation.{id}: The number of the expectation, as `GET /_sandbox/expectations` shows it.
    ReadEvents.answer: Server-sent events, each with its `id`, until the client or a reset ends them.
    """
}
