import ArgumentParser
import Glibc
import Hosting

/// The way in: reads the command line, runs the command, and turns what went wrong into lines and an exit code.
@main
enum Program {
  static let name = "sortedpro-sandbox"
  static let version = Release.version

  static func main() {
    // A reader of our output, or a client, that goes away is an error of one write and not the end of the process.
    signal(SIGPIPE, SIG_IGN)
    let arguments = Root.joined(ProcessArguments.words)
    // Whoever waits for it must not find an old one, whatever becomes of this start.
    if Root.serves(arguments) { ReadyFile.removeStale(arguments, environment: ProcessEnvironment.variables) }
    do {
      if let failure = Root.complaint(about: arguments) { throw failure }
      if let flags = PlainCommandLine.flags(arguments) {
        try Serve.run(flags: flags)
      } else {
        var command = try Root.parseAsRoot(arguments)
        try command.run()
      }
    } catch let failure as Failure {
      end(failure)
    } catch let code as ExitCode {
      exit(code.rawValue)
    } catch {
      guard Root.exitCode(for: error) == .success else { end(Failure(.usage, [Root.message(for: error)])) }
      // Help and version arrive as errors too.
      Output.standardOutput.text(Root.fullMessage(for: error) + "\n")
    }
  }

  private static func end(_ failure: Failure) -> Never {
    for reason in failure.reasons { Output.standardError.line("Error: \(reason)") }
    for warning in failure.warnings { Output.standardError.line("warning: \(warning)") }
    exit(failure.kind.rawValue)
  }
}
