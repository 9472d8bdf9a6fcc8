import KubeJSON
import Testing

@testable import KubeTesting

@Suite struct InternalDumpTests {
  @Test func everyTypeThatIsNamedIsThere() {
    var known: Set<Substring> = ["ObjectMeta"]
    var named: Set<Substring> = []
    for line in InternalTypes.text.split(separator: "\n") {
      var words = line.split(separator: " ")[...]
      if !line.hasPrefix("  "), let name = words.popFirst() { known.insert(name) }
      for word in words {
        let kind = word.first == "@" ? word.dropFirst() : word.split(separator: ":").last ?? ""
        let name = kind.drop { $0 == "*" || $0 == "[" || $0 == "]" }
        if word.first == "@" || word.contains(":"), name.count > 1 { named.insert(name) }
      }
    }
    #expect(named.subtracting(known).isEmpty)
  }

  @Test func showsWhatIsNotSet() {
    let dump = InternalDump.shared.value(
      ["hostNetwork": true, "securityContext": [:], "volumes": [["name": "v", "emptyDir": [:]]]],
      as: "PodSpec")
    #expect(dump["SecurityContext"]?["HostNetwork"]?.bool == true)
    #expect(dump["Containers"]?.isNull == true)
    #expect(dump["Volumes"]?[0]?["EmptyDir"]?["Medium"]?.string == "")
    #expect(dump["Volumes"]?[0]?["Image"]?.isNull == true)
  }
}
