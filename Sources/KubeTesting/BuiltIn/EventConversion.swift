import KubeJSON

/// Events of both APIs are stored as those of the core group.
enum EventConversion {
  /// Core group, `events.k8s.io`.
  private static let names = [
    ("involvedObject", "regarding"), ("message", "note"), ("source", "deprecatedSource"),
    ("firstTimestamp", "deprecatedFirstTimestamp"),
    ("lastTimestamp", "deprecatedLastTimestamp"), ("count", "deprecatedCount"),
    ("reportingComponent", "reportingController"),
  ]

  static func convert(_ event: JSONValue, to apiVersion: String) -> JSONValue {
    guard event.text("apiVersion") != apiVersion, let members = event.members else { return event }
    let isCore = apiVersion == "v1"
    var converted = JSONValue(
      members: members.map { member in
        let pair = names.first { (isCore ? $0.1 : $0.0) == member.name }
        return .init(
          name: pair.map { isCore ? $0.0 : $0.1 } ?? member.name, value: member.value)
      })
    converted["apiVersion"] = .string(apiVersion)
    // What Go writes though it is empty.
    for name in ["reportingComponent", "reportingInstance"] where isCore {
      if converted[name] == nil { converted[name] = "" }
    }
    if isCore {
      if converted["involvedObject"] == nil { converted["involvedObject"] = [:] }
    } else {
      for name in ["reportingController", "reportingInstance", "regarding"]
      where converted.isUnset(name) {
        converted[name] = name == "regarding" ? [:] : nil
      }
    }
    return converted
  }
}

/// Between the versions in which built-in objects are served and stored.
enum BuiltInConversion {
  static func convert(_ object: JSONValue, to apiVersion: String) -> JSONValue {
    switch object.text("kind") {
    case "Event": EventConversion.convert(object, to: apiVersion)
    case "HorizontalPodAutoscaler": AutoscalerConversion.convert(object, to: apiVersion)
    default: object
    }
  }
}
