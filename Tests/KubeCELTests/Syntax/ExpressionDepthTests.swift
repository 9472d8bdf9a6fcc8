import Foundation
import Testing

@testable import KubeCEL

@Suite("Depth of expressions")
struct ExpressionDepthTests {
  /// Runs `body` on a thread with as little stack as a server's threads have on some platforms.
  private func onSmallStack(_ body: @escaping @Sendable () -> Void) {
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      body()
      done.signal()
    }
    thread.stackSize = 512 * 1024
    thread.start()
    done.wait()
  }

  static let shapes = [
    "-(#)", "!(#)", "[#]", "dyn(#)", "1+(#)", "1==(#)", "b?#:b", "b?(#):b", "b&&(#||b)",
    "x.a(#)", "#.a", "#[0]", "#+1", "1+#", "{1:#}", "[1].all(x,#)", "#.map(x,[x])",
    "#.map(x,{x:x})", "dyn([{1:-(1*(2+(3==(b?(#):b))))}])", "[?optional.of(#)]",
    "-dyn(!dyn(#))", "li.map(x, #)", "#.filter(x, b)",
  ]

  @Test("The deepest texts need little stack, whether they are accepted or not", arguments: shapes)
  func deepest(_ shape: String) {
    onSmallStack {
      var isParsed = false
      for count in [250, 249, 248, 125, 124, 83, 41, 31, 20] {
        var text = "x"
        for _ in 0..<count { text = shape.replacingOccurrences(of: "#", with: text) }
        let outcome = Environment.sample.outcome(text)
        if !outcome.contains("recursion") { isParsed = true }
        // The same with an error at its end, which is found in another way.
        if count == 248 || count == 41 { _ = Environment.sample.outcome(text + " )") }
      }
      #expect(isParsed)
    }
  }
}
