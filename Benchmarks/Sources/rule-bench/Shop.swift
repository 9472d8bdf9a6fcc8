import KubeCEL
import KubeCore

/// The kind whose objects are held to rules.
enum Shop {
  static func text(items: Int) -> String {
    let items = (0..<items).map { index in
      #"{"name":"item-\#(index)","port":\#(1 + index % 60_000),"memory":"\#(index + 2)Mi","#
        + #""labels":{"app":"shop","tier":"web"}}"#
    }
    return #"{"apiVersion":"example.com/v1","kind":"Shop","metadata":{"name":"a"},"#
      + #""spec":{"items":[\#(items.joined(separator: ","))]}}"#
  }

  static let environment = Environment.kubernetes.declaring(
    ["self": .object("Spec")], types: Types())

  static let shape: ValueShape = {
    func property(_ name: String, _ shape: ValueShape) -> ValueShape.Property {
      ValueShape.Property(name: name, celName: name, shape: shape)
    }
    let text = ValueShape(.string)
    let item = ValueShape(
      .object([
        property("name", text), property("port", ValueShape(.int)), property("memory", text),
        property("labels", ValueShape(.map(text))),
      ]))
    return ValueShape(.object([property("items", ValueShape(.list(.atomic, item)))]))
  }()

  private struct Types: TypeProvider {
    func hasType(named name: String) -> Bool { ["Spec", "Item"].contains(name) }

    func type(ofField field: String, in name: String) -> CELType? {
      switch (name, field) {
      case ("Spec", "items"): .list(.object("Item"))
      case ("Item", "name"), ("Item", "memory"): .string
      case ("Item", "port"): .int
      case ("Item", "labels"): .map(.string, .string)
      default: nil
      }
    }
  }

  static func definition(_ rules: [String]) -> CustomResourceDefinition {
    let item: JSONValue = [
      "type": "object", "required": ["name", "port"],
      "properties": [
        "name": ["type": "string", "maxLength": 63], "port": ["type": "integer"],
        "memory": ["type": "string", "maxLength": 20],
        "labels": [
          "type": "object", "maxProperties": 4,
          "additionalProperties": ["type": "string", "maxLength": 63],
        ],
      ],
    ]
    var spec: JSONValue = [
      "type": "object", "required": ["items"],
      "properties": ["items": ["type": "array", "maxItems": 2000, "items": item]],
    ]
    if !rules.isEmpty {
      spec["x-kubernetes-validations"] = .array(rules.map { ["rule": .string($0)] })
    }
    let version: JSONValue = [
      "name": "v1", "served": true, "storage": true,
      "schema": ["openAPIV3Schema": ["type": "object", "properties": ["spec": spec]]],
    ]
    let definition: JSONValue = [
      "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
      "metadata": ["name": "shops.example.com"],
      "spec": [
        "group": "example.com", "scope": "Namespaced",
        "names": ["kind": "Shop", "plural": "shops"], "versions": [version],
      ],
    ]
    guard let made = try? CustomResourceDefinition(json: definition.jsonText()) else {
      preconditionFailure("the definition is none")
    }
    return made
  }
}
