import Testing
import Text

@Suite struct `Spans of ISO 8601` {
  @Test(arguments: [
    ("PT0.5S", Duration.milliseconds(500)), ("PT2H", .seconds(7200)), ("PT2H30M", .seconds(9000)),
    ("P1DT12H", .seconds(129_600)), ("-P3D", .seconds(-259_200)), ("P1W", .seconds(604_800)), ("PT0S", .zero),
    ("PT922337203685S", .seconds(922_337_203_685)), ("+PT1M", .seconds(60)),
    ("P1DT0.000000001S", .seconds(86_400) + .nanoseconds(1)),
  ])
  func `are read`(text: String, duration: Duration) {
    #expect(ISODuration.duration(text) == duration)
  }

  @Test(arguments: [
    "", "P", "PT", "P1", "1S", "PT1", "PTS", "PT1X", "P1Y", "P1M", "PT1.5H", "PT1S1M", "PT1ST1S", "P1DT", "PT-1S",
    "P1D1D", "PT 1S", "PT1S ", "PT1.S", "PT.5S", "PT9999999999999S", "P999999999999W", "PT1.0000000000000000001S",
    "pT1S", "Pt1S", "PT1s", "PT1,5S", "PT922337203686S", "PT922337203685.1S",
  ])
  func `are refused out of grammar`(text: String) {
    #expect(ISODuration.duration(text) == nil)
  }

  @Test(arguments: [
    (Duration.zero, "PT0S"), (.milliseconds(500), "PT0.5S"), (.seconds(3600), "PT1H"), (.seconds(129_661), "PT36H1M1S"),
    (.seconds(-90), "-PT1M30S"), (.nanoseconds(1), "PT0.000000001S"),
  ])
  func `are written, and read back`(duration: Duration, text: String) {
    #expect(ISODuration.text(duration) == text)
    #expect(ISODuration.duration(text) == duration)
  }
}
