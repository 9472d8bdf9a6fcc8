import HTTPTypes
import KubeTestSupport
import Testing

@testable import KubeCore

/// Names and values may come from anywhere; no request may mean another than the one asked for.
@Suite("Requests of any names and values")
struct RequestPropertyTests {
  static let pieces = [
    "a", "Z", "0", "-", ".", "..", "/", "%", "%2F", "%2e", "?", "#", "&", "=", "+", " ", "\\", ":",
    "@", ";", ",", "~", "\"", "<", "|", "{", "\u{0}", "\n", "\r\n", "\t", "\u{7F}", "é", "e\u{301}",
    "\u{301}", "ﬁ", "🧪", "👩‍👩‍👧", "\u{2028}", "\u{FEFF}", "\u{200D}", "\u{10FFFF}", "İ", "ß",
  ]

  private static func name(_ random: inout SplitMix64) -> String {
    switch Int.random(in: 0..<10, using: &random) {
    case 0: random.noise(upTo: 12)
    case 1: String(UnicodeScalar(UInt8.random(in: 0...127, using: &random)))
    case 2: random.element(pieces)
    case 3...6: random.text(of: ["web", "-", ".", ":", "@", "é", "🧪", " ", "?", "#"], upTo: 6)
    default: random.text(of: pieces, upTo: 6)
    }
  }

  /// What apimachinery's `IsPathSegmentName` says, and that there is something at all.
  private static func canBeSegment(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    return !bytes.isEmpty && name != "." && name != ".." && !bytes.contains(UInt8(ascii: "/"))
      && !bytes.contains(UInt8(ascii: "%"))
  }

  @Test("a name either is refused or is one segment, and the right one")
  func segments() throws {
    var made = 0
    var refused = 0
    try Fuzzing.run("names in paths", rounds: 6_000) { seed in
      var random = SplitMix64(seed: seed)
      var names = ["example.com", "v1", "ns", "gadgets", "x", "status"]
      names[Int.random(in: 0..<6, using: &random)] = Self.name(&random)
      if Bool.random(using: &random) { names[4] = Self.name(&random) }
      let identity = ResourceIdentity(
        group: names[0], version: names[1], kind: "Gadget", plural: names[3], isNamespaced: true)
      let request: APIRequest
      do throws(InvalidRequest) {
        request = try ResourceRequests(identity, namespace: names[2])
          .get(names[4], subresource: names[5])
      } catch {
        refused += 1
        // An empty group is the core group.
        return names.dropFirst().allSatisfy(Self.canBeSegment)
          && (names[0].isEmpty || Self.canBeSegment(names[0])) ? "refused \(names): \(error)" : nil
      }
      made += 1
      var expected = ["", "apis", names[0], names[1], "namespaces"] + names[2...]
      if names[0].isEmpty { expected = ["", "api", names[1], "namespaces"] + names[2...] }
      let segments = request.target.split(separator: "/", omittingEmptySubsequences: false)
      return segments.map { percentDecoded($0) } == expected.map { Array($0.utf8) }
        && request.head.path == request.target ? nil : "\(names) became \(request.target)"
    }
    if !Fuzzing.isOneSeed {
      #expect(made > 500)
      #expect(refused > 500)
    }
  }

  @Test("values of parameters read back as they were")
  func queries() throws {
    let pods = try ResourceRequests(Kinds.pod, namespace: "ns")
    try Fuzzing.run("values of parameters", rounds: 4_000) { seed in
      var random = SplitMix64(seed: seed)
      let (a, b) = (Self.name(&random), Self.name(&random))
      let (request, values): (APIRequest, [String]) =
        switch Int.random(in: 0..<7, using: &random) {
        case 0:
          (
            try pods.list(ListParameters(continueToken: a + "c", timeoutSeconds: 3)),
            ["3", a + "c"]
          )
        case 1: (try pods.get("web", GetParameters(resourceVersion: a)), [a])
        case 2: (try pods.watch(from: a), ["true", "290", "true", a])
        case 3:
          (
            try pods.exec("web", command: [a, b], AttachParameters(container: b, stderr: false)),
            ["true", b, a, b]
          )
        case 4: (try pods.log("web", LogParameters(container: a, follow: true)), [a, "true"])
        case 5:
          (
            try pods.patch(
              "web", .merge([:]), WriteParameters(fieldValidation: FieldValidation(rawValue: a))),
            [a]
          )
        default:
          (
            try pods.list(
              ListParameters(
                resourceVersion: "1" + a, match: ResourceVersionMatch(rawValue: "n" + b))),
            ["1" + a, "n" + b]
          )
        }
      return Self.fault(of: request, values)
    }
  }

  @Test("so do values of field selectors")
  func selectors() throws {
    let pods = try ResourceRequests(Kinds.pod, namespace: "ns")
    try Fuzzing.run("values of selectors", rounds: 2_000) { seed in
      var random = SplitMix64(seed: seed)
      let fields = FieldSelector.equals("metadata.name", Self.name(&random))
      let labels = LabelQuery.equals("app", Self.name(&random))
      do throws(InvalidRequest) {
        let request = try pods.list(ListParameters(labels: labels, fields: fields))
        return Self.fault(of: request, [fields.description, labels.description])
      } catch {
        let isValid = (try? labels.validate()) != nil && (try? fields.validate()) != nil
        return isValid ? "refused \(fields) and \(labels): \(error)" : nil
      }
    }
  }

  @Test("any names and values of any parameters")
  func items() throws {
    try Fuzzing.run("queries", rounds: 2_000) { seed in
      var random = SplitMix64(seed: seed)
      var query = QueryItems()
      var expected: [[[UInt8]]] = []
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        let (name, value) = (Self.name(&random), Self.name(&random))
        query.add(name, value)
        expected.append([Array(name.utf8), Array(value.utf8)])
      }
      return query.text.first == "?" && decodedQuery(query.text.dropFirst()) == expected
        ? nil : "\(expected) became \(query.text)"
    }
    #expect(QueryItems().text.isEmpty)
  }

  @Test("no header field has a line break or a NUL")
  func headerFields() throws {
    let pods = try ResourceRequests(Kinds.pod, namespace: "ns")
    try Fuzzing.run("header fields", rounds: 1_000) { seed in
      var random = SplitMix64(seed: seed)
      let (a, b) = (Self.name(&random), Self.name(&random))
      var requests = [
        try APIRequest(raw: .post, "/x", body: [], contentType: "\(a)\r\nX: \(b)", accept: b + "\n")
      ]
      if Self.canBeSegment(a) {
        requests.append(try pods.exec(a, command: [b]))
        requests.append(try pods.portForward(a, ports: [1]))
        requests.append(try pods.patch(a, .merge([.init(stringLiteral: b)])))
      }
      for request in requests {
        for field in request.head.headerFields
        where field.value.utf8.contains(where: { [0x0A, 0x0D, 0].contains($0) }) {
          return "\(field.name) has \(field.value.debugDescription)"
        }
      }
      return nil
    }
  }

  /// The target must be of characters that a URL may have, and say `values`, in their order.
  private static func fault(of request: APIRequest, _ values: [String]) -> String? {
    let parts = request.target.split(separator: "?", omittingEmptySubsequences: false)
    guard parts.count == 2, let pairs = decodedQuery(parts[1]),
      percentDecoded(parts[0], allowing: "/") != nil
    else { return "\(request.target) is no target" }
    guard pairs == request.parameters.map({ [Array($0.name.utf8), Array($0.value.utf8)] }),
      pairs.map({ $0[1] }) == values.map({ Array($0.utf8) })
    else { return "\(values) became \(request.target)" }
    return nil
  }
}
