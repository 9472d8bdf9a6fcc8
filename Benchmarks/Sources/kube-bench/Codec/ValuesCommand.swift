import ArgumentParser
import Foundation
import PlainPods
import PodTypes

struct ValuesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "values",
    abstract: "Compare values, read maps and small objects, and do so on two threads.")

  @Argument(help: "A JSON file with a PodList.")
  var input: String

  @Option(help: "How often everything is measured.")
  var rounds = 10

  private static let repetitions = 100_000

  func run() throws {
    print("\n### Values in memory and small texts, \(Machine.configuration) build\n")
    let data = try Data(contentsOf: URL(fileURLWithPath: input))
    try printEquality(data)
    try printSmall()
    try printThreads(data)
  }

  private func printEquality(_ data: Data) throws {
    let (ours, other) = (KubeCodec(input: data), FoundationCodec(input: data))
    let pods = (try ours.decode().items, try ours.decode().items)
    let plain = (try other.decode().items, try other.decode().items)
    let small = (Entry(name: "a", count: 1), Entry(name: "a", count: 1))
    let plainSmall = (PlainEntry(name: "a", count: 1), PlainEntry(name: "a", count: 1))
    var table = MarkdownTable("minimum / median of \(rounds)", "swift-kube", "synthesised", "ratio")
    try compare("== of equal pods", pods.0.count, &table) {
      pods.0.elementsEqual(pods.1)
    } _: {
      plain.0.elementsEqual(plain.1)
    }
    try compare("== of small structs", Self.repetitions, &table) {
      (0..<Self.repetitions).allSatisfy { _ in Self.equal(small.0, small.1) }
    } _: {
      (0..<Self.repetitions).allSatisfy { _ in Self.equal(plainSmall.0, plainSmall.1) }
    }
    try compare("hash of small structs", Self.repetitions, &table) {
      (0..<Self.repetitions).reduce(0) { $0 ^ Self.hash(small.0) &+ $1 } != 1
    } _: {
      (0..<Self.repetitions).reduce(0) { $0 ^ Self.hash(plainSmall.0) &+ $1 } != 1
    }
    print(table.text + "\n")
  }

  @inline(never)
  private static func equal<Value: Equatable>(_ a: Value, _ b: Value) -> Bool { a == b }

  @inline(never)
  private static func hash<Value: Hashable>(_ value: Value) -> Int { value.hashValue }

  private func compare(
    _ name: String, _ count: Int, _ table: inout MarkdownTable, _ ours: () -> Bool,
    _ other: () -> Bool
  ) throws {
    var times = Comparison()
    for _ in 0..<rounds {
      times.ours.add(try timed(ours))
      times.other.add(try timed(other))
    }
    table.add(
      name, Figure.nanoseconds(times.ours, each: count),
      Figure.nanoseconds(times.other, each: count), Figure.ratio(1 / times.ratio))
  }

  private func timed(_ body: () -> Bool) throws -> Duration {
    var isRight = false
    let time = ContinuousClock().measure { isRight = body() }
    guard isRight else { throw Command.Failure(description: "Equal values are not equal.") }
    return time
  }

  private func printSmall() throws {
    let count = 1000
    let map = Entries(
      map: Dictionary(
        uniqueKeysWithValues: (0..<count).map { ("entry-\($0)", Entry(name: "n\($0)", count: 1)) }))
    let list = Entries(list: (0..<count).map { Entry(name: "n\($0)", count: 1) })
    let one = Entry(name: "a", count: 1)
    let texts = (try map.jsonBytes(), try list.jsonBytes(), try one.jsonBytes())
    var table = MarkdownTable("minimum / median of \(rounds)", "decode", "encode")
    func add(_ name: String, _ count: Int, _ decode: () throws -> Void, _ encode: () throws -> Void)
      rethrows
    {
      var (decoding, encoding) = (Rounds(), Rounds())
      for _ in 0..<rounds {
        decoding.add(try ContinuousClock().measure(decode))
        encoding.add(try ContinuousClock().measure(encode))
      }
      table.add(
        name, Figure.nanoseconds(decoding, each: count), Figure.nanoseconds(encoding, each: count))
    }
    try add("an element of a map of structs", count) {
      _ = try Entries(json: texts.0)
    } _: {
      _ = try map.jsonBytes()
    }
    try add("an element of an array of structs", count) {
      _ = try Entries(json: texts.1)
    } _: {
      _ = try list.jsonBytes()
    }
    try add("an object of two members", 10_000) {
      for _ in 0..<10_000 { _ = try Entry(json: texts.2) }
    } _: {
      for _ in 0..<10_000 { _ = try one.jsonBytes() }
    }
    print(table.text + "\n")
  }

  /// Twice the work on two threads, beside once on one: 2× is the best that two cores can do.
  private func printThreads(_ data: Data) throws {
    let list = try KubeCodec(input: data).decode()
    let copy = try KubeCodec(input: data).decode()
    let texts = try list.items.map { try $0.jsonBytes() }
    var table = MarkdownTable("two threads, of \(rounds) rounds", "times one")
    func add(_ name: String, _ body: @escaping @Sendable () -> Void) {
      var (one, two) = (Rounds(), Rounds())
      for _ in 0..<rounds {
        one.add(Self.time(threads: 1, body))
        two.add(Self.time(threads: 2, body))
      }
      table.add(name, Figure.ratio(2 * one.minimum / two.minimum))
    }
    add("decode pods") { for text in texts { _ = try? Pod(json: text) } }
    add("encode pods") { for pod in list.items { _ = try? pod.jsonBytes() } }
    add("compare pods") { _ = list.items.elementsEqual(copy.items) }
    add("hash pods") { for pod in list.items { _ = pod.hashValue } }
    print(table.text)
  }

  private static func time(threads: Int, _ body: @escaping @Sendable () -> Void) -> Duration {
    ContinuousClock().measure {
      DispatchQueue.concurrentPerform(iterations: threads) { _ in body() }
    }
  }
}

private struct PlainEntry: Hashable {
  var name: String
  var count: Int32?
}

private struct Entry: JSONStruct {
  var name: String
  var count: Int32?

  static func declare(_ members: inout Members<Self>) {
    members.add("name", \.name)
    members.add("count", \.count)
  }
}

private struct Entries: JSONStruct {
  var map: [String: Entry]?
  var list: [Entry]?

  static func declare(_ members: inout Members<Self>) {
    members.add("map", \.map)
    members.add("list", \.list)
  }
}
