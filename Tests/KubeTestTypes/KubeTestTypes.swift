// The types of the kinds that kube-gen.yaml asks for are made by the plugin.
