# What runs in the cluster is not Terraform's: these are the charts and values that Argo CD gets through the module gitops.
# The order is that of sync waves: KEDA and Fluent Bit bring monitors, whose kinds come with Prometheus.
locals {
  monitoring = "monitoring"
  replicas   = var.high_availability ? 2 : 1

  applications = {
    kube-prometheus-stack = {
      namespace  = local.monitoring
      wave       = -20
      repository = "https://prometheus-community.github.io/helm-charts"
      chart      = "kube-prometheus-stack"
      version    = var.chart_versions.kube_prometheus_stack
      values     = yamlencode(local.prometheus_values)
    }
    keda = {
      namespace  = "keda"
      wave       = -10
      repository = "https://kedacore.github.io/charts"
      chart      = "keda"
      version    = var.chart_versions.keda
      values     = yamlencode(local.keda_values)
    }
    fluent-bit = {
      namespace  = "logging"
      wave       = -10
      repository = "https://fluent.github.io/helm-charts"
      chart      = "fluent-bit"
      version    = var.chart_versions.fluent_bit
      values     = yamlencode(local.fluent_bit_values)
    }
  }
}
