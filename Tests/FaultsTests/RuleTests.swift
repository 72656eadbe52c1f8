import Testing
import Wire

@testable import Faults

@Suite struct `A rule` {
  /// Each says something of its own; all are written as they are read.
  static let documents = [
    #"{"then":{"status":503}}"#,
    #"{"name":"slow","then":{"delay":"PT0.5S"}}"#,
    #"{"then":{"delay":{"uniform":["PT0.1S","PT2S"]}}}"#,
    #"{"then":{"delay":{"logNormal":{"median":"PT0.2S","sigma":0.6}}}}"#,
    #"{"match":{"operation":"Allocate*","method":"PUT","header":{"X-Test":"*"}},"then":{"error":"ValidationException"}}"#,
    #"{"when":{"nth":2,"probability":0.5,"until":"2019-06-14T09:00:00+00:00"},"then":{"status":429,"form":"gateway","retryAfter":3}}"#,
    #"{"when":{"every":2,"after":1,"times":9},"then":{"rateLimit":{"perMinute":60,"burst":10}}}"#,
    #"{"then":{"carrierRefuses":true}}"#, #"{"then":{"noService":true}}"#, #"{"then":{"async":"PT5S"}}"#,
    #"{"then":{"body":{"dripBytesPerSecond":20}}}"#, #"{"then":{"body":{"cutAfterBytes":40}}}"#,
    #"{"then":{"body":"malformed"}}"#, #"{"then":{"body":"empty"}}"#, #"{"then":{"body":"wrongContentType"}}"#,
    #"{"then":{"connection":"reset"}}"#, #"{"then":{"connection":"close"}}"#, #"{"then":{"connection":"hang"}}"#,
    #"{"then":{"commit":"lost"}}"#, #"{"then":{"commit":"before"}}"#, #"{"then":{"delay":"PT30S","commit":"late"}}"#,
  ]

  @Test(arguments: documents) func `is written as it is read`(document: String) throws {
    #expect(String(decoding: try JSON.sandbox.encode(rule(document)), as: UTF8.self) == document)
  }

  @Test(arguments: [
    (#"{}"#, "then", "missing"), (#"{"then":{}}"#, "then", "nothing is to happen"),
    (#"{"then":{"status":99}}"#, "then.status", "200 to 599"),
    (#"{"then":{"status":101}}"#, "then.status", "200 to 599"),
    (#"{"then":{"status":"503"}}"#, "then.status", "number"),
    (#"{"then":{"status":500,"error":"ValidationException"}}"#, "then.status", "leave one out"),
    (#"{"then":{"form":"gateway"}}"#, "then.form", "add that"),
    (#"{"then":{"status":500,"form":"gatewey"}}"#, "then.form", ""),
    (#"{"then":{"delay":"1s"}}"#, "then.delay", "PT0.5S"), (#"{"then":{"delay":"P2D"}}"#, "then.delay", "up to a day"),
    (#"{"then":{"delay":"PT1H0.001S"}}"#, "then.delay", "from PT0S to PT1H"),
    (#"{"then":{"delay":{"uniform":["PT1S","PT2H"]}}}"#, "then.delay.uniform[1]", "an hour at most"),
    (
      #"{"then":{"delay":{"logNormal":{"median":"PT2H","sigma":1}}}}"#, "then.delay.logNormal.median", "an hour at most"
    ),
    (#"{"then":{"delay":"-PT1S"}}"#, "then.delay", "PT0.5S"),
    (#"{"then":{"delay":{"uniform":["PT2S","PT1S"]}}}"#, "then.delay.uniform", "shorter span"),
    (#"{"then":{"delay":{"uniform":["PT2S"]}}}"#, "then.delay.uniform", "two spans"),
    (#"{"then":{"delay":{}}}"#, "then.delay.uniform", "logNormal"),
    (#"{"then":{"delay":{"logNormal":{"median":"PT1S","sigma":-1}}}}"#, "then.delay.logNormal.sigma", "0 to 10"),
    (#"{"then":{"rateLimit":{"perMinute":0}}}"#, "then.rateLimit.perMinute", "from 1"),
    (#"{"then":{"rateLimit":{"perMinute":1,"burst":-1}}}"#, "then.rateLimit.burst", "from 0"),
    (#"{"then":{"body":"malfromed"}}"#, "then.body", "did you mean 'malformed'?"),
    (#"{"then":{"body":{}}}"#, "then.body.dripBytesPerSecond", "either"),
    (#"{"then":{"body":{"cutAfterBytes":-1}}}"#, "then.body.cutAfterBytes", "from 0"),
    (#"{"then":{"body":{"dripBytesPerSecond":0}}}"#, "then.body.dripBytesPerSecond", "from 1"),
    (#"{"then":{"connection":"rest"}}"#, "then.connection", ""), (#"{"then":{"commit":"never"}}"#, "then.commit", ""),
    (#"{"then":{"connection":"reset","body":"empty"}}"#, "then.body", "no body arrives"),
    (#"{"then":{"commit":"lost","body":"empty"}}"#, "then.body", "hears nothing"),
    (#"{"then":{"commit":"before","status":500}}"#, "then.commit", "no status"),
    (#"{"then":{"carrierRefuses":true,"noService":true}}"#, "then.noService", "either"),
    (#"{"then":{"retryAfter":-1}}"#, "then.retryAfter", "0 to 86400 seconds"),
    (#"{"when":{"nth":0},"then":{"status":500}}"#, "when.nth", "from 1"),
    (#"{"when":{"probability":1.5},"then":{"status":500}}"#, "when.probability", "0 to 1"),
    (#"{"when":{"until":"soon"},"then":{"status":500}}"#, "when.until", "date-time"),
    (#"{"match":{"operation":5},"then":{"status":500}}"#, "match.operation", "string"),
  ])
  func `that is none is refused, with its place`(document: String, path: String, words: String) throws {
    let failure = #expect(throws: (any Error).self) { try rule(document) }
    let (place, reason) =
      switch failure {
      case let failure as ReadingFailure: (failure.path, failure.reason)
      case let problem as FaultProblem: (problem.path, problem.reason)
      default: ("", "")
      }
    #expect(place == path)
    #expect(words.isEmpty || reason.contains(words), "\(reason)")
  }
}
