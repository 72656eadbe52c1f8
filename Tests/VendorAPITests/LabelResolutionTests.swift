import Foundation
import Testing

@testable import VendorAPI

/// contract/95-audit.md, D2; contract/53-small-operations.md, section 9.
@Suite struct LabelResolutionTests {
  private static let mma = "EC-000-05B-MMA"

  private static func package(_ caller: Caller) throws -> String {
    let packages = caller.get("/consignments/\(mma)").object["Packages"] as? [[String: Any]]
    return try #require(packages?.first?["Reference"] as? String)
  }

  private static func file(_ answer: Caller.Answer) throws -> [UInt8] {
    #expect(answer.status == 200, "\(answer.text)")
    return Array(try #require(Data(base64Encoded: answer.object["File"] as? String ?? "-")))
  }

  @Test(arguments: [
    (203, 812, 1218, [0x1F, 0x38]), (300, 1200, 1800, [0x2E, 0x23]), (600, 2400, 3600, [0x5C, 0x46]),
  ])
  func `a printer's label is 4 by 6 inches of its own dots`(
    resolution: Int, width: Int, height: Int, dotsAMetre: [UInt8]
  ) throws {
    let caller = try LabelsTests.allocated(Self.mma)
    let place = "/labels/package/\(Self.mma)/\(try Self.package(caller))"
    let zpl = String(decoding: try Self.file(caller.get("\(place)/zpl/\(resolution)")), as: UTF8.self)
    #expect(zpl.hasPrefix("^XA\n^CI28\n^PW\(width)\n^LL\(height)\n"))
    let whole = try Self.file(caller.get("/labels/\(Self.mma)/ZPL/\(resolution)"))
    #expect(whole == Array(zpl.utf8))
    let png = try Self.file(caller.get("\(place)/png/\(resolution)"))
    func number(at place: Int) -> Int { png[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) } }
    #expect(number(at: 16) == width)
    #expect(number(at: 20) == height)
    // Behind the header: pHYs.
    #expect(Array(png[37..<41]) == Array("pHYs".utf8))
    #expect(Array(png[43..<45]) == dotsAMetre)
    #expect(try Self.file(caller.get("\(place)/pdf/\(resolution)")).starts(with: "%PDF-1.".utf8))
  }

  @Test(arguments: ["pdf", "png", "zpl", "zplii"])
  func `203 dots an inch are what a label has without a resolution`(format: String) throws {
    let caller = try LabelsTests.allocated(Self.mma)
    let place = "/labels/package/\(Self.mma)/\(try Self.package(caller))/\(format)"
    let usual = try Self.file(caller.get(place))
    #expect(try Self.file(caller.get("\(place)/203")) == usual)
  }

  @Test(arguments: [
    ("/zpl/204", "resolution: '204' is not 203, 300 or 600 dots an inch"),
    ("/zpl/0", "resolution: '0' is not 203, 300 or 600 dots an inch"),
    ("/png/300", "format: With a resolution, png is served for one package alone: /labels/package/…"),
  ])
  func `a resolution that is not served is a 400, and nothing counts as printed`(path: String, detail: String) throws {
    let caller = try LabelsTests.allocated(Self.mma)
    let answer = caller.get("/labels/\(Self.mma)\(path)")
    #expect(answer.status == 400)
    #expect(answer.details == [detail])
    #expect(caller.get("/consignments/\(Self.mma)").object["LabelsPrinted"] as? Bool == false)
  }
}
