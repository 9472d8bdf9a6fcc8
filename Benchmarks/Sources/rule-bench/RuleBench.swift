import ArgumentParser
import Foundation
import KubeCore
import KubeValidation

/// What rules cost: to compile those of a definition, and to hold an object of 1,000 items to them.
@main
struct RuleBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rule-bench",
    abstract: "Measure rules beside reading the object that they are about.")

  @Option(help: "How many items the object has.") var items = 1000
  @Option(help: "How often each is measured; the best counts.") var rounds = 10

  /// From the plainest to one that makes a list.
  private static let rules = [
    "self.items.all(x, x.port > 0)",
    "self.items.all(x, has(x.labels) && x.labels.size() < 9)",
    "self.items.all(x, x.name.matches('^[a-z][a-z0-9-]*$'))",
    "self.items.all(x, x.?labels.?app.orValue('') != 'none')",
    "self.items.exists(x, x.name == 'nowhere') || self.items.size() > 0",
    "self.items.filter(x, x.port > 100).size() >= 0",
    "self.items.map(x, x.port).sum() > 0",
    "self.items.all(x, quantity(x.memory).isGreaterThan(quantity('1Mi')))",
  ]

  func run() throws {
    let text = object.jsonText
    let reading = try Measurement.best(of: rounds) { _ = try DynamicObject(json: text) }
    let plain = try ObjectValidator(Self.definition([]), version: "v1")
    let object = try DynamicObject(json: text)
    let schema = try Measurement.best(of: rounds) { try plain.validate(object) }
    print("An object of \(items) items, \(text.utf8.count >> 10) KiB of JSON; CPU ms")
    print("to read it                ", Self.text(reading))
    print("to hold it to its schema  ", Self.text(schema))
    print("and to a rule, beside the schema, and as a share of reading:")
    for rule in Self.rules {
      let validator = try ObjectValidator(Self.definition([rule]), version: "v1")
      let whole = try Measurement.best(of: rounds) { try validator.validate(object) }
      let cost = max(0, whole - schema)
      print(" ", Self.text(cost), " ", String(format: "%.2f", cost / reading), " ", rule)
    }
    let many = Self.definition(
      (0..<200).map { "self.items.size() + \($0) > 0 || \(Self.rules[0])" })
    let compiling = try Measurement.best(of: rounds) {
      _ = try ObjectValidator(many, version: "v1")
    }
    print("to compile 200 rules, with their costs ", Self.text(compiling))
  }

  private static func text(_ milliseconds: Double) -> String {
    String(format: "%8.3f", milliseconds)
  }

  private var object: Sample { Sample(items: items) }

  private static func definition(_ rules: [String]) -> CustomResourceDefinition {
    let definition = JSONValue.definition(rules: rules)
    guard let made = try? CustomResourceDefinition(json: definition.jsonText()) else {
      preconditionFailure("the definition is none")
    }
    return made
  }
}

/// The object that is checked.
private struct Sample {
  let items: Int

  var jsonText: String {
    let items = (0..<items).map { index in
      #"{"name":"item-\#(index)","port":\#(1 + index % 60_000),"memory":"\#(index + 2)Mi","#
        + #""labels":{"app":"shop","tier":"web"}}"#
    }
    return #"{"apiVersion":"example.com/v1","kind":"Shop","metadata":{"name":"a"},"#
      + #""spec":{"items":[\#(items.joined(separator: ","))]}}"#
  }
}

extension JSONValue {
  fileprivate static func definition(rules: [String]) -> JSONValue {
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
    return [
      "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
      "metadata": ["name": "shops.example.com"],
      "spec": [
        "group": "example.com", "scope": "Namespaced",
        "names": ["kind": "Shop", "plural": "shops"],
        "versions": [
          [
            "name": "v1", "served": true, "storage": true,
            "schema": ["openAPIV3Schema": ["type": "object", "properties": ["spec": spec]]],
          ]
        ],
      ],
    ]
  }
}
