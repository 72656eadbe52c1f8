import Contract
import Foundation
import HTTPTypes
import Sandbox
import Testing

@testable import VendorAPI

@Suite struct LabelsTests {
  private static let mma = "EC-000-05B-MMA"
  private static let other = "EC-000-083-45D"

  static func allocated(
    _ references: String..., labelEncoding: VendorSettings.LabelEncoding = .single
  ) throws -> Caller {
    let caller = try Caller(labelEncoding: labelEncoding)
    let list = references.map { "\"\($0)\"" }.joined(separator: ",")
    #expect(caller.put("/allocation/allocate", #"{"ConsignmentReferences":[\#(list)]}"#).status == 200)
    return caller
  }

  private static func file(_ answer: Caller.Answer) throws -> Data {
    let file = try #require(answer.object["File"] as? String)
    return try #require(Data(base64Encoded: file))
  }

  private static func package(_ caller: Caller, _ reference: String = mma) throws -> String {
    let packages = caller.get("/consignments/\(reference)").object["Packages"] as? [[String: Any]]
    return try #require(packages?.first?["Reference"] as? String)
  }

  @Test(arguments: [
    ("", "application/pdf", "%PDF-1."), ("/pdf", "application/pdf", "%PDF-1."), ("/PDF/", "application/pdf", "%PDF-1."),
    ("/png", "image/png", "\u{FFFD}PNG\r\n"), ("/Png", "image/png", "\u{FFFD}PNG\r\n"),
    ("/zpl", "application/zpl", "^XA\n"), ("/ZPLII", "application/zpl", "^XA\n"),
  ])
  func `a label comes in every format, in any case`(path: String, type: String, start: String) throws {
    let caller = try Self.allocated(Self.mma)
    let package = try Self.package(caller)
    for place in [
      "/labels/\(Self.mma)", "/labels/\(Self.mma)/\(package)",
      "/labels/\(Self.mma.lowercased())/\(package.lowercased())",
      "/labels/package/\(Self.mma)/\(package)",
    ] {
      let answer = caller.get(place + path)
      #expect(answer.status == 200, "\(answer.text)")
      #expect(answer.object["ContentType"] as? String == type)
      #expect(String(decoding: try Self.file(answer), as: UTF8.self).hasPrefix(start))
    }
  }

  @Test func `a HEAD asks whether there is a label, and prints none`() throws {
    let caller = try Self.allocated(Self.mma)
    let before = caller.get("/consignments/\(Self.mma)").text
    #expect(caller.send(.head, "/labels/\(Self.mma)").status == 200)
    #expect(caller.get("/consignments/\(Self.mma)").text == before)
    #expect(caller.get("/labels/\(Self.mma)").status == 200)
    #expect(caller.get("/consignments/\(Self.mma)").text.contains(#""LabelsPrinted":true"#))
  }

  @Test func `a call draws at most 1,000 labels`() throws {
    let caller = try Self.allocated(Self.mma)
    func body(_ count: Int) -> String {
      let references = Array(repeating: "\"\(Self.mma)\"", count: count).joined(separator: ",")
      return #"{"ConsignmentReferences":[\#(references)],"Format":"zpl"}"#
    }
    #expect(caller.post("/labels/GetLabels", body(1000)).status == 200)
    let answer = caller.post("/labels/GetLabels", body(1001))
    #expect(answer.status == 400)
    #expect(answer.details == ["ConsignmentReferences: These are 1001 labels; at most 1000 are drawn in one call"])
  }

  @Test(arguments: [nil, "1", "1.1"])
  func `the answer has two members in the documented order, in both versions`(version: String?) throws {
    var caller = try Self.allocated(Self.mma)
    if let version { caller = caller.with("electio-api-version", version) }
    let text = caller.get("/labels/\(Self.mma)").text
    #expect(text.wholeMatch(of: #/\{"File":"JVBERi0xLj[A-Za-z0-9+/=]+","ContentType":"application/pdf"\}/#) != nil)
  }

  @Test func `the vendor's sample is encoded twice, and so are labels on demand`() throws {
    let once = try Self.file(Self.allocated(Self.mma).get("/labels/\(Self.mma)"))
    let twice = try Self.file(Self.allocated(Self.mma, labelEncoding: .double).get("/labels/\(Self.mma)"))
    #expect(String(decoding: twice, as: UTF8.self).hasPrefix("JVBERi0xLj"))
    #expect(Data(base64Encoded: twice) == once)
  }

  @Test(arguments: ["pdf", "png", "zpl"])
  func `the same label has the same bytes, here and in another world`(format: String) throws {
    let caller = try Self.allocated(Self.mma)
    let first = caller.get("/labels/\(Self.mma)/\(format)").text
    try caller.travel(to: "2019-06-15T11:00:00Z")
    #expect(caller.get("/labels/\(Self.mma)/\(format)").text == first)
    #expect(try Self.allocated(Self.mma).get("/labels/\(Self.mma)/\(format)").text == first)
  }

  @Test func `the older paths answer what the newer ones do`() throws {
    let caller = try Self.allocated(Self.mma, Self.other)
    let label = caller.get("/labels/\(Self.mma)").text
    #expect(caller.get("/documents/labels/\(Self.mma)").text == label)
    #expect(caller.post("/labels/GetLabels", #"{"ConsignmentReferences":["\#(Self.mma)"]}"#).text == label)
    let both = caller.post(
      "/labels/GetLabels", #"{"ConsignmentReferences":["\#(Self.mma)","\#(Self.other)"],"Format":"Zpl"}"#)
    let pages = String(decoding: try Self.file(both), as: UTF8.self).components(separatedBy: "^XZ\n").dropLast()
    #expect(pages.count == 2)
    #expect(pages.first?.contains(Self.mma) == true)
    #expect(pages.last?.contains(Self.other) == true)
  }

  /// contract/95-audit.md, D8.
  @Test func `the kit asks for one consignment's labels with members of its own`() throws {
    let caller = try Self.allocated(Self.mma)
    let body =
      #"{"MpdConsignmentReference":"\#(Self.mma)","PageSize":"A6","CustomerReference":null,"AccountReference":null,"AutoPrint":false}"#
    #expect(caller.post("/labels/GetLabels", body).text == caller.get("/labels/\(Self.mma)").text)
  }

  /// contract/95-audit.md, D19.
  @Test func `what is ready to ship has its labels`() throws {
    let caller = try Self.allocated(Self.mma)
    let label = caller.get("/labels/\(Self.mma)").text
    #expect(caller.put("/consignments/setreadytoship", #"["\#(Self.mma)"]"#).status == 200)
    #expect(caller.get("/labels/\(Self.mma)").text == label)
  }

  // MARK: - What it changes

  @Test func `reading a label marks it as printed, once and with the date of the first time`() throws {
    let caller = try Self.allocated(Self.mma)
    let before = caller.get("/consignments/\(Self.mma)").object
    #expect(before["LabelsPrinted"] as? Bool == false)
    #expect(before["LabelCount"] as? Int == 0)
    #expect(before["DateLabelsWereFirstPrinted"] is NSNull)
    #expect(caller.get("/labels/\(Self.mma)").status == 200)
    let first = caller.get("/consignments/\(Self.mma)").text
    #expect(
      first.contains(#""LabelCount":1,"LabelsPrinted":true,"DateLabelsWereFirstPrinted":"2019-06-14T09:00:00+00:00""#))
    try caller.travel(to: "2019-06-14T10:00:00Z")
    #expect(caller.get("/labels/\(Self.mma)").status == 200)
    #expect(caller.get("/consignments/\(Self.mma)").text == first)
  }

  @Test func `manifestFromQuery finds those whose labels are printed`() throws {
    let caller = try Self.allocated(Self.mma, Self.other)
    #expect(caller.get("/labels/\(Self.mma)/zpl").status == 200)
    let answer = caller.post("/consignments/manifestFromQuery", #"{"States":["Allocated"],"LabelsPrinted":true}"#)
    #expect(answer.text.contains("Query found 1 consignment(s). 1 successfully queued"))
    #expect(caller.get("/consignments/\(Self.mma)/status").object["Status"] as? String == "Manifested")
    #expect(caller.get("/labels/\(Self.mma)/zpl").status == 200)
  }

  @Test func `deallocation takes labels back, and another allocation makes others`() throws {
    let caller = try Self.allocated(Self.mma)
    let first = try Self.file(caller.get("/labels/\(Self.mma)/zpl"))
    #expect(caller.put("/consignments/\(Self.mma)/deallocate").status == 200)
    let text = caller.get("/consignments/\(Self.mma)").text
    #expect(text.contains(#""LabelCount":0,"LabelsPrinted":false,"DateLabelsWereFirstPrinted":null"#))
    #expect(caller.put("/allocation/allocate", #"{"ConsignmentReferences":["\#(Self.mma)"]}"#).status == 200)
    #expect(try Self.file(caller.get("/labels/\(Self.mma)/zpl")) != first)
  }

  // MARK: - What there is no label for

  @Test(arguments: [
    (
      "/labels/EC-000-05B-MMA", "EC-000-05B-MMA",
      "consignmentReference: Consignment EC-000-05B-MMA cannot be labelled in the state Unallocated; it must be "
    ),
    ("/labels/EC-999-999-999", "EC-999-999-999", "consignmentReference: Consignment EC-999-999-999 not found"),
    (
      "/documents/labels/EC-999-999-999", "EC-999-999-999", "consignmentReference: Consignment EC-999-999-999 not found"
    ),
    ("/labels/EC-000-083-45D/gif", "EC-000-083-45D", "format: 'gif' is not pdf, png, zpl or zplii"),
    ("/labels/EC-000-083-45D/%5EXA", "EC-000-083-45D", "format: '^XA' is not pdf, png, zpl or zplii"),
    (
      "/labels/EC-000-083-45D/EP-999-999-999", "EC-000-083-45D",
      "packageReference: Package EP-999-999-999 is not part of consignment EC-000-083-45D; its packages are EP-"
    ),
    (
      "/labels/package/EC-000-083-45D/nonsense/pdf", "EC-000-083-45D",
      "packageReference: Package nonsense is not part of consignment EC-000-083-45D; its packages are EP-"
    ),
  ])
  func `what has no label is the documented error with the reason, and changes nothing`(
    path: String, reference: String, detail: String
  ) throws {
    let caller = try Self.allocated(Self.other)
    let before = caller.get("/consignments/\(Self.other)").text
    let answer = caller.get(path)
    #expect(answer.status == 404)
    #expect(answer.code == "LabelNotFoundException")
    #expect(answer.message == "Label not found for consignment reference '\(reference)'")
    #expect(answer.details.count == 1)
    #expect(answer.details.first?.hasPrefix(detail) == true, "\(answer.details)")
    #expect(caller.get("/consignments/\(Self.other)").text == before)
  }

  @Test func `of several consignments one without a label fails all, and none counts as printed`() throws {
    let caller = try Self.allocated(Self.mma)
    let answer = caller.post(
      "/labels/GetLabels", #"{"ConsignmentReferences":["\#(Self.mma)","\#(Self.other)"],"Format":"zpl"}"#)
    #expect(answer.status == 404)
    #expect(answer.message == "Label not found for consignment reference '\(Self.other)'")
    #expect(caller.get("/consignments/\(Self.mma)").object["LabelsPrinted"] as? Bool == false)
  }

  @Test(arguments: ["{}", #"{"ConsignmentReferences":[]}"#, #"{"ConsignmentReferences":null}"#])
  func `labels of nothing are a 400 that names the member`(body: String) throws {
    let answer = try Caller().post("/labels/GetLabels", body)
    #expect(answer.status == 400)
    #expect(answer.details == ["ConsignmentReferences: At least one consignment reference is required"])
  }

  @Test func `more labels than a picture holds are refused, and come as a document`() throws {
    let caller = try Caller()
    var body = try #require(
      JSONSerialization.jsonObject(with: Data(CreateConsignmentTests.smallest().utf8)) as? [String: Any])
    let package = try #require((body["Packages"] as? [Any])?.first)
    body["Packages"] = Array(repeating: package, count: 27)
    let created = caller.post(
      "/consignments", String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self))
    let reference = try #require((created.list.first?["Href"] as? String)?.split(separator: "/").last)
    #expect(caller.put("/allocation/\(reference)/allocatewithcheapestquote").status == 200)
    let picture = caller.get("/labels/\(reference)/png")
    #expect(picture.status == 400)
    #expect(picture.code == "ValidationException")
    #expect(picture.message?.hasPrefix("27 labels are too many for one picture, which holds 26") == true)
    #expect(caller.get("/consignments/\(reference)").object["LabelsPrinted"] as? Bool == false)
    #expect(caller.get("/labels/\(reference)/pdf").status == 200)
    #expect(caller.get("/consignments/\(reference)").object["LabelCount"] as? Int == 27)
  }
}
