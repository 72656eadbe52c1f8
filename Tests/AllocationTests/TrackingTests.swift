import Allocation
import Contract
import Foundation
import Testing

struct TrackingTests {
  @Test(
    arguments: [
      ("TRK{sequence:8}", 9823, "TRK00009823"), ("1Z9A80W5DK{sequence:7}{check:ups}", 9_629_316, "1Z9A80W5DK96293164"),
      ("1Z9A80W5DK{sequence:7}{check:ups}", 9_918_917, "1Z9A80W5DK99189174"),
      ("1Z9A80W5D{sequence:8}{check:ups}", 99_111_569, "1Z9A80W5D991115692"),
      ("TT{sequence:8}{check:s10}GB", 32_420_936, "TT324209366GB"),
      // The example of UPU standard S10: 473124829.
      ("RA{sequence:8}{check:s10}XX", 47_312_482, "RA473124829XX"),
      ("TRK000{sequence:5:base36}", 456_604, "TRK00009SBG"),
      // GTIN 4006381333931, Luhn's 79927398713, and 123456789 = 7 × 17636684 + 1.
      ("{sequence:12}{check:mod10}", 400_638_133_393, "4006381333931"),
      ("{sequence:10}{check:luhn}", 7_992_739_871, "79927398713"),
      ("{sequence:9}{check:mod7}", 123_456_789, "1234567891"),
    ] as [(String, UInt64, String)])
  func `a format gives the published numbers`(pattern: String, start: UInt64, number: String) throws {
    var mint = TrackingMint(seed: 1)
    #expect(mint.mint(try TrackingFormat(pattern), start: start) == number)
  }

  @Test func `random parts have the shape asked for and come from the seed`() throws {
    let format = try TrackingFormat("P{digits:4}{letters:2}{alnum:6}{sequence:3}")
    var (one, same, other) = (TrackingMint(seed: 7), TrackingMint(seed: 7), TrackingMint(seed: 8))
    let numbers = (0..<20).map { _ in one.mint(format) }
    #expect(numbers == (0..<20).map { _ in same.mint(format) })
    #expect(numbers != (0..<20).map { _ in other.mint(format) })
    for number in numbers {
      #expect(number.wholeMatch(of: /P[0-9]{4}[A-Z]{2}[0-9A-Z]{6}[0-9]{3}/) != nil)
    }
    #expect(Set(numbers.map { $0.dropLast(3) }).count == 20)
  }

  @Test func `patterns in turn each go on where they stood, and go on from a position kept outside`() throws {
    let formats = try ["A{sequence:3}", "B{sequence:3}", "A{sequence:4}"].map { try TrackingFormat($0) }
    let turns = [0, 0, 1, 2, 0, 1, 1, 2, 0]
    var mint = TrackingMint(seed: 1)
    var numbers: [String] = []
    for turn in turns {
      mint = TrackingMint(mint.position)
      numbers.append(mint.mint(formats[turn]))
    }
    #expect(numbers == ["A001", "A002", "B001", "A0001", "A003", "B002", "B003", "A0002", "A004"])
    var other = TrackingMint(seed: 1)
    #expect(numbers == turns.map { other.mint(formats[$0]) })
    #expect(mint.position == other.position)
  }

  @Test func `the random generator is SplitMix64`() {
    // The first numbers of the reference implementation for seed 1234567.
    var random = SeededGenerator(seed: 1_234_567)
    #expect(
      (0..<3).map { _ in random.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
  }

  @Test(arguments: [UInt64(1), 2, 3, 99, .max, 0])
  func `a sequence gives every number once before it wraps`(seed: UInt64) throws {
    let format = try TrackingFormat("T{sequence:3}")
    #expect(format.capacity == 1000)
    var mint = TrackingMint(seed: seed)
    let numbers = (0..<1000).map { _ in mint.mint(format, start: 998) }
    #expect(Set(numbers).count == 1000)
    #expect(mint.mint(format, start: 998) == numbers[0])
    #expect((numbers[0] == "T998") == (seed == 1))
  }

  @Test(arguments: ["{sequence:18}", "{sequence:12:base36}"])
  func `the longest sequences do not overflow`(pattern: String) throws {
    let format = try TrackingFormat(pattern)
    for seed in [UInt64.max, 1, 0] {
      var mint = TrackingMint(seed: seed)
      let numbers = (0..<3).map { _ in mint.mint(format, start: .max) }
      #expect(Set(numbers).count == 3)
    }
  }

  @Test(
    arguments: [
      ("TRK", TrackingPatternProblem.sequences(found: 0)), ("{sequence:2}{sequence:2}", .sequences(found: 2)),
      ("{sequence:8", .unclosedBrace), ("sequence:8}", .strayBrace), ("{serial:8}", .unknownPart("serial:8")),
      ("{sequence:19}", .width(part: "sequence:19", most: 18)), ("{sequence:0}", .width(part: "sequence:0", most: 18)),
      ("{sequence:x}", .width(part: "sequence:x", most: 18)),
      ("{sequence:8:base64}", .unknownPart("sequence:8:base64")),
      ("{sequence:13:base36}", .width(part: "sequence:13:base36", most: 12)),
      ("{sequence:8}{digits:99}", .width(part: "digits:99", most: 32)),
      ("{sequence:8}{check:mod97}", .unknownCheck("mod97")),
      ("A B{sequence:8}", .character(" ")), ("É{sequence:8}", .character("É")),
      ("{check:mod10}{sequence:8}", .check(.mod10)),
      ("1Z{sequence:8}{check:ups}", .check(.ups)), ("9Z{sequence:15}{check:ups}", .check(.ups)),
      ("TT{sequence:7}{check:s10}GB", .check(.s10)), ("TT{sequence:8:base36}{check:s10}GB", .check(.s10)),
      ("{}", .unknownPart("")), ("", .sequences(found: 0)),
    ] as [(String, TrackingPatternProblem)])
  func `a wrong pattern says what is wrong`(pattern: String, mistake: TrackingPatternProblem) {
    #expect(throws: mistake) { try TrackingFormat(pattern) }
    #expect(!mistake.what.isEmpty && !mistake.cure.isEmpty)
  }

  @Test func `a package has one number for each leg`() throws {
    let catalog = try catalog(
      service("MPD_TWOHOPS") { $0.legs = [.init(service: "FIRST"), .init(carrier: "ups", service: "LAST")] })
    let service = try #require(catalog.carrierService("mpd_twohops"))
    var mint = TrackingMint(seed: 1)
    let references = service.trackingReferences(packageCount: 2) { mint.mint($0.tracking, start: $0.trackingStart) }
    #expect(references == ["TRK00009823", "TRK00009824", "1Z9A80W5DK96293164", "1Z9A80W5DK96293173"])
    #expect(
      service.booked.value.legs == [
        ConsignmentLeg(
          leg: 1, trackingReferences: [], carrierReference: "CARRIER_X", carrierServiceReference: "FIRST",
          carrierName: "Carrier X"),
        ConsignmentLeg(
          leg: 2, trackingReferences: [], carrierReference: "UPS", carrierServiceReference: "LAST",
          carrierName: "UPS"),
      ])
    #expect(service.trackingReferences(packageCount: 0) { _ in "" }.count == 2)
  }

  @Test(arguments: [
    ("EDC5_UPSHSTDCS", "UPSHSTDCS"), ("MPD_ANPOS-00001", "ANPOS-00001"), ("plain", "plain"), ("END_", "END_"),
  ])
  func `the underlying service is the reference without its prefix`(reference: String, underlying: String) throws {
    let catalog = try catalog(service(reference))
    #expect(catalog.carrierService(reference)?.legs.map(\.serviceReference) == [underlying])
  }

  @Test func `a mint goes on from its position`() throws {
    var mint = TrackingMint(seed: 5)
    let format = try TrackingFormat("{sequence:4}{alnum:8}")
    _ = mint.mint(format)
    var read = TrackingMint(mint.position)
    #expect(read.position == mint.position)
    #expect(read.mint(format) == mint.mint(format))
  }
}
