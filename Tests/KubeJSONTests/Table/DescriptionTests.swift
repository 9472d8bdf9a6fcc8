import KubeJSON
import Testing

private struct Vault: JSONStruct, Sendable {
  var description: String?
  var password: String?
  var codes: [String: String]?
  var count: Int?

  static func declare(_ members: inout Members<Self>) {
    members.add("description", \.description)
    members.add("password", \.password)
    members.add("codes", \.codes)
    members.add("count", \.count)
    members.hide("password")
    members.hide("codes")
  }
}

@Suite("What a person sees")
struct DescriptionTests {
  @Test("An object is printed like its JSON, without what is secret")
  func printed() throws {
    let vault = Vault(description: "mine", password: "hunter2", codes: ["a": "hunter2"], count: 1)
    let expected =
      #"{"description":"mine","password":"<hidden>","codes":{"a":"<hidden>"},"count":1}"#
    #expect("\(vault)" == expected)
    #expect(String(describing: vault) == expected)
    #expect(String(reflecting: vault) == expected)
    #expect("\([vault])" == "[\(expected)]")
    #expect("\(Vault(count: 2))" == #"{"count":2}"#)
    #expect(try vault.jsonText().contains("hunter2"))
    var dumped = ""
    dump([vault], to: &dumped)
    #expect(dumped.contains("mine") && dumped.contains("<hidden>"))
    #expect(!dumped.contains("hunter2"))
    let labels = Mirror(reflecting: vault).children.map(\.label)
    #expect(labels == ["description", "password", "codes", "count"])
  }

  @Test("Sets and partial objects hide it, too")
  func setsAndParts() throws {
    struct Holder: JSONStruct, Sendable {
      var vaults: Set<Vault>

      static func declare(_ members: inout Members<Self>) {
        members.add("vaults", \.vaults)
      }
    }
    let holder = Holder(vaults: [Vault(description: "mine", password: "hunter2")])
    #expect("\(holder)" == #"{"vaults":[{"description":"mine","password":"<hidden>"}]}"#)
    let partial = Partial<Vault> { $0.password = "hunter2" }
    #expect("\(partial)".contains("password"))
    var dumped = ""
    dump(partial, to: &dumped)
    #expect(!"\(partial)\(String(reflecting: partial))\(dumped)".contains("hunter2"))
  }

  @Test("Objects of Kubernetes that hold secrets are known by their kind")
  func kinds() throws {
    let bag = try Bag(
      json: #"""
        {"kind":"Secret","metadata":{"annotations":{
        "kubectl.kubernetes.io/last-applied-configuration":"hunter2","a":"b"},
        "managedFields":[{"manager":"m"}]},"data":{"k":"hunter2"},"stringData":{"s":"hunter2"}}
        """#)
    #expect(
      "\(bag)" == #"{"kind":"Secret","metadata":{"annotations":{"a":"b"}},"#
        + #""data":{"k":"<hidden>"},"stringData":{"s":"<hidden>"}}"#)
    let token = try Bag(json: #"{"kind":"TokenRequest","status":{"token":"hunter2","x":1}}"#)
    #expect("\(token)" == #"{"kind":"TokenRequest","status":{"token":"<hidden>","x":1}}"#)
  }
}
