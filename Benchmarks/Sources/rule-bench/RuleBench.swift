import ArgumentParser
import Foundation
import KubeCEL
import KubeCore
import KubeValidation

/// What rules cost: to compile those of a definition, and to hold an object of 1,000 items to them.
@main
struct RuleBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rule-bench",
    abstract: "Measure rules beside reading the object that they are about.")

  @Option(help: "How many items the object has.") var items = 1000
  @Option(help: "How often each is measured; the best counts.") var rounds = 20
  @Argument(help: "Rules about 'self.items', each of which has name, port, memory and labels.")
  var rules = [
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
    let text = Shop.text(items: items)
    let reading = try Measurement.best(of: rounds) { _ = try DynamicObject(json: text) }
    print("An object of \(items) items, \(text.utf8.count >> 10) KiB of JSON; milliseconds of CPU")
    print("to read it          ", Self.text(reading))
    let spec = try JSONValue(json: text)["spec"] ?? .null
    for rule in rules {
      let program = try Program(Shop.environment.compile(rule))
      // Read anew each time, as of each object that is written.
      let cost = try Measurement.best(of: rounds) {
        let value = try Shop.shape.value(of: spec)
        _ = try program.evaluate(["self": value], costLimit: 10_000_000).result.get()
      }
      print(Self.text(cost), String(format: "%6.2f", cost / reading), "×", rule)
    }
    let plain = try ObjectValidator(Shop.definition([]), version: "v1")
    let object = try DynamicObject(json: text)
    let schema = try Measurement.best(of: rounds) { try plain.validate(object) }
    print("the schema alone    ", Self.text(schema))
    let many = (0..<200).map { "self.items.size() + \($0) > 0 || \(rules.first ?? "true")" }
    let definition = Shop.definition(many)
    let compiling = try Measurement.best(of: rounds) {
      _ = try ObjectValidator(definition, version: "v1")
    }
    print("to compile 200 rules", Self.text(compiling))
  }

  private static func text(_ milliseconds: Double) -> String {
    String(format: "%8.3f", milliseconds)
  }
}
