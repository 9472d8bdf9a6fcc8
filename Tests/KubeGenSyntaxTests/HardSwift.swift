/// Swift that is right, and not easy to read.
enum HardSwift {
  static let samples = [
    values, operators, closures, statements, strings, regexes, types, generics, attributes,
    members, enumerations, conditions, names, others, trivia,
  ]

  private static let values = ##"""
    struct A {
      var a = 1
      var b = -1, c: Int = 0xF_F, d = 0b1010_1, e = 0o17
      var f = 1.5e-3, g = 0x1.8p3, h = 1_000.5
      var i: [String] = ["a", "b",]
      var j = ["a": 1, "b": 2], k: [Int: Int] = [:], l = [] as [Int]
      var m = (1, x: "a"), n = (), o = ((1))
      var p: Mode = .slow, q = Mode.fast, r = A.B.c(d: 1).e[0]?.f!
      var s = [3 of Int](repeating: 0), t: [_ of Int] = [1, 2]
      var u = -x.y, v = !z, w = ~1, x = \A.b.c, y = \.d[0]?.e, z = \A.self
      var aa = nil as Int?, ab = x is Int, ac = x as! Int, ad = try? f(), ae = try! f()
      var af = 0xff.description, ag = 1.description, ah = x.0.1, ai = 5.0.rounded()
      var aj = f(a:b:), ak = f(_:)(1), al = Self.init, am = self.c, an = super.d
      var ao = Array<Int>(), ap = Dictionary<String, [Int]>.self, aq = a < b, ar = (a < b, c > (d))
      var `as` = #line, at = #selector(A.b(_:)), au = #colorLiteral(red: 1, green: 0), av = _x
    }
    """##

  private static let operators = """
    let a = b
      + c
      .d
      - e
    let f = g ? h : i
    let j = k
      ? l
      : m
    let n = o ?? p
    let q: (Int) -> Int = (-)
    let r = s<t
    let u = v&&w||x
    let y = a.b<c>(d)
    let z = [a < b, c > d].map { $0 }
    let aa = await try b
    infix operator <+>: AdditionPrecedence
    prefix operator √
    postfix operator ^^
    precedencegroup P { higherThan: Q associativity: left }
    extension A { static func <+> (a: A, b: A) -> A { a } }
    func ==<T>(a: T, b: T) -> Bool { true }
    func << <T>(a: T, b: T) {}
    prefix func √(x: Double) -> Double { x }
    let bb = √4 <+> -1
    let cc = x as? Int ?? y is Z
    let dd = a...b, ee = ..<c, ff = d...
    """

  private static let closures = """
    let a = b { $0 }
    let c = d(1) { x in x } e: { y in y }
    let f = { (x: Int) -> Int in x }()
    let g = h
    {
      1
    }
    var i: Int { 1 }
    var j: Int = 1 { didSet { print(1) } willSet { print(2) } }
    var k = f() { didSet {} }
    var l: Int {
      get async throws { 1 }
    }
    var m = n.map { $0 + 1 }.filter { $0 > 1 }
    struct S { lazy var a: Int = { 1 }(); var b = 2 }
    func o() { let p = 1; struct Q {} }
    """

  private static let statements = """
    import Foundation
    print("a")
    if a { b() } else if let c = d, case .e(let f) = g, h { i() } else { j() }
    for case let x? in y where x > 1 { z() }
    for await (a, b) in c { d() }
    while let a = b { c() }
    repeat { a() } while b
    switch a { case 1: b(); default: c() }
    guard let a = b else { fatalError() }
    do { try a() } catch let e as E where e.f { b() } catch { c() }
    defer { a() }
    label: while true { break label }
    let x = if a { 1 } else { 2 }
    let y = switch a { case 1: 2 default: 3 }
    let z = if let b = c { b.map { $0 } } else if d.allSatisfy({ $0 }) { 1 } else { 2 }
    if a.contains { $0 } { b() }
    struct After {}
    foo.bar
      .baz()
    struct Last {}
    func f() async throws -> Int { return 1 }
    if #available(macOS 15, *) { class K {} }
    actor.run()
    actor N { init() {}; deinit {} }
    """

  private static let strings = ##"""
    let a = "plain \n \u{1F600} \" \\ "
    let b = "in \(x + "and \(y) in") out"
    let c = #"raw \n \#(z) "quotes" "# + ##"more "# of it"##
    let d = """
      several
        lines \
      joined
      "with" ""quotes\"""
      """
    let e = #"""
      raw \(not) \#(yes)
      """#
    let f = "\(a) // no comment" // a comment
    let g = "/* none */" /* one */
    let h = "\(f({ "}" }) /* inside */ )"
    let i = ""
    let j = """
      """
    let k = #"""#
    let l: [String: String] = ["a\tb": "c"]
    let m = "\(a ? "b" : "c")"
    """##

  private static let regexes = ##"""
    let a = /ab+c/
    let b = #/a/b/#
    let c = #/
      a # comment
      b
    /#
    let d = x.firstMatch(of: /[a-z]\/"/)
    let e = a / b / c
    let f = a/b
    let g = try? /x y/.wholeMatch(in: s)
    let h = [/a/, /b/]
    """##

  private static let types = """
    struct T<each Element> {
      var a: Int?, b: Int??, c: Int!, d: [Int], e: [String: [Int]?]
      var f: (Int, x: String), g: (Int) -> Int, h: (@Sendable (inout Int) async throws -> Void)?
      var i: any A & B, j: some P, k: A.B.C<D, [E]>.F, l: A.Type, m: any P.Type, n: (any P).Type
      var o: [3 of Int], p: [_ of [Int]], q: ~Copyable, r: @MainActor () -> Void
      var s: (_ a: Int, b: Int...) -> (Int, Int), t: Array<Array<Int>>=x, u: Optional<Int>=1
      var v: (repeat each Element), w: [Int].Index, x: _, y: @convention(c) (Int) -> Int
      var z: () throws(E) -> Int, aa: sending A, bb: nonisolated(nonsending) () async -> Void
      typealias A<T> = B<T> where T: P
      associatedtype C: D = E where C.F == G
    }
    protocol Q<A, B>: AnyObject, P where A: B { var a: Int { get set }; func f() }
    extension [Int]: @retroactive P {}
    extension A.B where C == D<E>, F: G {}
    class R: @unchecked Sendable, A.B<C> {}
    """

  private static let generics = """
    func a<T: P, each U, let n: Int>(_ x: T, y z: repeat each U) -> some P where T: Q, U == [T] {}
    func b<T>(x: inout T, y: @autoclosure () -> Int = 1, z: Int...) rethrows -> [T] where T: P {}
    init?<T>(x: T) {}
    struct S {
      init!(_ a: Int = f(1, 2), b: [Int] = [1, 2], c: (() -> Void)? = nil) {}
      subscript<T>(x: Int, y z: T = 1) -> T where T: P { get { 1 } set(v) {} }
      func f() -> <T> T
      func g(isolated a: isolated A, b: borrowing B, _ c: consuming C)
    }
    macro M<T>(_ x: T) -> Int = #externalMacro(module: "A", type: "B")
    """

  private static let attributes = """
    @available(macOS 15, *) @objc(a:b:) public final class A: B {
      @Published private(set) var a = 1
      @Wrapper(x: 1, "b") nonisolated(unsafe) static var b: Int = 2
      @A.B<C>(d) internal weak var c: D?
      @discardableResult @inline(__always) mutating func d() -> Int { 1 }
      #if DEBUG
      @e
      #endif
      unowned(safe) let f: G
      class func h() {}
      override class var i: Int { 1 }
      package dynamic convenience required init() {}
      indirect enum J { case k(J) }
      #macro("x") { 1 }
      @attached(member, names: named(a)) macro m() = #x
    }
    @main struct L {}
    @resultBuilder
    // between
    public struct N {}
    private import struct O.P
    @_exported import Q
    """

  private static let members = """
    struct A {
      static let a = 1; let b = 2
      var c, d: Int, e = 3
      let (f, g) = (1, 2), _ = h()
      var i: Int { _read { yield x } _modify { yield &x } }
      var j: Int { @inline(__always) get { 1 } nonmutating set { } }
      func k(); func l() -> Int
      struct B { enum C { struct D {} } }
      enum CodingKeys: String, CodingKey { case c = "x", d }
      var n: Int = 1
      { didSet {} }
      static func + (a: A, b: A) -> A { a }
      static prefix func - (a: A) -> A { a }
    }
    """

  private static let enumerations = """
    enum A: String, CaseIterable {
      case a, b = "c", `default`, d = #"e"#
      case f(Int), g(x: Int, y: String = "z"), h(_ x: [Int]?), i((Int, Int) -> Void), j()
      indirect case k(A)
      @available(*, deprecated) case l
      case m = 1, n = -2
      #if os(Linux)
      case o
      #elseif X
      case p
      #else
      case q
      #endif
      var r: Int { switch self { case .a: 1 default: 2 } }
    }
    """

  private static let conditions = """
    #if canImport(A) && (os(Linux)
      || B)
    import A
    #if C
    struct D {
      #if E
      var f: Int
      #else
      var g: Int
      #endif
      func h() {
        #if I
        struct J {}
        #endif
      }
    }
    #endif
    #elseif swift(>=6)
    class K {}
    #else // otherwise
    enum L {}
    #endif // of A
    let m = n
      #if O
      .p()
      #elseif Q
      .r { s }.t
      #endif
      .u()
    let v = w
    #if X
    struct Y {}
    #endif
    """

  private static let names = """
    struct `a b` { var `class`: Int, `1`: Int, été: Int, 名: Int, _x: Int, $y: Int }
    struct `struct` { var `self`: `Self` }
    let open = 1, package = open, actor = package
    func get() {}
    var set: Int { 1 }
    enum E { case `init`, `self`, any, some, async }
    let a = b.default.init(c).class.self
    func `raw name`(for in: Int, if `else`: Int, _ _: Int) {}
    let async = await.x, unsafe = copy, each = consume
    let c = unsafe d, e = copy f
    extension A { func final() { final() } }
    open(x)
    mutating = 1
    """

  private static let others = ##"""
    #!/usr/bin/swift
    import func A.b
    import A.B.C
    #sourceLocation(file: "a", line: 1)
    #sourceLocation()
    let b = #"a"#.count, c = "x"[...]
    nonisolated(unsafe) var d = 1
    async let e = f()
    let g: Int = { 1 }(), h = 2
    let i = [
      "a": [1, 2], // one
      "b": [], /* two */
    ]
    var j: Int
    { 1 }
    """##

  private static let trivia = """
    // one
    /// two

    /** three /* nested */ */ struct A { // behind
      /// four
      // five
      var a: Int // six

      /* seven
      */ var b: Int /* eight */ = /* nine */ 1 // ten
    }
    \u{0C}
    //// eleven
    /**/
    /***/
    enum B {
      // @schema(x: 1)
      case c // twelve
      // thirteen
    }
    func f() {
      // fourteen
      let x = "\\(/* fifteen */ y)"
    }
    // sixteen
    """
}
