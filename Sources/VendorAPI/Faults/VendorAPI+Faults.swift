import Allocation
import Faults
import HTTPCore
import HTTPTypes
import Journal
import Sandbox

extension VendorAPI {
  /// Answers a request that may meet a fault: its header is read before anything is done.
  // Apart from what most requests run.
  @inline(never)
  func underFaults(_ call: Call, _ operation: Operation) -> Reply {
    var call = call
    call.hasMetFaults = true
    // Where no journal is kept only what may strike is written down, to be counted.
    let log = call.log ?? ChangeLog()
    call.log = log
    defer { metrics.strike(log.strikeCount) }
    var header: (text: String, rule: FaultRule)?
    if let text = call.fields.fault {
      do throws(FaultHeader.Failure) {
        let rule = try FaultHeader.rule(text)
        if let problem = FaultNames.problems(of: rule).first {
          throw FaultHeader.Failure(reason: problem.reason)
        }
        header = (text, rule)
      } catch {
        let problem = FieldProblem(path: FaultHeader.name, message: error.reason)
        return VendorFailure.invalid([problem]).reply(requestID: call.requestID, format: call.replyFormat)
      }
    }
    let (facts, created) = call.facts(of: operation)
    guard let strike = call.visit({ [header] in $0.strike(facts, header: header, created: created) }) else {
      return reply(to: &call, operation)
    }
    return reply(to: call, operation, facts, strike)
  }

  private func reply(to call: Call, _ operation: Operation, _ facts: RequestFacts, _ strike: Strike) -> Reply {
    var call = call
    let action = strike.action
    call.log?.note(strike.causes.map(AppliedFault.init))
    call.provocation = Provocation(action)
    var reply: Reply?
    if strike.isCarriedOut { reply = self.reply(to: &call, operation) }
    if let failure = strike.refusal(of: call, operation, facts, instead: reply) { reply = failure }
    // Without a reply the client hears nothing: `withheld` sends none of this one.
    var answer = reply ?? Reply(head: HTTPResponse(status: .ok))
    if let seconds = strike.retryAfterLimit ?? action.retryAfter {
      answer.fields[.retryAfter] = String(seconds)
    }
    answer.spoil(action.body)
    answer.delivery = strike.delivery
    return answer
  }
}

extension AppliedFault {
  fileprivate init(_ cause: Strike.Cause) {
    switch cause {
    case .rule(let name): self.init(.rule, name)
    case .header(let text): self.init(.header, text)
    case .magic(let value): self.init(.magic, value)
    }
  }
}

extension Strike {
  /// Whether the request is carried out, whatever the client hears of it: where a refusal or an end of the connection takes the answer's
  /// place, only when a commit is asked for.
  var isCarriedOut: Bool {
    switch action.commit {
    case .lost, .late: true
    case .before: false
    case nil:
      action.error == nil && retryAfterLimit == nil && action.connection == nil && (action.status ?? 200) < 400
    }
  }

  /// The answer that takes the place of the operation's own; nil when that stays.
  func refusal(of call: Call, _ operation: Operation, _ facts: RequestFacts, instead reply: Reply?) -> Reply? {
    if let seconds = retryAfterLimit {
      return Gateway.failure(.tooManyRequests, retryAfter: seconds, requestID: call.requestID)
    }
    if let code = action.error {
      let failure = VendorFailure.provoked(code, by: call, operation, facts)
      return failure?.reply(requestID: call.requestID, format: call.replyFormat)
    }
    guard let code = action.status else { return nil }
    let status = HTTPResponse.Status.standard(code)
    if action.form == .gateway {
      return Gateway.failure(status, retryAfter: action.retryAfter, requestID: call.requestID)
    }
    guard code >= 400 else {
      var reply = reply
      reply?.status = status
      return reply
    }
    return VendorFailure.provoked(status).reply(requestID: call.requestID, format: call.replyFormat)
  }

  /// How the answer goes out.
  var delivery: Delivery? {
    let manner: Delivery.Manner =
      switch (action.commit, action.connection, action.body) {
      case (_, .reset, _): .withheld(.reset)
      case (_, .hang, _): .withheld(.hang)
      case (.before, _, _): .withheld(.refuse)
      case (.lost, _, _), (_, .close, _): .withheld(.close)
      case (_, nil, .drip(let rate)): .dripped(bytesPerSecond: rate)
      case (_, nil, .cut(let count)): .cut(afterBytes: count)
      case (_, nil, .malformed), (_, nil, .empty), (_, nil, .wrongContentType), (_, nil, nil): .whole
      }
    return manner == .whole && delay == .zero ? nil : Delivery(after: delay, manner)
  }
}

extension Reply {
  /// Does to the body what a rule says, as far as that is not the delivery's.
  fileprivate mutating func spoil(_ action: FaultRule.Action.Body?) {
    switch action {
    case .malformed:
      if !body.isEmpty { body.removeLast() }
      // No value ends so, and no element.
      body.append(UInt8(ascii: "<"))
    case .empty: body = []
    case .wrongContentType: fields[.contentType] = "text/html; charset=utf-8"
    case .drip, .cut, nil: break
    }
  }
}
