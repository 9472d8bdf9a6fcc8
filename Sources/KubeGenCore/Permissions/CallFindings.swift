/// What the calls of a source ask for, before it is known which kinds generic code is about.
struct CallFindings {
  /// Where in generic code something stands.
  struct Context: Hashable {
    var function: Int?
    /// The generic parameters of the function, and those of its type.
    var own: Set<String> = []
    var ofType: Set<String> = []
    var owner: String?
  }

  struct Need {
    /// Nil if it could not be told.
    var kind: TypeText?
    var needs: [MethodVerbs.Need]
    var reach: Reach
    var reason: Reason
    var context: Context
  }

  struct Fixed {
    var group: String
    var resource: String
    var verbs: [String]
    var reach: Reach
    var reason: Reason
  }

  /// What the parameters of generic code are in one use of it.
  struct Use {
    var types: [String: TypeText]
    var context: Context
  }

  struct Reason: Hashable {
    var place: SourceLocation
    /// What stands there: `createOrUpdate`.
    var call: String
  }

  /// Something that cannot be seen.
  struct Blank: Hashable {
    var place: SourceLocation
    var message: String
  }

  var needs: [Need] = []
  var fixed: [Fixed] = []
  /// Of generic functions.
  var calls: [Int: [Use]] = [:]
  /// Of generic types.
  var types: [String: [Use]] = [:]
  var blanks: [Blank] = []

  mutating func blank(_ message: String, at place: SourceLocation) {
    let blank = Blank(place: place, message: message)
    if !blanks.contains(blank) { blanks.append(blank) }
  }
}
