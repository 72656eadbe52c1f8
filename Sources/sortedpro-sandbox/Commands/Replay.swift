import ArgumentParser
import Files
import Text

/// `replay`: sends a journal again, to another server or another version of this one, and says what differs.
struct Replay: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Send an exported journal again and name each difference.",
    discussion: """
      The file is what GET /_sandbox/requests writes with format=har, or as application/x-ndjson. Each world's requests go \
      to a world of their own, unless SORTEDPRO_KEY holds a key for all, as the vendor's own sandbox needs it. Exit code 0 when nothing differs, 1 when something does.
      """)

  @Argument(help: "The journal: an HTTP archive, or JSON lines.") var file: String
  @Option(help: "Base URL of the server to send it to.") var against: String
  @Option(help: "PEM file with the authorities to trust by https, in place of the machine's.") var ca: String?
  @Flag(help: "Take no other id, reference or time for the same.") var exact = false

  func run() throws {
    let server = try ServerURL(against)
    let bytes: [UInt8]
    do {
      bytes = try WholeFile.read(file, atMost: Self.largestFile)
    } catch {
      throw Failure(.usage, ["'\(file)' cannot be read: \(error.reason)"])
    }
    let exchanges: [RecordedExchange]
    do { exchanges = try RecordedExchange.all(in: bytes) } catch { throw Failure(.usage, [error.reason]) }
    let client = try HTTPClient(server: server, authorities: ca)
    let key = ProcessEnvironment.variables["SORTEDPRO_KEY"].flatMap { $0.isEmpty ? nil : $0 }
    guard key?.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) ?? true else {
      throw Failure(.usage, ["SORTEDPRO_KEY is to be visible ASCII without blanks"])
    }
    var comparison = AnswerComparison(isExact: exact)
    var (sent, differing) = (0, 0)
    for exchange in exchanges {
      let title = "#\(exchange.number) \(exchange.method) \(exchange.target)"
      guard exchange.canBeSent else {
        Output.standardError.line("\(title): not sent, the journal kept only the beginning of its body")
        continue
      }
      let answer: HTTPClient.Answer
      do {
        answer = try send(exchange, by: client, key: key ?? "replay-\(exchange.keyHash ?? "1")", comparison)
      } catch {
        throw Failure(.environment, ["\(title): \(against) cannot be asked: \(error.reason)"])
      }
      sent += 1
      let differences = comparison.differences(exchange, answer, origin: server.origin)
      if !differences.isEmpty { differing += 1 }
      for difference in differences { Output.standardOutput.line("\(title): \(difference)") }
    }
    Output.standardOutput.line(
      "\(sent) request(s) sent again, \(differing == 0 ? "no difference" : "\(differing) answered differently")")
    if differing > 0 { throw ExitCode(1) }
  }

  private func send(
    _ exchange: RecordedExchange, by client: HTTPClient, key: String, _ comparison: AnswerComparison
  ) throws(SystemFailure) -> HTTPClient.Answer {
    // The key goes where it was.
    let hidden = "=" + Redaction.mask
    var target = comparison.renamed(exchange.target)
    var fields = exchange.fields.map { (name: $0.name, value: comparison.renamed($0.value)) }
    if target.contains(hidden) {
      target = target.replacing(hidden, with: "=" + key)
    } else {
      fields.append(("ocp-apim-subscription-key", key))
    }
    let text = String(validating: exchange.body, as: UTF8.self)
    let body = text.map { Array(comparison.renamed($0).utf8) } ?? exchange.body
    return try client.send(exchange.method, target, fields: fields, body: body)
  }

  /// Larger files are not read.
  private static let largestFile = 1 << 30
}
