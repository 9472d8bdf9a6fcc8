/// Tells of a member in three instructions, and without a branch, whether it is there: most members
/// of most objects are not, and which are, no processor can foretell.
struct Presence {
  var offset: Int
  var mask: UInt64
  var absent: UInt64

  /// The member has to be asked itself.
  static let unknown = Presence(offset: 0, mask: 0, absent: 1)

  /// A word of the struct that holds all bytes which tell.
  init?(_ form: NilForm, at place: Int, within size: Int) {
    guard size >= 8 else { return nil }
    let first = place + form.offset
    offset = min(first, size - 8)
    let shift = UInt64((first - offset) * 8)
    guard shift < 64, (form.mask << shift) >> shift == form.mask else { return nil }
    mask = form.mask << shift
    absent = form.pattern << shift
  }

  private init(offset: Int, mask: UInt64, absent: UInt64) {
    (self.offset, self.mask, self.absent) = (offset, mask, absent)
  }

  @inline(__always)
  func isPresent(_ place: UnsafeRawPointer) -> Bool {
    place.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & mask != absent
  }
}

extension StructTable {
  /// Which of 64 fields from `first` on may be there, the first in the lowest bit.
  @inline(__always)
  func present(_ place: UnsafeRawPointer, from first: Int) -> UInt64 {
    let length = min(64, count - first)
    guard size >= 8 else { return length == 64 ? .max : (1 << UInt64(length)) &- 1 }
    var bits: UInt64 = 0
    for index in 0..<length {
      bits |= (presences[first + index].isPresent(place) ? 1 : 0) << UInt64(index)
    }
    return bits
  }
}
