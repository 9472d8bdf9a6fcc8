import KubeJSON

/// Events of a watch in one piece, those of one object as one.
enum MergedEvents {
  private struct Event {
    var type: String
    var line: [UInt8]
  }

  static func merge(_ lines: [[UInt8]]) -> [UInt8] {
    guard lines.count > 1 else { return lines.first ?? [] }
    var events: [Event?] = []
    var places: [String: Int] = [:]
    for line in lines {
      guard let value = try? JSONValue(tree: line.dropLast()), let type = value["type"]?.string,
        ["ADDED", "MODIFIED", "DELETED"].contains(type),
        let uid = value["object"]?["metadata"]?["uid"]?.string
      else {
        events.append(Event(type: "", line: line))
        continue
      }
      guard let place = places[uid], let before = events[place] else {
        places[uid] = events.count
        events.append(Event(type: type, line: line))
        continue
      }
      // In the place of the last, so that versions go up.
      events[place] = nil
      switch (before.type, type) {
      case ("ADDED", "DELETED"): places[uid] = nil
      case ("ADDED", _):
        var added = value
        added["type"] = "ADDED"
        places[uid] = events.count
        events.append(Event(type: "ADDED", line: Array(added.text.utf8) + [UInt8(ascii: "\n")]))
      case ("DELETED", "ADDED"):
        // It left a selection and came back.
        var modified = value
        modified["type"] = "MODIFIED"
        places[uid] = events.count
        events.append(
          Event(type: "MODIFIED", line: Array(modified.text.utf8) + [UInt8(ascii: "\n")]))
      default:
        places[uid] = events.count
        events.append(Event(type: type, line: line))
      }
    }
    return events.compactMap { $0?.line }.flatMap(\.self)
  }
}
