import KubeCore
import KubeJSON

extension FieldManager {
  static func apply(
    live: JSONValue?, patch: JSONValue, force: Bool, context: FieldContext
  ) throws(Refusal) -> JSONValue { MergePatch.apply(patch, to: live ?? [:]) }
}
