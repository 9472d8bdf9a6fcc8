import Testing
@testable import KubeTesting
@Test func placeholder() { #expect(BuiltInSchemas.shared["io.k8s.api.apps.v1.Deployment"].fields.count == 5) }
