import Foundation
import PodTypes

/// Whether both codecs give back what they read: figures of codecs that lose something could not be compared.
enum Fidelity {
  static func sentence(
    _ data: Data, _ ours: KubeCodec, _ other: FoundationCodec
  ) throws -> String {
    let document = canonical(try JSONValue(json: Array(data)))
    let kube = try JSONValue(json: ours.encoded(ours.decode()))
    let plain = try JSONValue(json: other.encoded(other.decode()))
    switch (canonical(kube) == document, canonical(plain) == document) {
    case (true, true): return "Both give back what they read, but for nulls."
    case (true, false):
      return
        "swift-kube gives back what it read; the plain structs lose members that they do not have."
    case (false, _):
      throw Command.Failure(description: "swift-kube does not give back what it read.")
    }
  }

  /// Without nulls, and without the apiVersion and kind of a list's items, which a server leaves out and we write.
  private static func canonical(_ value: JSONValue) -> JSONValue {
    var value = withoutNulls(value)
    guard let items = value["items"]?.array else { return value }
    value["items"] = .array(
      items.map { item in
        var item = item
        item["apiVersion"] = nil
        item["kind"] = nil
        return item
      })
    return value
  }

  private static func withoutNulls(_ value: JSONValue) -> JSONValue {
    if let values = value.array { return .array(values.map(withoutNulls)) }
    guard let members = value.object else { return value }
    return .object(members.filter { !$0.value.isNull }.mapValues(withoutNulls))
  }
}
