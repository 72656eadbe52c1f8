import ArgumentParser
import Files
import Text

/// `replay`: sends a journal again, to another server or another version of this one, and says what differs.
struct Replay: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Send an exported journal again and name each difference.",
    discussion: """
      The file is what GET /_sandbox/requests writes with format=har, or as application/x-ndjson. Each world's requests go \
      to a world of their own, unless SORTEDPRO_KEY holds a key for all, as the vendor's own sandbox needs it. Where no answer came, or not all of one, that is compared. Exit code 0 when nothing differs, 1 when something does, 2 for a file \
      without requests.
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
    guard exchanges.contains(where: \.canBeSent) else {
      let reason = exchanges.isEmpty ? "holds no request" : "holds no request whose body was kept whole"
      throw Failure(.usage, ["'\(file)' \(reason); nothing was sent"])
    }
    let client = try HTTPClient(server: server, authorities: ca)
    let key = ProcessEnvironment.variables["SORTEDPRO_KEY"].flatMap { $0.isEmpty ? nil : $0 }
    guard key?.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) ?? true else {
      throw Failure(.usage, ["SORTEDPRO_KEY is to be visible ASCII without blanks"])
    }
    var comparison = AnswerComparison(isExact: exact)
    var tally = ReplayTally()
    for exchange in exchanges {
      let title = "#\(exchange.number) \(exchange.method) \(exchange.target)"
      guard exchange.canBeSent else {
        Output.standardError.line("\(title): not sent, the journal kept only the beginning of its body")
        tally.unsent += 1
        continue
      }
      let outcome: HTTPClient.Outcome
      do {
        outcome = try send(exchange, by: client, key: key ?? "replay-\(exchange.keyHash ?? "1")", comparison)
      } catch {
        throw Failure(.environment, ["\(title): \(against) cannot be asked: \(error.reason)"])
      }
      tally.sent += 1
      let judgement = comparison.judgement(of: exchange, outcome, origin: server.origin)
      if judgement.isByStatusAlone { tally.byStatusAlone += 1 }
      if !judgement.differences.isEmpty { tally.differing += 1 }
      for difference in judgement.differences { Output.standardOutput.line("\(title): \(difference)") }
    }
    Output.standardOutput.line(tally.summary)
    if tally.differing > 0 { throw ExitCode(1) }
  }

  private func send(
    _ exchange: RecordedExchange, by client: HTTPClient, key: String, _ comparison: AnswerComparison
  ) throws(SystemFailure) -> HTTPClient.Outcome {
    var client = client
    if exchange.isHung { client.patience = Self.silence }
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
    return try client.exchange(exchange.method, target, fields: fields, body: body)
  }

  /// How long nothing has to come where nothing came before.
  private static let silence = Duration.seconds(5)

  /// Larger files are not read.
  private static let largestFile = 1 << 30
}
