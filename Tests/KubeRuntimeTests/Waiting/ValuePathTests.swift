import KubeCore
import KubeRuntime
import KubeTestSupport
import Testing

@Suite("Paths to values of an object")
struct ValuePathTests {
  private static let value: JSONValue = [
    "a": ["b": 1, "x/y.z": 2, "list": [10, 20, 30]],
    "conditions": [
      ["type": "Ready", "status": "True"], ["type": "Done", "status": "False", "n": 1],
    ],
    "null": nil,
  ]

  @Test(
    "what is found",
    arguments: [
      (".a.b", [1]), ("{.a.b}", [1]), ("a.b", [1]), ("$.a.b", [1]), ("{ .a.b }", [1]),
      (".a['x/y.z']", [2]), (#".a["x/y.z"]"#, [2]), (#".a.x/y\.z"#, [2]),
      (".a.list[0]", [10]), (".a.list[-1]", [30]), (".a.list[3]", []), (".a.list[-4]", []),
      (".a.list[*]", [10, 20, 30]), (".a.b.c", []), (".x", []), (".null", []), (".null.x", []),
      (".a.b[0]", []), (".a.list.x", []),
      (#".conditions[?(@.type=="Ready")].status"#, ["True"]),
      (".conditions[?(@.type=='Done')].n", [1]), (".conditions[?(@.type==Done)].n", [1]),
      (#".conditions[?( @.type != "Done" )].status"#, ["True"]),
      (".conditions[?(@.n==1)].type", ["Done"]), (".conditions[*].status", ["True", "False"]),
      (".conditions[0].*", ["Ready", "True"]),
    ] as [(String, [JSONValue])])
  func found(_ path: String, _ values: [JSONValue]) throws {
    #expect(try ValuePath(path).values(in: Self.value) == values)
  }

  @Test(
    "what is no path",
    arguments: [
      "", "{}", "{", "{.a", ".", "..a", ".a.", ".a[", ".a[]", ".a[x]", ".a['b", ".a[?]",
      ".a[?(.b==1)]",
      ".a[?(@.b)]", ".a[?(@.b=1)]", ".a[?(@.b==)]", ".a b", ".a}", "{.a}{.b}", ".a[0", ".a[1:2]",
    ])
  func malformed(_ path: String) {
    #expect(throws: InvalidValuePath.self) { try ValuePath(path) }
  }

  @Test("whatever the text, nothing traps")
  func fuzzed() {
    var random = SplitMix64(seed: 7)
    let parts = [
      ".", "a", "[", "]", "*", "'", "\"", "?(", "@", "=", "==", ")", "{", "}", "0", "-", " ", "\\",
      "ü", "$",
    ]
    for _ in 0..<20_000 {
      let count = Int.random(in: 0..<12, using: &random)
      let text = (0..<count).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
      if let path = try? ValuePath(text) { _ = path.values(in: Self.value) }
    }
  }
}
