import ArgumentParser

@main
struct KubeGen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kube-gen",
    abstract: "Swift types for Kubernetes, and CRDs for Swift types.",
    discussion: """
      kube-gen reads three kinds of input: Swift structs with a '// @kube(…)' comment, \
      CustomResourceDefinitions (YAML or JSON), and Kubernetes' own kinds (bundled, or an OpenAPI \
      document of your cluster). It makes Swift types with a fast JSON codec of them, and CRDs of \
      the structs.

      In a Swift package the build tool plugin KubeGenPlugin runs kube-gen at every build. The \
      command is there to look at what it makes, to print CRDs for kubectl, and for builds without \
      SwiftPM.

      Look around:
        kube-gen list --resource 'apps/v1/*'
        kube-gen crd Sources/App/Foo.swift
        kube-gen generate --crd certificates.yaml --output /tmp/generated
        kube-gen diff --since main Sources/App

      Exit codes: 0 done; 1 the input has errors, which stand on standard error as \
      path:line:column; 64 the arguments are wrong. 'diff' has 1 for what it found and 2 for errors.
      """,
    version: "0.1.0",
    subcommands: [
      GenerateCommand.self, CRDCommand.self, DiffCommand.self, RBACCommand.self, ListCommand.self,
      DistillCommand.self, PluginCommand.self,
    ]
  )
}
