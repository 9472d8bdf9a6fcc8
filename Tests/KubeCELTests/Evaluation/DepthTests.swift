import KubeJSON
import Testing

@testable import KubeCEL

/// What is nested as deeply as it may be needs no more than a small stack.
@Suite struct DepthTests {
  struct Nesting: CustomStringConvertible, Sendable {
    let description: String
    let make: @Sendable (Int) -> String

    /// `open` so often, then `core`, then `close` so often.
    init(_ open: String, _ core: String, _ close: String) {
      description = "\(open)…\(core)…\(close)"
      make = { count in
        String(repeating: open, count: count) + core + String(repeating: close, count: count)
      }
    }
  }

  static let nestings = [
    Nesting("(", "1", ")"), Nesting("[", "1", "]"), Nesting("{'a': ", "1", "}"),
    Nesting("-(", "1", ")"), Nesting("!(", "true", ")"), Nesting("1 + (", "1", ")"),
    Nesting("true && (", "true", ")"), Nesting("false || (", "false", ")"),
    Nesting("true ? (", "1", ") : 2"), Nesting("true ? 1 : ", "1", ""),
    Nesting("", "1", " + 1"), Nesting("", "true", " && true"), Nesting("", "self", "[0]"),
    Nesting("", "self", ".a"), Nesting("", "self", ".?a"),
    Nesting("", "'a'", ".trim()"), Nesting("size([", "1", "])"), Nesting("dyn(", "1", ")"),
    Nesting("self[", "'a'", "]"), Nesting("[1].map(x, ", "1", ")"),
    Nesting("[1].all(x, ", "true", ")"), Nesting("[true].exists(x, ", "true", ")"),
    Nesting("optional.of(", "1", ")"), Nesting("optional.of(1).optMap(x, ", "1", ")"),
    Nesting("(true ? self : self)[(true ? 'a' : ", "'b'", ")]"),
  ]

  @Test("the deepest expression that is accepted is evaluated", arguments: nestings)
  func expressions(nesting: Nesting) {
    let environment = Environment(
      libraries: Library.kubernetes, variables: ["self": .dyn], validatesLiterals: false)
    nonisolated(unsafe) var deepest = 0
    SmallStack.run {
      // The largest that is not refused.
      var (accepted, refused) = (1, 4000)
      while accepted + 1 < refused {
        let middle = (accepted + refused) / 2
        if (try? environment.compile(nesting.make(middle))) != nil {
          accepted = middle
        } else {
          refused = middle
        }
      }
      guard let checked = try? environment.compile(nesting.make(accepted)),
        let program = try? Program(checked, in: environment)
      else { return }
      let value = CELValue.map(CELMap([(.string("a"), .string("a"))]))
      _ = program.evaluate(["self": value], costLimit: 1_000_000)
      deepest = accepted
    }
    #expect(deepest > 10)
  }

  @Test("lists that lie in each other are compared and written")
  func nestedLists() throws {
    let environment = Environment(libraries: Library.kubernetes, validatesLiterals: false)
    SmallStack.run {
      var list = CELValue.int(1)
      for _ in 0..<2000 { list = .list(of: [list]) }
      var other = CELValue.int(1)
      for _ in 0..<2000 { other = .list(of: [other]) }
      for text in ["a == b", "a != b", "a in [b]", "'%s'.format([a])", "a.flatten(100000)"] {
        let environment = environment.declaring(["a": .list(.dyn), "b": .list(.dyn)])
        guard let checked = try? environment.compile(text),
          let program = try? Program(checked, in: environment)
        else {
          Issue.record("\(text) is not accepted")
          continue
        }
        _ = program.evaluate(["a": list, "b": other], costLimit: .max)
      }
      // Taken apart from the outside, as releasing a deep value takes stack as well.
      while case .list(let inner) = list, case .values(let values) = inner.storage,
        let first = values.first
      {
        list = first
      }
      while case .list(let inner) = other, case .values(let values) = inner.storage,
        let first = values.first
      {
        other = first
      }
    }
  }

  @Test("JSON as deep as any that is read is compared")
  func nestedJSON() throws {
    let depth = JSONReader.maximumDepth - 2
    let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    var shape = ValueShape(.list(.atomic, ValueShape(.int)))
    for _ in 0..<depth { shape = ValueShape(.list(.atomic, shape)) }
    let json = try JSONValue(json: text)
    let outer = shape
    SmallStack.run {
      guard let left = try? outer.value(of: json), let right = try? outer.value(of: json) else {
        Issue.record("it is not read")
        return
      }
      _ = try? CELValue.areEqual(left, right)
      _ = CostSize.contents(left)
      _ = left.plainText
    }
  }
}
