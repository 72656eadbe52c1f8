import Glibc

/// One part of the house that takes bytes from strangers. None of them may end the process, hang, or hold more than its limits.
public struct Fuzzer: Sendable {
  public let name: String
  public let run: @Sendable ([UInt8]) -> Void

  init(_ name: String, _ run: @escaping @Sendable ([UInt8]) -> Void) {
    self.name = name
    self.run = run
  }

  static let all = [
    http1, http2, tls, json, xml, bodies, targets, control, fixtures, faultHeader, stateFile, recordings, texts,
  ]

  /// The one that `FUZZER` names.
  public static let chosen: Fuzzer = {
    let name = getenv("FUZZER").map { String(cString: $0) } ?? ""
    guard let fuzzer = all.first(where: { $0.name == name }) else {
      say("FUZZER must be one of \(all.map(\.name).joined(separator: ", "))")
      exit(2)
    }
    return fuzzer
  }()
}

private func say(_ text: String) {
  let line = Array((text + "\n").utf8)
  _ = write(STDERR_FILENO, line, line.count)
}

/// Ends the process, which libFuzzer takes as a finding.
func require(_ condition: Bool, _ message: @autoclosure () -> String) {
  if !condition {
    say("fuzz: \(message())")
    abort()
  }
}

/// Reads numbers off the front of an input, so that one input can choose as well as say.
struct Cursor {
  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  mutating func byte() -> Int { Int(rest.popFirst() ?? 0) }

  mutating func choice<Element>(of elements: [Element]) -> Element {
    let number = elements.count > 256 ? byte() << 8 | byte() : byte()
    return elements[number % elements.count]
  }
}
