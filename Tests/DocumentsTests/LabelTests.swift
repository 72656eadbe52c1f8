import Contract
import Foundation
import Testing

@testable import Documents

@Suite struct LabelTests {
  private static func zpl(_ labels: [Label]) throws -> String {
    String(decoding: try labels.drawn(as: .zpl), as: UTF8.self)
  }

  @Test func `a label as ZPL`() throws {
    let text = try Self.zpl(Label.labels(of: Samples.consignment()))
    #expect(
      text == """
        ^XA
        ^CI28
        ^PW812
        ^LL1218
        ^LH0,0
        ^FO28,28^A0N,58,58^FH^FDCarrier X^FS
        ^FO28,94^A0N,38,38^FH^FDNext Day Super^FS
        ^FO564,24^GB220,116,116^FS
        ^FO591,55^A0N,54,54^FB166,1,0,C^FR^FH^FDTEST^FS
        ^FO28,152^GB756,4,4^FS
        ^FO28,166^A0N,20,20^FH^FDFROM^FS
        ^FO28,192^A0N,22,22^FH^FDMr Peter McPetersson^FS
        ^FO28,218^A0N,22,22^FH^FD13 Porter Street^FS
        ^FO28,244^A0N,22,22^FH^FDGreater Manchester^FS
        ^FO28,270^A0N,22,22^FH^FDM1 5WG_2C United Kingdom^FS
        ^FO484,152^GB2,226,2^FS
        ^FO502,170^A0N,18,18^FH^FDSHIP DATE^FS
        ^FO618,166^A0N,26,26^FH^FD14/06/2019^FS
        ^FO502,204^A0N,18,18^FH^FDWEIGHT^FS
        ^FO618,200^A0N,26,26^FH^FD0.5 kg^FS
        ^FO502,238^A0N,18,18^FH^FDSIZE^FS
        ^FO618,236^A0N,20,20^FH^FD20 x 10 x 5 cm^FS
        ^FO502,278^A0N,18,18^FH^FDPACKAGE^FS
        ^FO502,304^A0N,64,64^FH^FD1 of 1^FS
        ^FO28,378^GB756,4,4^FS
        ^FO28,392^A0N,20,20^FH^FDDELIVER TO^FS
        ^FO28,420^A0N,42,42^FH^FDMr Peter McPetersson^FS
        ^FO28,466^A0N,38,38^FH^FD13 Porter Street^FS
        ^FO28,512^A0N,38,38^FH^FDGreater Manchester^FS
        ^FO28,698^A0N,66,66^FH^FDM1 5WG^FS
        ^FO440,720^A0N,38,38^FB344,1,0,R^FH^FDUNITED KINGDOM^FS
        ^FO28,772^A0N,24,24^FH^FDTel. 07702123456^FS
        ^FO28,808^GB756,4,4^FS
        ^FO94,826^BY4^BCN,176,N,N,N^FH^FDTRK00009823^FS
        ^FO28,1010^A0N,44,44^FB756,1,0,C^FH^FDTRK00009823^FS
        ^FO28,1084^GB756,2,2^FS
        ^FO28,1101^A0N,16,16^FH^FDCONSIGNMENT^FS
        ^FO174,1096^A0N,24,24^FH^FDEC-000-05B-MMA^FS
        ^FO430,1101^A0N,16,16^FH^FDPACKAGE^FS
        ^FO544,1096^A0N,24,24^FH^FDEP-000-000-003^FS
        ^FO28,1131^A0N,16,16^FH^FDYOUR REF.^FS
        ^FO174,1126^A0N,24,24^FH^FDsocks^FS
        ^FO430,1131^A0N,16,16^FH^FDCONTENTS^FS
        ^FO544,1126^A0N,24,24^FH^FDSocks^FS
        ^FO28,1160^GB756,40,40^FS
        ^FO42,1166^A0N,28,28^FB728,1,0,C^FR^FH^FDTEST LABEL _E2_80_93 NOT FOR CARRIAGE^FS
        ^PQ1
        ^XZ

        """)
  }

  @Test func `what was shrunk to fit is not cut, and so is the number of a thousand packages`() throws {
    var package = Samples.package(1)
    package.dimensions = Dimensions(width: 100, length: 210, height: 100)
    let label = try #require(
      Label.labels(of: Samples.consignment(packages: Array(repeating: package, count: 1000))).last)
    let text = String(decoding: ZPL([label.page]).bytes, as: UTF8.self)
    #expect(text.contains("^FD210 x 100 x 100 cm^FS"))
    #expect(text.contains("^FD1000 of 1000^FS"))
  }

  @Test func `an address without a region shows the region's code, and an empty telephone the mobile`() throws {
    var address = Samples.address(.destination, country: "US")
    address.region = nil
    address.regionCode = "IL"
    var contact = try #require(address.contact?.value)
    contact.telephone = ""
    contact.mobile = "07700900123"
    address.contact = Shared(contact)
    let place = Place(address)
    #expect(place.streets.last == "IL")
    #expect(place.telephone == "07700900123")
  }

  @Test func `a label for each package, each with its own number`() throws {
    let labels = Label.labels(of: try Samples.consignment(packages: [Samples.package(3), Samples.package(4)]))
    #expect(labels.map(\.trackingReference) == ["TRK00009823", "TRK00009824"])
    #expect(labels.map(\.page.texts).map { $0.contains("1 of 2") } == [true, false])
    #expect(labels.map(\.page.texts).map { $0.contains("2 of 2") } == [false, true])
  }

  @Test func `further legs stand below the first one's barcode`() throws {
    let further = ConsignmentLeg(
      leg: 2, trackingReferences: ["LP0001"], carrierReference: "LA_POSTE", carrierName: "La Poste")
    let consignment = try Samples.consignment(furtherLegs: [further])
    let label = try #require(Label.labels(of: consignment).first)
    #expect(label.trackingReference == "TRK00009823")
    #expect(label.page.texts.contains("then La Poste LP0001"))
  }

  // MARK: - Documents and pictures

  @Test(arguments: [1, 2, 5])
  func `a document has a page of 4 by 6 inches for each package`(count: Int) throws {
    let packages = (0..<count).map { Samples.package($0) }
    let labels = Label.labels(of: try Samples.consignment(packages: packages))
    let text = String(decoding: try labels.drawn(as: .pdf), as: UTF8.self)
    #expect(text.hasPrefix("%PDF-1."))
    #expect(text.matches(of: #/\/Type \/Page\s/#).count == count)
    #expect(text.matches(of: #/\/MediaBox \[ 0 0 288 432 \]/#).count == count)
  }

  @Test(arguments: [1, 3])
  func `a picture has 203 dots an inch and its labels one under another`(count: Int) throws {
    let packages = (0..<count).map { Samples.package($0) }
    let labels = Label.labels(of: try Samples.consignment(packages: packages))
    let bytes = try labels.drawn(as: .png)
    // PNG specification, 5.2 and 11.2.1: signature, length, IHDR, width, height, depth 8, grey.
    #expect(Array(bytes.prefix(16)) == [137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82])
    func number(_ place: Int) -> Int { bytes[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) } }
    #expect(number(16) == 812)
    #expect(number(20) == 1218 * count)
    #expect(Array(bytes[24...25]) == [8, 0])
    // 11.3.4.3: dots a metre, so that it prints as wide as it is.
    #expect(String(decoding: bytes[37...40], as: UTF8.self) == "pHYs")
    #expect((Double(number(41)) * 0.0254).rounded() == 203)
  }

  @Test func `a picture holds 26 labels and says so of more`() throws {
    let labels = Label.labels(of: try Samples.consignment())
    let many = Array(repeating: labels[0], count: 27)
    #expect(throws: PaperFailure.tooManyPages(27, most: 26)) { try many.drawn(as: .png) }
  }

  @Test(arguments: LabelFormat.allCases)
  func `the same label has the same bytes, on several threads at once too`(format: LabelFormat) async throws {
    let labels = Label.labels(of: try Samples.consignment(packages: [Samples.package(3), Samples.package(4)]))
    let expected = try labels.drawn(as: format)
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<8 { group.addTask { try labels.drawn(as: format) } }
      for try await bytes in group { #expect(bytes == expected) }
    }
  }

  @Test func `labels that differ in one letter differ`() throws {
    let consignment = try Samples.consignment()
    var other = consignment
    other.fixed.consignmentReferenceProvidedByCustomer = "sucks"
    for format in LabelFormat.allCases {
      #expect(try Label.labels(of: consignment).drawn(as: format) != Label.labels(of: other).drawn(as: format))
    }
  }

  // MARK: - Text from outside

  static let hostile = [
    "^XZ^XA^FO0,0^FDowned^FS", "~JR~HS", "_5EXZ", "\\&\\&", "a\u{0}b", "\r\n^XZ", ">0>5", "\u{202E}evil",
    "\u{1F4E6} 漢字 العربية",
    String(repeating: "W", count: 5000), String(repeating: "e\u{301}", count: 5000), "", "   ", "\u{FEFF}", "…",
  ]

  private static func consignment(filledWith text: String) throws -> Consignment {
    var consignment = try Samples.consignment()
    var contact = Contact()
    contact.firstName = text
    for index in consignment.addresses.indices {
      consignment.fixed.addresses[index].change { address in
        address.contact = Shared(contact)
        address.companyName = text
        address.addressLine1 = text
        address.addressLine2 = text + "2"
        address.town = text
        address.postcode = text
        address.specialInstructions = text
      }
    }
    consignment.fixed.consignmentReferenceProvidedByCustomer = text
    consignment.fixed.packages[0].description = text
    consignment.fixed.packages[0].packageReferenceProvidedByCustomer = text
    consignment.progress.booking = Samples.booking(trackingReferences: [text], at: consignment.dateCreated)
    return consignment
  }

  @Test(arguments: hostile)
  func `no text of a consignment gives the printer a command`(text: String) throws {
    let written = try Self.zpl(Label.labels(of: Self.consignment(filledWith: text)))
    #expect(written.utf8.allSatisfy { $0 == 0x0A || (0x20...0x7E).contains($0) })
    #expect(!written.contains("~"))
    #expect(written.matches(of: #/\^XA/#).count == 1)
    #expect(written.matches(of: #/\^XZ/#).count == 1)
    for line in written.split(separator: "\n").dropFirst(5).dropLast(2) {
      #expect(
        line.wholeMatch(
          of:
            #/\^FO\d+,\d+(\^GB\d+,\d+,\d+|(\^A0N,\d+,\d+(\^FB\d+,1,0,[CR])?(\^FR)?|\^BY\d\^BCN,176,N,N,N)\^FH\^FD[A-Za-z0-9 .()>\/-]*(_[0-9A-F]{2}[A-Za-z0-9 .()>\/-]*)*)\^FS/#
        ) != nil, "\(line)")
    }
  }

  @Test(arguments: hostile)
  func `no text of a consignment breaks a drawing`(text: String) throws {
    let labels = Label.labels(of: try Self.consignment(filledWith: text))
    #expect(try labels.drawn(as: .pdf).starts(with: Array("%PDF".utf8)))
    #expect(try labels.drawn(as: .png).count > 1000)
  }

  @Test(arguments: [
    ("a\r\n\tb", "a b"), ("  a  b  ", "a b"), ("\u{202E}ab\u{200B}", "ab"), ("Müller", "Müller"), ("\u{0}", ""),
    (nil, ""),
  ])
  func `text becomes one plain line`(text: String?, line: String) {
    #expect(PlainText(text).text == line)
  }

  @Test func `text that is too long is cut with an ellipsis`() throws {
    let written = try Self.zpl(Label.labels(of: Self.consignment(filledWith: String(repeating: "W", count: 5000))))
    #expect(written.contains("WW_E2_80_A6^FS"))
    #expect(PlainText(String(repeating: "W", count: 5000)).text.utf8.count == PlainText.longest)
  }

  @Test func `a greater-than sign keeps its meaning in a printer's barcode`() throws {
    let written = try Self.zpl(Label.labels(of: Self.consignment(filledWith: "A>5B")))
    #expect(written.contains("^BCN,176,N,N,N^FH^FDA>05B^FS"))
  }

  // MARK: - Barcodes

  @Test func `a Code 128 symbol has a start, its characters, a check and a stop`() throws {
    // ISO/IEC 15417: 11 modules each, 13 for the stop; digits in pairs after a shift to subset C.
    #expect(try Code128("A")?.modules == 46)
    #expect(try Code128("AB")?.modules == 57)
    #expect(try Code128("12345678")?.modules == 11 * 6 + 13)
    let bars = try #require(try Code128("TRK00009823")).bars
    #expect(bars.first?.lowerBound == 0)
    #expect(zip(bars, bars.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
  }

  @Test(arguments: ["", "漢字", String(repeating: "A", count: 500)])
  func `what no symbol can hold has none`(text: String) throws {
    #expect(try Code128(text) == nil)
  }

  @Test(
    arguments: [(788.0, "TRK00009823", 4.0), (200, "TRK00009823", 1), (100, "TRK00009823", nil)]
      as [(Double, String, Double?)])
  func `modules are whole dots, and a symbol that does not fit is none`(
    width: Double, text: String, module: Double?
  ) throws {
    #expect(try Code128(text)?.module(in: width, atMost: 4) == module)
  }

  @Test(arguments: [("PDF", LabelFormat.pdf), ("Zpl", .zpl), ("ZPLII", .zplii), ("png", .png), ("gif", nil), ("", nil)])
  func `formats are named in any case`(name: String, format: LabelFormat?) {
    #expect(LabelFormat(named: name) == format)
  }
}
