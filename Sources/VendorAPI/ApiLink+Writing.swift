import Contract
import HTTPCore
import HTTPTypes
import Wire

extension Call {
  /// What a creation answers: a list with the link to what was made. JSON is written straight, as a test holds it to.
  func reply(createdAt area: StaticString, _ reference: String) throws -> Reply {
    guard replyFormat == .json, version == .version1point1 else {
      return try reply([link("Link", "\(area)", reference)], status: .created)
    }
    var text = TextBuffer(capacity: 256)
    text.append(#"[{"Rel":"Link","Href":""#)
    text.append(link: linkPrefix, area, reference)
    text.append(#""}]"#)
    return reply(json: &text, status: .created)
  }
}
