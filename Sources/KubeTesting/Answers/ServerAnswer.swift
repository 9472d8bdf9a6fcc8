import HTTPTypes
import KubeJSON
import KubeTransport

/// What the server answers.
struct ServerAnswer: Sendable {
  var status: Int
  var fields: HTTPFields
  var body: Body

  enum Body: Sendable {
    case bytes([UInt8])
    case stream(any ResponseBodySource)
  }

  init(_ status: Int, contentType: String, _ bytes: [UInt8], fields: HTTPFields = [:]) {
    self.status = status
    self.fields = fields
    self.fields[.contentType] = contentType
    body = .bytes(bytes)
  }

  init(_ status: Int, text: String) {
    self.init(status, contentType: "text/plain; charset=utf-8", Array(text.utf8))
  }

  init(stream source: any ResponseBodySource, contentType: String) {
    status = 200
    fields = [.contentType: contentType]
    body = .stream(source)
  }

  static let pageNotFound = ServerAnswer(404, text: "404 page not found\n")
}

extension HTTPField.Name {
  static let warning = HTTPField.Name("Warning") ?? .server
}
