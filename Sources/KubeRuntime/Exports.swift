@_exported public import KubeClient
@_exported public import KubeCore
