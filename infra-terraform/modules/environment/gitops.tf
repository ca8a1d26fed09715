locals {
  storage_class = "gp3"

  karpenter = {
    namespace = "kube-system"
    # Before everything that may need a node more.
    wave       = -30
    repository = "oci://public.ecr.aws/karpenter/karpenter"
    path       = "."
    version    = var.karpenter_chart_version
    values = yamlencode({
      settings = {
        clusterName       = module.cluster.cluster_name
        interruptionQueue = module.nodes.interruption_queue_name
      }
      serviceAccount = { name = "karpenter" }
      replicas       = var.high_availability ? 2 : 1
      nodeSelector   = local.controller_nodes
      resources      = { requests = { cpu = "100m", memory = "256Mi" }, limits = { memory = "512Mi" } }
    })
  }

  storage_class_manifest = {
    apiVersion           = "storage.k8s.io/v1"
    kind                 = "StorageClass"
    metadata             = { name = local.storage_class, annotations = { "storageclass.kubernetes.io/is-default-class" = "true" } }
    provisioner          = "ebs.csi.aws.com"
    volumeBindingMode    = "WaitForFirstConsumer"
    allowVolumeExpansion = true
    # The tags are what a teardown finds disks by.
    parameters = {
      type               = "gp3"
      encrypted          = "true"
      tagSpecification_1 = "Project=${var.project}"
      tagSpecification_2 = "Environment=${var.environment}"
    }
  }
}

module "gitops" {
  source = "../gitops"

  name              = local.name
  repository_url    = var.delivery.repository_url
  revision          = var.delivery.revision
  automated         = var.delivery.automated
  high_availability = var.high_availability
  host              = module.edge.argocd_host
  target_group_arn  = try(module.edge.target_group_arns["argocd"], null)
  sso               = var.delivery.sso
  notifications     = var.delivery.notifications
  applications      = merge({ karpenter = local.karpenter }, module.edge.applications, module.observability.applications)
  manifests = {
    storage-class = { wave = -40, yaml = yamlencode(local.storage_class_manifest) }
    node-pools    = { wave = -25, yaml = module.nodes.node_pools_manifest }
  }
  controller_node_selector = local.controller_nodes
}
