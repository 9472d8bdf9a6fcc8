import Foundation
import HTTPTypes
import KubeCore

/// One request of a recording, and what the server answered.
struct ReplayStep: Sendable {
  let index: Int
  let note: String?
  let method: String
  /// The path with its query, as it was sent.
  let target: String
  /// The header fields of the request, their names in lower case.
  let headers: [String: String]
  /// JSON, or text where it is a string; nil for none.
  let body: JSONValue?
  /// `admin`, or the token that was sent; nil for none.
  let user: String?
  /// A watch that was opened before the steps that it stands behind.
  let isConcurrent: Bool
  let status: Int
  let answerFields: HTTPFields
  /// The answer's body: JSON, text, or the lines of a watch.
  let answer: [UInt8]

  /// Nil for what is no step.
  init?(_ index: Int, _ json: JSONValue) {
    guard let request = json["request"], let response = json["response"],
      let method = request["method"]?.string, let target = request["path"]?.string,
      let status = response["status"]?.int
    else { return nil }
    self.index = index
    note = json["note"]?.string
    self.method = method
    self.target = target
    headers = Dictionary(
      (request["headers"]?.object ?? [:]).compactMap { name, value in
        value.string.map { (name.lowercased(), $0) }
      }, uniquingKeysWith: { $1 })
    body = [request["body"]].compactMap(\.self).first { !$0.isNull }
    user = request["user"]?.string
    isConcurrent = json["concurrent"]?.bool ?? false
    self.status = status
    var fields = HTTPFields()
    for (name, value) in response["headers"]?.object ?? [:] {
      guard let name = HTTPField.Name(name), let value = value.string else { continue }
      fields.append(HTTPField(name: name, value: value))
    }
    answerFields = fields
    if let lines = response["lines"]?.array {
      // The recording's own line breaks, between members, are not those of the wire.
      answer = lines.flatMap { $0.text.utf8.filter { $0 != 0x0A } + [0x0A] }
    } else if let text = response["body"]?.string {
      answer = Array(text.utf8)
    } else {
      answer = response["body"].map { $0.isNull ? [] : Array($0.text.utf8) } ?? []
    }
  }

  var path: String { Self.split(target).path }

  /// The parameters of a path's query, decoded, in the order of their names.
  static func split(_ target: String) -> (path: String, query: [QueryPair]) {
    guard let mark = target.firstIndex(of: "?") else { return (target, []) }
    let query = target[target.index(after: mark)...].split(separator: "&").map { item in
      let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let decoded = parts.map { $0.removingPercentEncoding ?? String($0) }
      return QueryPair(name: decoded[0], value: decoded.count > 1 ? decoded[1] : "")
    }
    return (String(target[..<mark]), query.sorted { ($0.name, $0.value) < ($1.name, $1.value) })
  }

  struct QueryPair: Hashable, CustomStringConvertible {
    var name: String
    var value: String
    var description: String { "\(name)=\(value)" }
  }
}

extension ReplayStep: CustomStringConvertible {
  var description: String {
    "step \(index), \(method) \(target)" + (note.map { " (\($0))" } ?? "")
  }
}
