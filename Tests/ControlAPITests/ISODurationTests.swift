import Testing

@testable import ControlAPI

@Suite struct ISODurationTests {
  @Test(arguments: [
    ("PT2H", 7_200.0, "PT2H"), ("-P3D", -259_200, "-P3D"), ("P1DT2H30M", 95_400, "P1DT2H30M"),
    ("PT0.5S", 0.5, "PT0.5S"),
    ("P2W", 1_209_600, "P14D"), ("PT90M", 5_400, "PT1H30M"), ("+PT1S", 1, "PT1S"), ("PT0S", 0, "PT0S"),
    ("PT1.00000019S", 1.000_000_1, "PT1.0000001S"), ("P1W1DT1S", 691_201, "P8DT1S"), ("-PT0S", 0, "PT0S"),
    ("-PT0.00000019S", -0.000_000_1, "-PT0.0000001S"),
  ])
  func `a duration is read to the tick and written shortly`(text: String, seconds: Double, written: String) throws {
    let duration = try #require(ISODuration(text))
    #expect(duration.ticks == Int64((seconds * 10_000_000).rounded()))
    #expect(duration.text == written)
  }

  @Test func `the longest one fits in 64 bits`() {
    #expect(ISODuration("PT922337203685S")?.ticks == 9_223_372_036_850_000_000)
    #expect(ISODuration("-PT922337203685S")?.text == "-P10675199DT2H48M5S")
    #expect(ISODuration("PT922337203686S") == nil)
  }

  @Test(arguments: [
    "", "P", "PT", "2H", "PT2", "P1M", "P1Y", "PT1H1H", "PT1S1H", "P1H", "PT1D", "PT1.5H", "PT.5S", "PT1.S", "PT2h",
    "P1DT", "PT-2H", "PT99999999999999999999S", "P9999999999W", "PT１S", " PT1S", "PT1S ",
  ])
  func `everything else is none`(text: String) { #expect(ISODuration(text) == nil) }
}
