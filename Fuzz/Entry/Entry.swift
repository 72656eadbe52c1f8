import CFuzzer
import Fuzzers

@main enum Entry {
  static func main() {
    _ = Fuzzer.chosen
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    _ = withUnsafeMutablePointer(to: &arguments) { arguments in
      LLVMFuzzerRunDriver(&count, arguments) { data, size in
        Fuzzer.chosen.run(Array(UnsafeBufferPointer(start: data, count: size)))
        return 0
      }
    }
  }
}
