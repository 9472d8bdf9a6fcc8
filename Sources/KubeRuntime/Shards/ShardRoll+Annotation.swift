import KubeCore
import KubeJSON

extension ShardRoll {
  static let annotation = "swift-kube/roll"

  /// Nil for what is no roll, whoever wrote it.
  init?(annotation text: String) {
    guard let value = try? JSONValue(json: text), let epoch = value["epoch"]?.int,
      (0..<Self.epochs).contains(epoch), let knowsPast = value["knowsPast"]?.bool,
      let items = value["members"]?.array
    else { return nil }
    self.epoch = epoch
    self.knowsPast = knowsPast
    entries = []
    for item in items {
      guard let name = item["name"]?.string, let session = item["session"]?.string,
        let states = item["is"]?.array
      else { return nil }
      let names = Set(states.compactMap(\.string))
      entries.append(
        Entry(
          name: name, session: session, isMember: names.contains("member"),
          wasMember: names.contains("former"), hasAgreed: names.contains("agreed"),
          isGone: names.contains("gone")))
    }
    guard Set(entries.map(\.session)).count == entries.count else { return nil }
  }

  var annotationText: String {
    let members = entries.map { entry -> JSONValue in
      var states: [JSONValue] = []
      if entry.isMember { states.append("member") }
      if entry.wasMember { states.append("former") }
      if entry.hasAgreed { states.append("agreed") }
      if entry.isGone { states.append("gone") }
      return [
        "name": .string(entry.name), "session": .string(entry.session), "is": .array(states),
      ]
    }
    let value: JSONValue = [
      "epoch": JSONValue(epoch), "knowsPast": .bool(knowsPast), "members": .array(members),
    ]
    return value.text
  }
}
