import Contract
import Faults
import Wire

/// A generator whose numbers are known.
struct Numbers: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state
  }
}

func rule(_ json: String) throws -> FaultRule {
  let rule = try JSON.sandbox.decode(FaultRule.self, from: Array(json.utf8))
  if let problem = rule.problems.first { throw problem }
  return rule
}

extension RequestFacts {
  static let allocation: RequestFacts = {
    var facts = RequestFacts(
      operation: "AllocateWithCheapestQuote", method: "PUT", path: "/allocation/EC-1/allocatewithcheapestquote",
      route: "/allocation/{consignmentReference}/allocatewithcheapestquote")
    facts.consignments = ["EC-1"]
    facts.carrierServices = ["CX_NDS"]
    facts.serviceGroups = ["valuableGoods"]
    facts.clientReferences = ["order-17"]
    facts.fields = [("X-Test", "retry"), ("Accept", "text/xml")]
    facts.namesOneInPath = true
    return facts
  }()
}

let morning = DateTimeOffset(ticks: 15_605_028_000_000_000)
