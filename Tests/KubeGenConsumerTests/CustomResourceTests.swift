import Foundation
import KubeCore
import KubeGenGolden
import Testing

/// The recorded output of CustomResourceDefinitions, compiled and used.
@Suite("Types from CustomResourceDefinitions")
struct CustomResourceTests {
  @Test("crd() gives back the document that was read")
  func definitions() throws {
    let beehive = Beehive.crd()
    #expect(beehive.spec.names.kind == Beehive.kind)
    #expect(beehive.spec.group == Beehive.group)
    #expect(beehive.metadata.name == "\(Beehive.plural).\(Beehive.group)")
    // The text that was embedded and what is encoded are the same JSON.
    let again = try CustomResourceDefinition(json: beehive.jsonBytes())
    #expect(again == beehive)
  }

  static let hive = #"""
    {
      "apiVersion": "apiary.example.com/v1", "kind": "Beehive", "metadata": {"name": "a"},
      "spec": {
        "frames": 10, "site": {"latitude": 47.5, "longitude": 8.25, "altitude": null},
        "queenColour": "turquoise", "inspections": ["mon", "someday"], "entrance": "75%", "new": 1.50
      }
    }
    """#

  @Test(
    "an object is the same JSON again: values that the schema does not name, nulls and strangers")
  func roundTrip() throws {
    let value = try JSONValue(json: Self.hive)
    let hive = try Beehive(json: Self.hive)
    #expect(try JSONValue(json: hive.jsonBytes()) == value)
    #expect(hive.spec.queenColour?.rawValue == "turquoise")
    #expect(hive.spec.inspections?.first == .mon)
    #expect(hive.spec.entrance == "75%")
    #expect(hive.spec.unknownMembers["new"] == 1.5)
    #expect(try JSONDecoder().decode(Beehive.self, from: Data(Self.hive.utf8)) == hive)
  }

  @Test("a password is kept, and not shown")
  func passwords() throws {
    var recipe = Recipe(name: "stew", steps: [])
    recipe.secretSauce = "hunter2"
    #expect(try Recipe(json: recipe.jsonBytes()).secretSauce == "hunter2")
    #expect("\(recipe)".contains(#""secretSauce":"<hidden>""#))
    var dumped = ""
    dump([recipe], to: &dumped)
    #expect(dumped.contains("stew") && !dumped.contains("hunter2"))
  }

  @Test("what is missing is said with its path")
  func missing() {
    #expect {
      try Beehive(json: #"{"metadata":{"name":"a"}, "spec": {"frames": 1}}"#)
    } throws: { error in
      "\(error)".contains("spec") && "\(error)".contains("site")
    }
  }
}
