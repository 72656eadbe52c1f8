/// How one platform or runtime is told to trust a certificate.
struct TrustRecipe {
  let platform: String
  /// One line, for the platform's own shell.
  let command: String

  /// For each of them, with the path of a PEM file.
  static func all(certificate path: String) -> [TrustRecipe] {
    let file = quoted(path)
    return [
      .init(
        platform: "Debian, Ubuntu",
        command: "sudo install -m 644 \(file) /usr/local/share/ca-certificates/sortedpro-sandbox.crt"
          + " && sudo update-ca-certificates"),
      .init(
        platform: "macOS",
        command: "sudo security add-trusted-cert -d -r trustRoot -k /Library/Keychains/System.keychain \(file)"),
      .init(platform: "Windows", command: "certutil -user -addstore Root \(file)"),
      .init(
        platform: "Java",
        command: "keytool -importcert -noprompt -cacerts -storepass changeit -alias sortedpro-sandbox -file \(file)"),
      .init(platform: "Node", command: "export NODE_EXTRA_CA_CERTS=\(file)"),
      .init(platform: "Python", command: "export SSL_CERT_FILE=\(file) REQUESTS_CA_BUNDLE=\(file)"),
      .init(platform: "PHP", command: "php -d openssl.cafile=\(file) -d curl.cainfo=\(file) …"),
      .init(
        platform: ".NET", command: "export SSL_CERT_FILE=\(file) (on Linux; elsewhere as macOS or Windows)"),
      .init(platform: "curl", command: "curl --cacert \(file) https://localhost:8443/_sandbox/health"),
    ]
  }

  /// As a shell takes it for one word.
  private static func quoted(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "/._-+@:".utf8.contains(byte)
      }
    }
    return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }
}
