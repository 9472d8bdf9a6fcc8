import Foundation
import KubeGenCore

/// Paths, and what is on disk behind them.
enum Directory {
  enum Kind {
    case file, directory
  }

  static func kind(of path: String) -> Kind? {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      return nil
    }
    return isDirectory.boolValue ? .directory : .file
  }

  /// The files below a directory with one of the extensions, in the order of their paths. Hidden
  /// ones are left out, and those below `excluded`.
  static func files(
    below directory: String, extensions: [String], excluding excluded: String? = nil
  ) -> [String] {
    var found: [String] = []
    let hidden = excluded.map { relative($0, to: directory) }
    walk(directory, [], enters: { $0.joined(separator: "/") != hidden }) { components in
      let path = components.joined(separator: "/")
      if extensions.contains(where: { path.hasSuffix(".\($0)") }) {
        found.append("\(directory)/\(path)")
      }
    }
    return found.sorted()
  }

  /// The files that match; where the pattern is the path of a directory, all below it with one of
  /// the extensions.
  static func files(
    matching glob: Glob, in directory: String, extensions: [String]
  ) -> [String] {
    let prefix = glob.literalPrefix
    let top = glob.isAbsolute ? "" : directory
    let start = normalised(([top] + prefix).joined(separator: "/"))
    if !glob.hasWildcard {
      switch kind(of: start) {
      case .file: return [start]
      case .directory: return files(below: start, extensions: extensions)
      case nil: return []
      }
    }

    let root = glob.isAbsolute ? "/" : ""
    var found: [String] = []
    walk(start, prefix, enters: glob.canMatch) { components in
      let path = components.joined(separator: "/")
      if glob.matches(root + path) { found.append("\(top)/\(path)") }
    }
    return found.sorted()
  }

  /// Visits the files below `directory`, whose components relative to the search's root are
  /// `components`. Links to directories are not followed, so that a circle of them cannot trap the
  /// walk.
  private static func walk(
    _ directory: String, _ components: [String], enters: ([String]) -> Bool,
    visit: ([String]) -> Void
  ) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    for name in names where !name.hasPrefix(".") {
      let path = "\(directory)/\(name)"
      switch kind(of: path) {
      case .file: visit(components + [name])
      case .directory where !isLink(path) && enters(components + [name]):
        walk(path, components + [name], enters: enters, visit: visit)
      default: break
      }
    }
  }

  private static func isLink(_ path: String) -> Bool {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
  }

  /// `path` as seen from `base`: both absolute. Paths outside of it begin with `..`.
  static func relative(_ path: String, to base: String) -> String {
    let path = components(of: path)
    let base = components(of: base)
    let shared = zip(path, base).prefix { $0 == $1 }.count
    if shared == 0, !base.isEmpty { return "/" + path.joined(separator: "/") }
    let components =
      [String](repeating: "..", count: base.count - shared) + path.dropFirst(shared)
    return components.isEmpty ? "." : components.joined(separator: "/")
  }

  /// The directory that an absolute path is in.
  static func parent(of path: String) -> String {
    "/" + components(of: path).dropLast().joined(separator: "/")
  }

  /// Whether an absolute path is that of the directory, or of something below it.
  static func contains(_ directory: String, _ path: String) -> Bool {
    components(of: path).starts(with: components(of: directory))
  }

  /// An absolute path without `.`, `..` and repeated slashes.
  static func normalised(_ path: String) -> String {
    "/" + components(of: path).joined(separator: "/")
  }

  private static func components(of path: String) -> [String] {
    var components: [String] = []
    for component in Glob.components(of: path) {
      if component == ".." {
        _ = components.popLast()
      } else {
        components.append(component)
      }
    }
    return components
  }
}
