import Contract
import Text

/// What may stand in the header: the members of a rule, in lower case.
enum HeaderMember: String, CaseIterable {
  case delay, error, status, form
  case retryAfter = "retry-after"
  case rateLimit = "rate-limit"
  case carrierRefuses = "carrier-refuses"
  case noService = "no-service"
  case async, body, connection, commit
  case nth, every, after, times, probability, until
  case operation, method, path, consignment
  case carrierService = "carrier-service"
  case serviceGroup = "service-group"
  case clientReference = "client-reference"

  func read(_ value: HeaderValue, into rule: inout FaultRule) throws(FaultHeader.Failure) {
    if self != .delay, self != .rateLimit, self != .body { try value.refuseParameters() }
    switch self {
    case .delay: rule.then.delay = try value.delay()
    case .error: rule.then.error = try value.text()
    case .status: rule.then.status = try value.integer(200...599)
    case .form: rule.then.form = try value.word(FaultRule.Action.Form.self)
    case .retryAfter: rule.then.retryAfter = try value.integer(0...86_400)
    case .rateLimit:
      rule.then.rateLimit = FaultRule.Action.RateLimit(
        perMinute: try value.integer(1...1_000_000), burst: try value.parameter("burst", 0...1_000_000) ?? 1)
    case .carrierRefuses: rule.then.carrierRefuses = try value.boolean()
    case .noService: rule.then.noService = try value.boolean()
    case .async: rule.then.async = try value.span()
    case .body: rule.then.body = try value.body()
    case .connection: rule.then.connection = try value.word(FaultRule.Action.Connection.self)
    case .commit: rule.then.commit = try value.word(FaultRule.Action.Commit.self)
    case .nth: rule.when.nth = try value.integer(1...Int.max)
    case .every: rule.when.every = try value.integer(1...Int.max)
    case .after: rule.when.after = try value.integer(0...Int.max)
    case .times: rule.when.times = try value.integer(0...Int.max)
    case .probability: rule.when.probability = try value.number(0...1)
    case .until: rule.when.until = try value.instant()
    case .operation: rule.match.operation = Wildcard(try value.text())
    case .method: rule.match.method = Wildcard(try value.text())
    case .path: rule.match.path = Wildcard(try value.text())
    case .consignment: rule.match.consignment = Wildcard(try value.text())
    case .carrierService: rule.match.carrierService = Wildcard(try value.text())
    case .serviceGroup: rule.match.serviceGroup = Wildcard(try value.text())
    case .clientReference: rule.match.clientReference = Wildcard(try value.text())
    }
  }
}
