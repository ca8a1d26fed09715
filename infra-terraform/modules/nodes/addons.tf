# Add-ons that run as deployments, and so are ready only when there are nodes: the controllers' group comes first.

locals {
  addons = {
    coredns = jsonencode({
      replicaCount = 2
      # One on each node, so that losing a node is not losing DNS.
      topologySpreadConstraints = [{
        maxSkew           = 1
        topologyKey       = "kubernetes.io/hostname"
        whenUnsatisfiable = "ScheduleAnyway"
        labelSelector     = { matchLabels = { k8s-app = "kube-dns" } }
      }]
    })
    metrics-server = jsonencode({ replicas = 2 })
    # Its role is the module identity's, for the service account ebs-csi-controller-sa.
    aws-ebs-csi-driver = jsonencode({ controller = { replicaCount = 2 } })
  }
}

data "aws_eks_addon_version" "default" {
  for_each = local.addons

  addon_name         = each.key
  kubernetes_version = var.cluster_version
}

resource "aws_eks_addon" "after_nodes" {
  for_each = local.addons

  cluster_name         = var.cluster_name
  addon_name           = each.key
  addon_version        = lookup(var.addon_versions, each.key, data.aws_eks_addon_version.default[each.key].version)
  configuration_values = each.value

  resolve_conflicts_on_create = "OVERWRITE"
  resolve_conflicts_on_update = "OVERWRITE"

  depends_on = [aws_eks_node_group.this]
}
