package struct ApiLink: Codable, Equatable, Sendable {
  package var rel: String
  package var href: String

  package init(rel: String, href: String) {
    self.rel = rel
    self.href = href
  }
}
