@_exported public import KubeRuntime
