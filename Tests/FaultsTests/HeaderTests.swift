import Testing

@testable import Faults

@Suite struct `The header Sandbox-Fault` {
  /// Each beside the rule that says the same.
  @Test(arguments: [
    ("delay=0.5, status=503, retry-after=2", #"{"then":{"delay":"PT0.5S","status":503,"retryAfter":2}}"#),
    ("commit=lost", #"{"then":{"commit":"lost"}}"#),
    ("delay=2", #"{"then":{"delay":"PT2S"}}"#),
    (#"delay="PT2M""#, #"{"then":{"delay":"PT2M"}}"#), ("delay=PT2M", #"{"then":{"delay":"PT2M"}}"#),
    ("delay=(0.1 2)", #"{"then":{"delay":{"uniform":["PT0.1S","PT2S"]}}}"#),
    ("delay=0.2;sigma=0.6", #"{"then":{"delay":{"logNormal":{"median":"PT0.2S","sigma":0.6}}}}"#),
    ("error=ValidationException, times=1", #"{"when":{"times":1},"then":{"error":"ValidationException"}}"#),
    ("status=429, form=gateway", #"{"then":{"status":429,"form":"gateway"}}"#),
    ("rate-limit=60;burst=10", #"{"then":{"rateLimit":{"perMinute":60,"burst":10}}}"#),
    ("rate-limit=60", #"{"then":{"rateLimit":{"perMinute":60,"burst":1}}}"#),
    ("carrier-refuses", #"{"then":{"carrierRefuses":true}}"#), ("no-service", #"{"then":{"noService":true}}"#),
    ("async=5", #"{"then":{"async":"PT5S"}}"#), ("body=malformed", #"{"then":{"body":"malformed"}}"#),
    ("body=drip;bytes-per-second=20", #"{"then":{"body":{"dripBytesPerSecond":20}}}"#),
    ("body=cut;after-bytes=40", #"{"then":{"body":{"cutAfterBytes":40}}}"#),
    ("connection=hang", #"{"then":{"connection":"hang"}}"#),
    (
      "status=503, nth=2, every=2, after=1, probability=0.5, until=@1560502800",
      #"{"when":{"nth":2,"every":2,"after":1,"probability":0.5,"until":"2019-06-14T09:00:00Z"},"then":{"status":503}}"#
    ),
    (
      #"status=503, operation=Allocate*, method=PUT, path="/allocation/*", consignment="EC-1", carrier-service=CX_NDS, service-group=g, client-reference="o*""#,
      #"{"match":{"operation":"Allocate*","method":"PUT","path":"/allocation/*","consignment":"EC-1","carrierService":"CX_NDS","serviceGroup":"g","clientReference":"o*"},"then":{"status":503}}"#
    ),
  ])
  func `says in one line what a rule says`(text: String, document: String) throws {
    #expect(try FaultHeader.rule(text) == rule(document))
  }

  @Test func `is read or refused, whatever stands in it`() {
    let alphabet = Array(#"abdelosty=;,()"\:?@%-+*._ 0159"#.utf8) + [0, 0x80, 0xFF]
    var numbers = Numbers(state: 5)
    var refused = 0
    for _ in 0..<20_000 {
      let count = Int(numbers.next() % 24)
      let bytes = (0..<count).map { _ in alphabet[Int(numbers.next() % UInt64(alphabet.count))] }
      for prefix in ["", "status=", "delay=", "until=@", "body=cut;after-bytes=", "delay=("] {
        let text = prefix + String(decoding: bytes, as: UTF8.self)
        if (try? FaultHeader.rule(text)) == nil { refused += 1 }
      }
    }
    #expect(refused > 100_000)
  }

  @Test(arguments: [
    ("", "nothing is to happen"), ("status", "whole number"), ("=", "RFC 9651"), ("status=503,", "RFC 9651"),
    ("Status=503", "RFC 9651"), ("status=\"503", "RFC 9651"), ("status=503 delay=1", "RFC 9651"),
    ("staus=503", "did you mean 'status'?"), ("status=503.5", "whole number"), ("status=99", "200 to 599"),
    ("status=(503)", "whole number"), ("status=503;x=1", "no parameter 'x'"), ("delay=-1", "seconds"),
    ("delay=(2 1)", "the shorter first"), ("delay=(1)", "two spans"), ("delay=1;sgma=2", "did you mean 'sigma'?"),
    ("delay=1;sigma=x", "0 to 10"), ("delay=99999999", "up to an hour"),
    ("delay=3601", "'delay': a span of time from PT0S to PT1H"),
    ("delay=(0 3600.5)", "an hour at most"), ("delay=PT2H;sigma=1", "an hour at most"),
    ("async=99999999", "up to a day"), ("connection=rset", "did you mean 'reset'?"),
    ("commit=\"never\"", "allowed: lost, before, late"), ("body=drip", "bytes-per-second"), ("body=cut", "after-bytes"),
    ("body=none", "malformed"), ("carrier-refuses=1", "Boolean"), ("rate-limit=0", "from 1"),
    ("rate-limit=6;burst=x", "burst"), ("until=5", "instant"), ("probability=2, status=503", "0 to 1"),
    ("error=5", "token"), ("commit=lost, body=empty", "'body': the client hears nothing"), ("é=1", "RFC 9651"),
  ])
  func `is refused out of grammar, with what is right`(text: String, words: String) {
    let failure = #expect(throws: FaultHeader.Failure.self) { try FaultHeader.rule(text) }
    #expect(failure?.reason.contains(words) == true, "\(failure?.reason ?? "")")
  }
}
