// What the macros make names types of KubeCore.
@_exported import KubeCore
