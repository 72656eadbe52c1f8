extension ControlWords {
  /// Fault rules and magic values.
  static let faults = """
    DrawnDelay: A delay that is drawn anew for each request: one of the members.
    DrawnDelay.logNormal: Drawn from a log-normal distribution, and an hour at most.
    DrawnDelay.uniform: The shortest and the longest delay, between which all are alike.
    FaultList: The fault rules of a world.
    FaultList.faults: The rules, in the order in which they were set; at most 1000.
    FaultReport: A rule, and what has come of it.
    FaultReport.id: The number by which the rule is taken away.
    FaultReport.lookedAt: How many requests it was for.
    FaultReport.rule: The rule as it was set.
    FaultReport.struck: How often it struck.
    FaultRule: Which requests are met, when, and by what.
    FaultRule.match: Which requests it is for; all if absent.
    FaultRule.name: What the journal and findings call it.
    FaultRule.then: What happens when it strikes.
    FaultRule.when: On which of those requests it strikes; on each if absent.
    FaultRuleAction: What happens when a rule strikes: one or several of these.
    FaultRuleAction.async: An allocation is answered 202 and done after this time of the world's clock, a day at most.
    FaultRuleAction.body: What becomes of the answer's body.
    FaultRuleAction.carrierRefuses: Whether the carrier of the cheapest service says no: `AllocationFailed`.
    FaultRuleAction.commit: Whether the request is carried out, and whether the client hears of it.
    FaultRuleAction.connection: What the client sees in place of an answer; nothing is done.
    FaultRuleAction.delay: How long the answer waits, an hour at most.
    FaultRuleAction.error: The code of a documented error, which is answered; nothing is done.
    FaultRuleAction.form: Whose body `status` has; the vendor's if absent.
    FaultRuleAction.noService: Whether no service takes the consignment: `AllocationFailed`.
    FaultRuleAction.rateLimit: How many requests are let through by the world's clock, beyond which 429 is answered.
    FaultRuleAction.retryAfter: The seconds in the answer's `Retry-After`, 0 to 86400.
    FaultRuleAction.status: The status that is answered, 200 to 599; from 400 on nothing is done.
    FaultRuleActionCommit: All is done unheard, the connection ends before anything is done, or all is done at once and answered late.
    FaultRuleActionConnection: The connection is reset, closed, or left without an answer for an hour at most.
    FaultRuleActionForm: The vendor's error, or the message of the gateway in front of it.
    FaultRuleActionRateLimit: A bucket of tokens on the world's clock.
    FaultRuleActionRateLimit.burst: How many may come at once, 0 to 1000000; 1 if absent.
    FaultRuleActionRateLimit.perMinute: How many may come in a minute, 1 to 1000000.
    FaultRuleCondition: On which of the requests that match a rule strikes; all that are named must hold.
    FaultRuleCondition.after: Only on those beyond so many, 0 or more.
    FaultRuleCondition.every: On each whose number is a multiple of this, 1 or more.
    FaultRuleCondition.nth: Only on this one, counted from 1.
    FaultRuleCondition.probability: How likely it strikes, 0 to 1, drawn from the world's seed.
    FaultRuleCondition.times: At most so many times, 0 or more.
    FaultRuleCondition.until: Only before this instant of the world's clock.
    FaultRuleMatch: Which requests a rule is for: all that are named must hold, `*` stands for any run of characters, in either case.
    FaultRuleMatch.carrierService: The request names this service, or is about a consignment that is booked with it.
    FaultRuleMatch.clientReference: The request creates, or is about, a consignment that its customer calls so.
    FaultRuleMatch.consignment: The request names this consignment, in the path or in a list.
    FaultRuleMatch.header: The request has these fields, by name, such as `{"X-Test":"*"}`.
    FaultRuleMatch.method: The request's method.
    FaultRuleMatch.operation: The vendor's name of the operation, as in the vendor's OpenAPI document.
    FaultRuleMatch.path: The request's path, or that of its route, such as `/allocation/{consignmentReference}/*`.
    FaultRuleMatch.serviceGroup: The request names this group, or is about a consignment that is booked with it.
    FaultSet: The rule that was set.
    FaultSet.id: The number by which the rule is taken away.
    FaultsRemoved: The rules that were taken away.
    FaultsRemoved.removed: How many rules were taken away.
    LogNormalDelay: A log-normal distribution of delays.
    LogNormalDelay.median: The delay that half of them are shorter than.
    LogNormalDelay.sigma: The standard deviation of the delay's natural logarithm, 0 to 10.
    MagicList: Every magic value.
    MagicList.values: The magic values.
    MagicListValue: A value in the data that provokes something.
    MagicListValue.actsOn: The requests that it acts on.
    MagicListValue.outcome: The documented outcome that it stands for.
    MagicListValue.postcode: The postcode of a destination that provokes the same.
    MagicListValue.provokes: What it provokes, for people.
    MagicListValue.then: What it provokes, as a rule would have it.
    MagicListValue.value: The text that stands in the customer's own reference or in a tag.
    SlowBody: A body that comes slowly or in part: one of the members.
    SlowBody.cutAfterBytes: After how many bytes it is cut off, 0 to 1000000000.
    SlowBody.dripBytesPerSecond: How many bytes come in a second, 1 to 1000000000.
    SpoiltBody: No JSON and no XML any more, nothing at all, or the same bytes as `text/html`.
    ReplaceFault.{id}: The number of the rule, as `GET /_sandbox/faults` shows it.
    DeleteFault.{id}: The number of the rule, as `GET /_sandbox/faults` shows it.
    """
}
