import Testing

@testable import KubeCEL

@Test("constants are what they are") func constants() { #expect(CELType.optional(.int) == .opaque("optional_type", [.int])) }
