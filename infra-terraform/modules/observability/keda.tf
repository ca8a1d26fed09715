locals {
  keda_values = {
    clusterName = var.cluster_name

    # Its rights come by EKS Pod Identity to this account, so it needs no annotation. Scalers use "provider: aws" alone:
    # a workload's own identity cannot be lent to KEDA.
    serviceAccount = { operator = { create = true, name = "keda-operator" } }
    podIdentity    = { aws = { irsa = { enabled = false } } }

    operator      = { replicaCount = local.replicas }
    metricsServer = { replicaCount = local.replicas }
    webhooks      = { replicaCount = local.replicas, failurePolicy = "Fail" }
    nodeSelector  = var.controller_node_selector

    podDisruptionBudget = { for part in ["operator", "metricServer", "webhooks"] : part => { minAvailable = 1 } if var.high_availability }

    resources = {
      operator     = { requests = { cpu = "20m", memory = "96Mi" }, limits = { memory = "512Mi" } }
      metricServer = { requests = { cpu = "20m", memory = "64Mi" }, limits = { memory = "256Mi" } }
      webhooks     = { requests = { cpu = "10m", memory = "32Mi" }, limits = { memory = "128Mi" } }
    }

    logging = { operator = { format = "json" } }

    prometheus = {
      operator     = { enabled = true, serviceMonitor = { enabled = true } }
      metricServer = { enabled = true, serviceMonitor = { enabled = true } }
    }
  }
}
