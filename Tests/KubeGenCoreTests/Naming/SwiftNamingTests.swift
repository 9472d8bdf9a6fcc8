import KubeTestSupport
import Testing

@testable import KubeGenCore
@testable import KubeGenModel

@Suite("Names of properties, cases and types")
struct SwiftNamingTests {
  @Test(
    "A property keeps a name that is in lowerCamelCase",
    arguments: [
      "hostIP", "clusterIPs", "x", "apiVersion", "default", "in", "vCPU", "iSCSI", "s3", "a1B2",
      "description", "metadata", "type", "serverAddressByClientCIDRs",
    ])
  func keptProperties(name: String) {
    #expect(SwiftNaming.property(name) == name)
  }

  @Test(
    "A property is made of the words of its JSON name",
    arguments: [
      ("init_containers", "initContainers"), ("$action", "action"), ("$ref", "ref"),
      ("3scale", "_3scale"), ("5_xx", "_5Xx"), ("APIVersion", "apiVersion"), ("IPs", "ips"),
      ("IPv4Address", "ipv4Address"), ("DNSSuffix", "dnsSuffix"), ("URLMap", "urlMap"),
      ("vm.overcommit_memory", "vmOvercommitMemory"), ("K8S-Logging.Exclude", "k8sLoggingExclude"),
      ("Kube_CA_File", "kubeCAFile"), ("DB.journal_mode", "dbJournalMode"), ("_id", "id"),
      ("x-kubernetes-list-map-keys", "xKubernetesListMapKeys"),
      ("httpProbe/inputs", "httpProbeInputs"),
      ("hugepages-1Gi", "hugepages1Gi"), ("Type", "type"), ("", "empty"), ("-", "dash"),
      ("_", "underscore"), ("self", "selfValue"), ("init", "initValue"),
      ("hashValue", "hashValueValue"), ("unknownMembers", "unknownMembersValue"),
      ("Self", "selfValue"),
    ])
  func properties(json: String, expected: String) {
    #expect(SwiftNaming.property(json) == expected)
  }

  @Test(
    "A case is made of the words of its raw value, and signs are spelled out",
    arguments: [
      ("digital signature", "digitalSignature"), ("TCP", "tcp"), ("ClusterIP", "clusterIP"),
      ("DoesNotExist", "doesNotExist"), ("DO_NOT_UPGRADE", "doNotUpgrade"), ("", "empty"),
      ("=~", "equalTilde"), ("!=", "notEqual"), (">=", "greaterEqual"), ("*", "asterisk"),
      ("-", "dash"), (" ", "space"), ("C++", "cPlusPlus"), ("1.2", "_1Dot2"), ("12", "_12"),
      ("v1.29", "v1Dot29"), ("iso-8859-1", "iso8859Dash1"), ("HTTP/1.1", "http1Dot1"),
      ("TLSV1_2", "tlsv1Underscore2"), ("1 - 2", "_1Dash2"), ("-1", "minus1"), ("301", "_301"),
      ("5xx", "_5xx"), ("Cote D'Ivoire", "coteDIvoire"), ("People's", "peoples"),
      ("SHA256WithRSA", "sha256WithRSA"), ("application/json", "applicationJson"),
      ("N/A", "nA"), ("None", "noneValue"), ("none", "noneValue"), ("init", "initValue"),
      ("default", "default"), ("é", "u00E9"), ("a😀b", "aU1F600B"), ("\u{0}", "u0000"),
      ("%u decoding", "percentUDecoding"), ("RPC_IN_DATA", "rpcInData"), ("a.", "a"),
      ("'", "apostrophe"),
    ])
  func cases(raw: String, expected: String) {
    #expect(SwiftNaming.enumCase(raw) == expected)
  }

  @Test(
    "A type begins with a capital, and an abbreviation gets its capitals back",
    arguments: [
      ("privateKey", "PrivateKey"), ("Certificate", "Certificate"), ("postgresql", "Postgresql"),
      ("httpGet", "HTTPGet"), ("tls", "TLS"), ("tlsConfig", "TLSConfig"), ("ids", "IDs"),
      ("ipv4", "IPv4"), ("urlMap", "URLMap"), ("url_map", "URLMap"), ("apiVersion", "APIVersion"),
      ("caBundle", "CABundle"), ("cases", "Cases"), ("init_containers", "InitContainers"),
      ("FOO_BAR", "FooBar"), ("TLS", "TLS"), ("3scale", "_3scale"), ("$action", "Action"),
      ("type", "TypeValue"), ("string", "StringValue"), ("scope", "ScopeValue"),
      ("self", "SelfValue"),
      ("", "Empty"), ("status", "Status"), ("x509", "X509"), ("idle", "Idle"),
    ])
  func types(word: String, expected: String) {
    #expect(SwiftNaming.type(word) == expected)
  }

  @Test("No type gets a reserved name")
  func reservedTypes() {
    for name in SwiftNaming.reservedTypeNames {
      #expect(!SwiftNaming.reservedTypeNames.contains(SwiftNaming.type(name)))
      #expect(!SwiftNaming.reservedTypeNames.contains(SwiftNaming.type(name.lowercased())))
    }
  }

  @Test("Any text at all becomes an identifier that the linter accepts")
  func arbitraryText() {
    var random = SplitMix64(seed: 7)
    let scalars = Array("aZ09 _-.$/=~'é😀\u{0}\u{301}\u{2028}`\"\\".unicodeScalars)
    for _ in 0..<5_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        text.unicodeScalars.append(scalars.randomElement(using: &random) ?? "a")
      }
      #expect(Identifier.isLowerCamelCase(SwiftNaming.property(text)), "\(text.debugDescription)")
      #expect(Identifier.isLowerCamelCase(SwiftNaming.enumCase(text)), "\(text.debugDescription)")
      #expect(Identifier.isUpperCamelCase(SwiftNaming.type(text)), "\(text.debugDescription)")
    }
  }
}

/// What `swift format lint` accepts without a configuration: an underscore only ahead of a digit at
/// the very beginning.
enum Identifier {
  static func isLowerCamelCase(_ name: String) -> Bool {
    isMadeOfLetters(name) && !(name.first?.isUppercase ?? true)
  }

  static func isUpperCamelCase(_ name: String) -> Bool {
    isMadeOfLetters(name) && !(name.first?.isLowercase ?? true)
  }

  private static func isMadeOfLetters(_ name: String) -> Bool {
    var bytes = name.utf8[...]
    if bytes.first == UInt8(ascii: "_") {
      bytes.removeFirst()
      guard bytes.first?.isDigit == true else { return false }
    } else if bytes.first?.isDigit ?? true {
      return false
    }
    return bytes.allSatisfy { $0.isLowercase || $0.isUppercase || $0.isDigit }
  }
}
