/// Room for the elements of arrays that are being read: a stack, since an array within an element
/// is complete before the next element begins. Elements may move, because a Swift value does not
/// mind where it lies.
struct ElementStack: ~Copyable {
  /// The elements of one array: where they begin, and how many are complete.
  struct Run {
    fileprivate var chunk: Int
    fileprivate var start: Int
    var count = 0
  }

  private static let chunkSize = 1 << 16
  private var chunks: [UnsafeMutableRawBufferPointer] = []
  private var current = 0
  private var top = 0

  init() {}

  deinit {
    for chunk in chunks { chunk.deallocate() }
  }

  func begin() -> Run {
    Run(chunk: current, start: top)
  }

  /// Makes room for one more element and gives the address of the run's first.
  @inline(__always)
  mutating func extend(_ run: inout Run, _ stride: Int) -> UnsafeMutableRawPointer {
    // Alignment to 16 was kept by what lies below: strides of types that hold pointers are
    // multiples of 8, and those are enough here.
    let end = run.start + (run.count + 1) * stride
    if run.chunk < chunks.count, end <= chunks[run.chunk].count {
      current = run.chunk
      top = (end + 15) & ~15
      return chunks[run.chunk].baseAddress.unsafelyUnwrapped + run.start
    }
    return move(&run, stride)
  }

  @inline(never)
  private mutating func move(_ run: inout Run, _ stride: Int) -> UnsafeMutableRawPointer {
    let used = run.count * stride
    let needed = max(Self.chunkSize, (used + stride) * 2)
    let target = run.chunk < chunks.count ? run.chunk + 1 : run.chunk
    // Chunks above the run's own hold nothing now.
    while target < chunks.count, chunks[target].count < needed { chunks.removeLast().deallocate() }
    if target == chunks.count {
      chunks.append(.allocate(byteCount: needed, alignment: 16))
    }
    let base = chunks[target].baseAddress.unsafelyUnwrapped
    if used > 0 { base.copyMemory(from: first(run), byteCount: used) }
    run.chunk = target
    run.start = 0
    current = target
    top = (used + stride + 15) & ~15
    return base
  }

  /// The address of the run's first element. Only a run that was extended has one.
  func first(_ run: Run) -> UnsafeMutableRawPointer {
    chunks.isEmpty
      ? UnsafeMutableRawPointer(bitPattern: 16).unsafelyUnwrapped
      : chunks[run.chunk].baseAddress.unsafelyUnwrapped + run.start
  }

  mutating func end(_ run: Run) {
    current = run.chunk
    top = run.start
  }
}
