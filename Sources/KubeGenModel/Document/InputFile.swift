/// One input of the generator. `path` serves diagnostics, file headers and the order of things;
/// nothing is opened by it.
package struct InputFile: Sendable {
  package var path: String
  package var bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
