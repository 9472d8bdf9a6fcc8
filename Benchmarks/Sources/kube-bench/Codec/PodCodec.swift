import Foundation
import PlainPods
import PodTypes

/// A way to read and write a list of pods.
protocol PodCodec {
  associatedtype List: Sendable
  static var name: String { get }
  init(input: Data)
  func decode() throws -> List
  /// Encodes, and gives the number of bytes.
  func encode(_ list: List) throws -> Int
  func encoded(_ list: List) throws -> [UInt8]
}

struct KubeCodec: PodCodec {
  static let name = "swift-kube"
  private let input: [UInt8]

  init(input: Data) {
    self.input = Array(input)
  }

  func decode() throws -> PodList { try PodList(json: input) }
  func encode(_ list: PodList) throws -> Int { try list.jsonBytes().count }
  func encoded(_ list: PodList) throws -> [UInt8] { try list.jsonBytes() }
}

struct FoundationCodec: PodCodec {
  static let name = "Codable"
  private let input: Data
  private let decoder = JSONDecoder()
  private let encoder = JSONEncoder()

  init(input: Data) {
    self.input = input
    // Escaping every slash would be more work than ours does.
    encoder.outputFormatting = .withoutEscapingSlashes
  }

  func decode() throws -> PlainPodList { try decoder.decode(PlainPodList.self, from: input) }
  func encode(_ list: PlainPodList) throws -> Int { try encoder.encode(list).count }
  func encoded(_ list: PlainPodList) throws -> [UInt8] { Array(try encoder.encode(list)) }
}
