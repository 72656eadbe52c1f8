import Allocation
import Contract
import Dashboard
import Foundation
import HTTPCore
import HTTPTypes
import Journal
import Sandbox
import Testing

@testable import ControlAPI

@Suite struct DashboardTests {
  private func reply(
    _ path: String, _ fields: HTTPFields = [:], host: String = "localhost:8080", token: String? = nil
  ) throws -> Reply? {
    let head = HTTPRequest(method: .get, scheme: "http", authority: host, path: path, headerFields: fields)
    return try Controller(token: token).api.answer(Request(head: head))?.made()
  }

  private static let names = DashboardFile.all.map(\.name)

  private static func text(_ name: String) throws -> String {
    String(decoding: try #require(DashboardFile.all.first { $0.name == name }).bytes, as: UTF8.self)
  }

  // MARK: What is sent

  @Test(arguments: ["/_sandbox", "/_sandbox/", "/_SANDBOX/"])
  func `a browser is given a page that may load nothing from elsewhere`(path: String) throws {
    let page = try #require(try reply(path))
    #expect(page.status == .ok)
    #expect(page.fields[.contentType] == "text/html; charset=utf-8")
    #expect(
      page.fields[.contentSecurityPolicy]
        == "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'")
    #expect(page.fields[.xContentTypeOptions] == "nosniff")
    #expect(page.body == Array(try Self.text("index.html").utf8))
  }

  @Test(arguments: names)
  func `a file that the browser has is not sent again`(name: String) throws {
    let first = try #require(try reply("/_sandbox/dashboard/\(name)"))
    #expect(first.status == .ok)
    let tag = try #require(first.fields[.eTag])
    for known in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
      let again = try #require(try reply("/_sandbox/dashboard/\(name)", [.ifNoneMatch: known]))
      #expect(again.status == .notModified && again.body.isEmpty && again.fields[.eTag] == tag)
    }
    #expect(try reply("/_sandbox/dashboard/\(name)", [.ifNoneMatch: "\"other\""])?.status == .ok)
  }

  @Test(arguments: ["nothing.js", "..%2FPackage.swift", "Index.html", "index.html%00"])
  func `no other file is to be had`(name: String) throws {
    #expect(try reply("/_sandbox/dashboard/\(name)")?.status == .notFound)
  }

  @Test func `all files together have at most 150 KiB`() {
    #expect(DashboardFile.all.reduce(0) { $0 + $1.bytes.count } <= 150 * 1024)
  }

  /// An import that leads nowhere is a page that stays empty.
  @Test(arguments: names)
  func `whatever a file names is there`(name: String) throws {
    let text = try Self.text(name)
    let imports = text.matches(of: /from "\.\/([^"]+)"/).map { String($0.1) }
    let links = text.matches(of: /"\/_sandbox\/dashboard\/([^"]+)"/).map { String($0.1) }
    for named in imports + links { #expect(Self.names.contains(named), "\(named)") }
    #expect(!text.contains("https://"))
  }

  // MARK: Who may have it

  @Test func `a page of another name is refused as all of the surface`() throws {
    #expect(try reply("/_sandbox/", host: "evil.example")?.status == .forbidden)
    #expect(try reply("/_sandbox/dashboard/main.js", [.origin: "https://evil.example"])?.status == .forbidden)
  }

  @Test func `a page can be opened without the token, which each of its calls needs`() throws {
    #expect(try reply("/_sandbox/", token: "t0ken")?.status == .ok)
    #expect(try reply("/_sandbox/dashboard/main.js", token: "t0ken")?.status == .ok)
    for path in ["worlds", "requests", "look?path=/consignments/1/0", "consignments"] {
      #expect(try reply("/_sandbox/\(path)", token: "t0ken")?.status == .unauthorized)
    }
  }

  @Test func `a browser that looks at the root is led to the dashboard, and nobody else`() throws {
    let browser = try #require(try reply("/", [.accept: "text/html,application/xhtml+xml,*/*;q=0.8"]))
    #expect(browser.status == .found && browser.fields[.location] == "/_sandbox/")
    #expect(try reply("/", [.accept: "*/*"]) == nil)
    #expect(try reply("/") == nil)
    #expect(try reply("/consignments", [.accept: "text/html"]) == nil)
    #expect(try reply("/", [.accept: "text/html"], host: "evil.example") == nil)
  }

  // MARK: What it reads

  @Test func `a look hands the path to the vendor's API, and a copy of the caller's world`() throws {
    let controller = try Controller()
    let answer = try controller.get("look?path=/consignments/EC-000-05B-MMA%3Fx%3D1")
    #expect(answer.status == 200)
    #expect(answer.text == #"{"target":"/consignments/EC-000-05B-MMA?x=1","consignments":21}"#)
  }

  @Test(arguments: [
    ("look", "parameterNotAllowed"), ("look?path=consignments", "parameterNotAllowed"),
    ("look?path=/nothing", "notFound"), ("look?path=/x&y=1", "unknownParameter"),
  ])
  func `what cannot be looked at is refused`(call: String, code: String) throws {
    #expect(try Controller().get(call).code == code)
  }

  @Test func `consignments are counted by their states`() throws {
    let controller = try Controller()
    _ = try controller.tenant.allocate(["EC-000-05B-MMA"], to: .all)
    #expect(
      try controller.get("consignments").text
        == #"{"consignments":21,"states":[{"state":"Unallocated","count":18},{"state":"Allocated","count":2},{"state":"Cancelled","count":1}]}"#
    )
  }
}
