import ArgumentParser
import Files

/// `report`: what a running server has found in what its clients did.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write what a running server found in what its clients did.",
    discussion: """
      Names one world by each --key or --world; the key may also stand in SORTEDPRO_KEY, the control token in \
      SANDBOX_CONTROL_TOKEN. Exit code 1 when there is a finding of the severity of --fail-on or above, as an \
      expectation is that is not met, or when the server cannot be asked.
      """)

  @Option(help: "Base URL of the server.") var url = "http://127.0.0.1:8080"
  @Option(help: "PEM file with the authorities to trust by https, in place of the machine's.") var ca: String?
  @Option(help: "A world's key, repeated for several.") var key: [String] = []
  @Option(help: "A world's name as GET /_sandbox/worlds shows it, likewise.") var world: [String] = []
  @Option(help: "How it is written: text, json, junit or markdown.") var format = ReportFormat.text
  @Option(help: "Least severity that fails: notice, warning or error.") var failOn: ReportedFinding.Severity?

  func run() throws {
    let client = try HTTPClient(server: try ServerURL(url), authorities: ca)
    let environment = ProcessEnvironment.variables
    var keys = key
    if keys.isEmpty, world.isEmpty, let own = environment["SORTEDPRO_KEY"], !own.isEmpty { keys = [own] }
    guard !keys.isEmpty || !world.isEmpty else {
      throw Failure(.usage, ["whose findings? Name a world by --key, --world or SORTEDPRO_KEY"])
    }
    var fields: [(name: String, value: String)] = []
    if let token = environment["SANDBOX_CONTROL_TOKEN"], !token.isEmpty {
      fields.append(("Authorization", "Bearer \(token)"))
    }
    var answers: [Answer] = []
    for (place, key) in keys.enumerated() {
      guard key.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
        throw Failure(.usage, ["a key is one line of text"])
      }
      let fields = fields + [("ocp-apim-subscription-key", key)]
      answers.append(try ask(client, "/_sandbox/findings", fields, world: "key \(place + 1)"))
    }
    for world in world {
      answers.append(try ask(client, "/_sandbox/findings?world=\(Self.encoded(world))", fields, world: world))
    }
    let findings = answers.flatMap(\.findings).enumerated()
      .sorted { ($1.element.severity.rank, $0.offset) < ($0.element.severity.rank, $1.offset) }.map(\.element)
    Output.standardOutput.text(format.written(findings, answers.flatMap(\.expectations), failing: failOn))
    guard let failOn else { return }
    let failures = findings.filter { $0.severity.rank >= failOn.rank }.count
    if failures > 0 { throw Failure(.environment, ["\(failures) finding(s) of severity \(failOn.rawValue) or above"]) }
  }

  /// What a server says of one world.
  private struct Answer {
    let findings: [ReportedFinding]
    let expectations: [ReportedExpectation]
  }

  private func ask(
    _ client: HTTPClient, _ target: String, _ fields: [(name: String, value: String)], world: String
  ) throws(Failure) -> Answer {
    let answer: HTTPClient.Answer
    do {
      answer = try client.send("GET", target, fields: fields)
    } catch {
      throw Failure(.environment, ["\(url) cannot be asked: \(error.reason)"])
    }
    guard answer.status == 200, let findings = ReportedFinding.all(in: answer.body, world: world) else {
      throw Failure(.environment, ["\(url) answers \(answer.status) for \(world): \(Self.message(answer.body))"])
    }
    return Answer(findings: findings, expectations: ReportedExpectation.all(in: answer.body, world: world))
  }

  private static func message(_ body: [UInt8]) -> String { String(decoding: body.prefix(300), as: UTF8.self) }

  /// - Source: RFC 3986, section 2.3.
  private static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: String(UnicodeScalar(byte))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}

extension ReportFormat: ExpressibleByArgument {}
extension ReportedFinding.Severity: ExpressibleByArgument {}
