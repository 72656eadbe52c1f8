import HTTPTypes
import Testing

@testable import Journal

@Suite struct RedactionTests {
  private static let secret = "s3cr3t-K3y"

  /// Everything that an entry tells of its heads.
  private static func told(_ entry: Entry) -> String {
    let values = entry.query + entry.requestFields + entry.responseFields
    return ([entry.path, entry.target, entry.hint ?? ""] + values.flatMap { [$0.name, $0.value] })
      .joined(separator: "\n")
  }

  @Test(arguments: [
    [("ocp-apim-subscription-key", secret)], [("Ocp-Apim-Subscription-Key", secret)],
    [("Authorization", "Bearer \(secret)")], [("authorization", "Basic \(secret)")], [("AUTHORIZATION", secret)],
    [("Proxy-Authorization", "Basic \(secret)")], [("Cookie", "session=\(secret)")], [("X-Api-Key", secret)],
    [("X-Auth-Token", secret)], [("Referer", "http://localhost/?subscription-key=\(secret)&x=1")],
    [("ocp-apim-subscription-key", secret), ("X-Note", "the key is \(secret)!")],
    [("Authorization", "Bearer \(secret)"), ("X-Forwarded-Auth", "\(secret)")],
    [("X-Debug", "Authorization: bearer \(secret)")],
  ])
  func `no key and no credential in a field`(fields: [(String, String)]) throws {
    let entry = try Sample.entry(fields: fields)
    #expect(!Self.told(entry).contains(Self.secret))
    #expect(entry.requestFields.map(\.name) == fields.map(\.0), "that it was sent is told")
  }

  @Test(arguments: [
    "subscription-key=\(secret)", "a=b&Subscription-Key=\(secret)&c=d", "subscription%2Dkey=\(secret)",
    "SUBSCRIPTION-KEY=\(secret)", "access_token=\(secret)", "%73ubscription-key=\(secret)&subscription-key=\(secret)",
    "subscription-key=%73%33cr3t-K3y&a=1",
  ])
  func `no key in the query`(query: String) throws {
    let entry = try Sample.entry(.get, "/consignments/EC-000-05B-MMA?\(query)")
    #expect(!Self.told(entry).contains(Self.secret))
    #expect(!Self.told(entry).contains("%73%33cr3t"))
  }

  @Test(arguments: [
    ("/consignments/\(secret)/status", [("ocp-apim-subscription-key", secret)]),
    ("/\(secret)?subscription-key=\(secret)", []),
  ])
  func `no key in the path`(target: String, fields: [(String, String)]) throws {
    let entry = try Sample.entry(.get, target, fields: fields)
    #expect(!Self.told(entry).contains(Self.secret) && entry.path.contains("/(redacted)"), "\(entry.target)")
  }

  @Test func `a key of letters alone takes no word out of a path`() throws {
    let entry = try Sample.entry(
      .get, "/allocation/allocate", fields: [("ocp-apim-subscription-key", "allocation")])
    #expect(entry.path == "/allocation/allocate")
  }

  @Test func `the rest of a target stays as it was sent`() throws {
    let entry = try Sample.entry(.get, "/a%20b/?x=1&&subscription-key=k&y=%26&z")
    #expect(entry.target == "/a%20b/?x=1&&subscription-key=(redacted)&y=%26&z")
    #expect(entry.path == "/a%20b/")
    #expect(
      entry.query == [
        NamedValue("x", "1"), NamedValue("subscription-key", "(redacted)"), NamedValue("y", "&"), NamedValue("z", ""),
      ])
    #expect(entry.hasKeyInQuery)
    #expect(try !Sample.entry(.get, "/a?x=subscription-key").hasKeyInQuery)
  }

  @Test func `a short key is hidden in its own field and does not eat letters elsewhere`() throws {
    let entry = try Sample.entry(fields: [("ocp-apim-subscription-key", "a"), ("Accept", "application/json")])
    #expect(entry.requestFields.map(\.value) == ["(redacted)", "application/json"])
  }
}
