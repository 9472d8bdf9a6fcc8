import KubeGenCore
import KubeTestSupport
import Testing

@Suite(
  "Real definitions", .enabled(if: !DefinitionSamples.names.isEmpty, DefinitionSamples.whyAbsent))
struct CorpusTests {
  /// How many types each gives; far fewer than it has objects, because equal ones are one.
  private static let sizes: [String: Int] = [
    "applicationsets.argoproj.io.v1alpha1.yaml": 85,
    "perconaservermongodbs.psmdb.percona.com.v1.yaml": 170,
    "vmdistributed.operator.victoriametrics.com.v1alpha1.yaml": 190,
    "gateways.gateway.solo.io.v1.yaml": 190,
    "loggings.logging.banzaicloud.io.v1beta1.yaml": 190,
  ]

  @Test("gives its types without a word", arguments: DefinitionSamples.names)
  func units(_ name: String) throws {
    let (units, messages) = DefinitionSamples.units([try DefinitionSamples.real(name)])
    #expect(messages.isEmpty)
    #expect(units.count == 1)
    let unit = try #require(units.first)
    #expect(Invariants.violations(unit).isEmpty)
    let declared = unit.types.count { if case .otherName = $0.form { false } else { true } }
    #expect((2...(Self.sizes[name] ?? 150)).contains(declared), "\(declared) types")
    #expect(unit.types.allSatisfy { $0.name.last.utf8.count <= 60 })
  }

  @Test("controller-gen's test types", arguments: DefinitionSamples.golden)
  func golden(_ name: String) throws {
    let (units, messages) = DefinitionSamples.units([try DefinitionSamples.golden(name)])
    #expect(messages.isEmpty && units.count == 1)
    for unit in units { #expect(Invariants.violations(unit).isEmpty) }
  }

  @Test("All at once, in any order of files, give the same units")
  func fileOrder() throws {
    let files = try DefinitionSamples.names.map(DefinitionSamples.real)
    let expected = DefinitionSamples.units(files)
    var random = SplitMix64(seed: 3)
    let shuffled = DefinitionSamples.units(files.shuffled(using: &random))
    #expect(expected.messages.isEmpty && shuffled.messages.isEmpty)
    #expect(shuffled.units.map(\.name) == expected.units.map(\.name))
    #expect(shuffled.units.map(\.types) == expected.units.map(\.types))
    #expect(Set(expected.units.map(\.name)).count == DefinitionSamples.names.count)
    // Two files hold a version of Mapping each.
    #expect(
      expected.units.map(\.name).filter { $0.hasPrefix("Mapping") } == [
        "Mapping", "MappingV3Alpha1",
      ])
  }

  @Test(
    "The order of members changes the order of members and nothing else",
    arguments: DefinitionSamples.names)
  func memberOrder(_ name: String) throws {
    let file = try DefinitionSamples.real(name)
    var diagnostics = Diagnostics()
    let document = try #require(DocumentReader.documents(file, diagnostics: &diagnostics).first)
    var random = SplitMix64(seed: UInt64(name.utf8.count))
    let shuffled = InputFile(path: name, bytes: Array(document.shuffled(&random).jsonText().utf8))
    #expect(
      sorted(DefinitionSamples.units([shuffled]).units)
        == sorted(DefinitionSamples.units([file]).units))
  }

  @Test("crd() is the document, and its YAML reads back", arguments: DefinitionSamples.names)
  func definition(_ name: String) throws {
    let file = try DefinitionSamples.real(name)
    let definition = DefinitionSamples.units([file]).units.first?.types.first?.resource?.definition
    var diagnostics = Diagnostics()
    let document = try #require(DocumentReader.documents(file, diagnostics: &diagnostics).first)
    #expect(definition == document.jsonText())
    let yaml = InputFile(path: name, bytes: Array(document.yamlText().utf8))
    #expect(DocumentReader.documents(yaml, diagnostics: &diagnostics) == [document])
    #expect(diagnostics.all.isEmpty)
  }

  /// The types in the order of their names, with members and cases in the order of theirs.
  private func sorted(_ units: [SourceUnit]) -> [String] {
    units.flatMap(\.types).map { type in
      var lines = ModelDump.text(of: type).split(separator: "\n").map(String.init)
      lines[1...].sort()
      if case .enumeration(let model) = type.form {
        lines =
          [type.name.description] + model.cases.map { "\($0.swiftName)=\($0.rawValue)" }.sorted()
      }
      return (lines + [type.documentation ?? ""]).joined(separator: "\n")
    }.sorted()
  }
}

extension Node {
  /// The same value with the members of all mappings in another order.
  fileprivate func shuffled(_ random: inout SplitMix64) -> Node {
    switch content {
    case .mapping(let members):
      let inner = members.map { Node.Member($0.key, $0.value.shuffled(&random)) }
      return Node(.mapping(inner.shuffled(using: &random)))
    case .sequence(let elements): return Node(.sequence(elements.map { $0.shuffled(&random) }))
    default: return self
    }
  }
}
