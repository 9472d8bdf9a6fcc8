import Testing

@testable import KubeGenCore
@testable import KubeGenModel

@Suite("Emitted enumerations and aliases")
struct EnumerationRenderingTests {
  static func enumeration(
    _ rawType: EnumerationModel.RawType, _ values: String...
  ) -> TypeModel {
    let names = SwiftNaming.distinct(values, by: SwiftNaming.enumCase)
    let cases = zip(names, values).map {
      EnumerationModel.Case(swiftName: $0, rawValue: $1, documentation: $1 == "TCP" ? "Fast." : nil)
    }
    return TypeModel(
      name: TypeName("A", "B"),
      form: .enumeration(EnumerationModel(rawType: rawType, cases: cases)))
  }

  @Test("Strings")
  func strings() {
    let name = "value" + String(repeating: "Value", count: 12)
    let long = Array(repeating: "value", count: 13).joined(separator: " ")
    let longer = String(repeating: "value", count: 20)
    let text = Sample.render(Self.enumeration(.string, "TCP", "default", "a\"\\\n", long, longer))
    #expect(
      text == #"""
        extension A {
          public struct B: StringEnumeration {
            public var rawValue: String
            public init(rawValue: String) { self.rawValue = rawValue }

            /// Fast.
            public static var tcp: Self { Self(rawValue: "TCP") }
            public static var `default`: Self { Self(rawValue: "default") }
            public static var aNewline: Self { Self(rawValue: "a\"\\\n") }
            public static var \#(name): Self {
              Self(
                rawValue: "\#(long)"
              )
            }
            // swift-format-ignore
            public static var \#(longer): Self {
              Self(
                rawValue:
                  "\#(longer)"
              )
            }
          }
        }

        """#)
  }

  @Test("Whole numbers, with groups of digits as the linter wants them")
  func integers() {
    let text = Sample.render(
      Self.enumeration(.int, "301", "-1", "1234567", "-123456", "-12345678"), access: .internal)
    #expect(
      text == #"""
        extension A {
          struct B: IntegerEnumeration {
            var rawValue: Int

            static var _301: Self { Self(rawValue: 301) }
            static var minus1: Self { Self(rawValue: -1) }
            static var _1234567: Self { Self(rawValue: 1_234_567) }
            static var minus123456: Self { Self(rawValue: -123456) }
            static var minus12345678: Self { Self(rawValue: -12_345_678) }
          }
        }

        """#)
  }

  @Test("An alias")
  func alias() {
    let list = TypeModel(
      name: TypeName("PodList"), documentation: "Pods.", form: .alias("ObjectList<Pod>"))
    #expect(
      Sample.render(list) == """
        /// Pods.
        public typealias PodList = ObjectList<Pod>

        """)
  }
}
