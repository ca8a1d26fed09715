# What Karpenter buys, as manifests. Terraform renders them and never talks to the cluster; Argo CD applies them, after Karpenter's chart.

locals {
  inference_taint = { key = "codementor.dev/inference", value = "true" }

  node_class_defaults = {
    instanceProfile  = aws_iam_instance_profile.karpenter.name
    amiSelectorTerms = [{ alias = var.node_image }]
    subnetSelectorTerms = [
      for subnet in var.worker_subnet_ids : { id = subnet }
    ]
    securityGroupSelectorTerms = [{ id = var.cluster_security_group_id }]
    kubelet                    = { maxPods = var.pods_per_node }
    metadataOptions = {
      httpEndpoint            = "enabled"
      httpTokens              = "required"
      httpPutResponseHopLimit = 1
    }
  }

  node_classes = [
    for name, disk in { inference = var.inference_disk, general = 30 } : {
      apiVersion                  = "karpenter.k8s.aws/v1"
      kind                        = "EC2NodeClass"
      metadata                    = { name = name }
      spec = merge(local.node_class_defaults, {
        tags = { Name = "${var.cluster_name}-${name}" }
        blockDeviceMappings = [{
          deviceName = startswith(var.node_image, "bottlerocket") ? "/dev/xvdb" : "/dev/xvda"
          ebs        = { volumeType = "gp3", volumeSize = "${disk}Gi", encrypted = true, deleteOnTermination = true }
        }]
      })
    }
  ]

  busy_budget = var.busy_hours == null ? [] : [{
    # A node that is empty may go at any hour.
    reasons  = ["Underutilized", "Drifted"]
    nodes    = "0"
    schedule = var.busy_hours.schedule
    duration = var.busy_hours.duration
  }]
  disruption = {
    consolidationPolicy = "WhenEmptyOrUnderutilized"
    consolidateAfter    = "5m"
    budgets             = concat([{ nodes = "1" }], local.busy_budget)
  }

  inference_pools = [
    for name, pool in var.inference_pools : {
      apiVersion = "karpenter.sh/v1"
      kind       = "NodePool"
      metadata   = { name = name }
      spec = {
        weight     = pool.weight
        limits     = { cpu = tostring(coalesce(var.inference_cpu_limit, pool.cpu_limit)) }
        disruption = local.disruption
        template = {
          metadata = { labels = { "codementor.dev/pool" = "inference" } }
          spec = {
            nodeClassRef           = { group = "karpenter.k8s.aws", kind = "EC2NodeClass", name = "inference" }
            taints                 = [merge(local.inference_taint, { effect = "NoSchedule" })]
            expireAfter            = "336h"
            terminationGracePeriod = "${var.node_grace_minutes}m"
            requirements = [
              { key = "kubernetes.io/arch", operator = "In", values = [pool.architecture] },
              { key = "karpenter.sh/capacity-type", operator = "In", values = var.inference_capacity },
              { key = "node.kubernetes.io/instance-type", operator = "In", values = pool.instance_types },
            ]
          }
        }
      }
    }
  ]

  general_pool = var.general_pool == null ? [] : [{
    apiVersion = "karpenter.sh/v1"
    kind       = "NodePool"
    metadata   = { name = "general" }
    spec = {
      limits     = { cpu = tostring(var.general_pool.cpu_limit) }
      disruption = local.disruption
      template = {
        metadata = { labels = { "codementor.dev/pool" = "general" } }
        spec = {
          nodeClassRef           = { group = "karpenter.k8s.aws", kind = "EC2NodeClass", name = "general" }
          expireAfter            = "336h"
          terminationGracePeriod = "${var.node_grace_minutes}m"
          requirements = [
            { key = "kubernetes.io/arch", operator = "In", values = [var.general_pool.architecture] },
            { key = "karpenter.sh/capacity-type", operator = "In", values = ["on-demand"] },
            { key = "karpenter.k8s.aws/instance-category", operator = "In", values = ["c", "m", "r", "t"] },
            { key = "karpenter.k8s.aws/instance-cpu", operator = "In", values = ["2", "4"] },
            { key = "karpenter.k8s.aws/instance-hypervisor", operator = "In", values = ["nitro"] },
          ]
        }
      }
    }
  }]

  # Encoded one by one: objects of different shapes make no list.
  manifests = concat(
    [for manifest in local.node_classes : yamlencode(manifest)],
    [for manifest in local.inference_pools : yamlencode(manifest)],
    [for manifest in local.general_pool : yamlencode(manifest)],
  )
}
