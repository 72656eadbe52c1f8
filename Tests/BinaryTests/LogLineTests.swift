import Contract
import Foundation
import Hosting
import Logging
import Testing
import Text

@testable import sortedpro_sandbox

@Suite struct LogLineTests {
  private func line(
    _ message: String, _ metadata: Logger.Metadata = [:], format: Settings.LogFormat = .text
  ) throws -> String {
    let time = try #require(DateTimeOffset("2019-06-14T09:00:00.125Z"))
    return LogLine(time: time, level: .info, message: message, metadata: metadata).rendered(format)
  }

  @Test func `text is a time, a level, an event and its fields by name`() throws {
    #expect(
      try line("refused", ["status": "400", "reason": "two words", "empty": "", "bare": "a/b?c"])
        == #"2019-06-14T09:00:00.125+00:00 info refused bare=a/b?c empty="" reason="two words" status=400"#)
  }

  @Test func `JSON is one object with the same`() throws {
    #expect(
      try line("refused", ["status": "400", "time": "x"], format: .json)
        == #"{"time":"2019-06-14T09:00:00.125+00:00","level":"info","message":"refused","status":"400","time_":"x"}"#)
  }

  @Test(arguments: ["a\nb", "a\r\nb", "\u{1B}[31m", "\u{2028}", "\u{202E}", "\0", "\u{85}", "\"\\", "a=b \""])
  func `no value breaks out of its line`(value: String) throws {
    let text = try line(value, ["field": "\(value)", "\(value)": "name"])
    #expect(!text.unicodeScalars.contains { OneLine.isUnsafe($0) })
    let json = try line(value, ["field": "\(value)"], format: .json)
    #expect(!json.unicodeScalars.contains { OneLine.isUnsafe($0) })
    let back = try JSONDecoder().decode([String: String].self, from: Data(json.utf8))
    #expect(back["field"] == value)
    #expect(back["message"] == value)
  }

  @Test(arguments: [
    "authorization", "Authorization", "Proxy-Authorization", "ocp-apim-subscription-key", "subscription-key", "key",
    "apiKeys", "api-key", "controlToken", "Cookie",
  ])
  func `a field that holds a secret by its name is not written`(name: String) throws {
    #expect(!(try line("event", ["\(name)": "s3cret"]).contains("s3cret")))
    #expect(!(try line("event", ["headers": ["\(name)": "s3cret"]], format: .json).contains("s3cret")))
  }

  @Test(arguments: [
    ("/allocate?subscription-key=s3cret&x=1", "/allocate?subscription-key=(redacted)&x=1"),
    ("/a?Subscription-Key=s3cret", "/a?Subscription-Key=(redacted)"),
    ("Authorization: Bearer s3cret, Accept", "Authorization: Bearer (redacted), Accept"),
    ("ocp-apim-subscription-key: s3cret", "ocp-apim-subscription-key: (redacted)"),
    ("the bearer", "the bearer"), ("", ""), ("naïve £ subscription-key=é", "naïve £ subscription-key=(redacted)"),
  ])
  func `a secret inside a text is masked`(text: String, expected: String) throws {
    #expect(Redaction.masked(text) == expected)
  }

  @Test func `the level that was asked for is the least that is written`() {
    var settings = Settings()
    settings.logLevel = .error
    let queue = LogQueue(level: settings.logLevel, format: settings.logFormat)
    #expect(settings.logger(on: queue).logLevel == .error)
  }
}
