locals {
  namespace = "argocd"
  replicas  = var.high_availability ? 2 : 1
  budget    = { enabled = var.high_availability, minAvailable = 1 }

  # Metrics services without monitors: their kind comes with Prometheus, which Argo CD has yet to install.
  metrics = { enabled = true, serviceMonitor = { enabled = false } }

  argocd_values = {
    global = merge({ nodeSelector = var.controller_node_selector }, { for domain in [var.host] : "domain" => domain if domain != null })

    configs = {
      cm = merge(
        {
          "admin.enabled"                      = tostring(var.sso == null)
          "application.resourceTrackingMethod" = "annotation"
          "timeout.reconciliation"             = "180s"

          # Without it an Application counts as healthy at once, and waves of Applications do not wait for each other.
          "resource.customizations.health.argoproj.io_Application" = <<-LUA
            local health = { status = "Progressing", message = "" }
            if obj.status ~= nil and obj.status.health ~= nil then
              health.status = obj.status.health.status
              health.message = obj.status.health.message or ""
            end
            return health
          LUA
        },
        local.sign_in,
      )
      params = {
        "server.insecure" = "false"
        # Diffs as the API server sees them, which knows defaults that charts leave out.
        "controller.diff.server.side" = "true"
      }
      rbac = local.access
    }

    controller = {
      replicas  = local.replicas
      pdb       = local.budget
      metrics   = local.metrics
      resources = { requests = { cpu = "100m", memory = "256Mi" }, limits = { memory = "1Gi" } }
    }

    server = {
      replicas = local.replicas
      pdb      = local.budget
      metrics  = local.metrics
      # The load balancer ends TLS and speaks it again to the pods: nothing is in clear.
      ingress   = { enabled = false }
      service   = { type = "ClusterIP" }
      resources = { requests = { cpu = "20m", memory = "64Mi" }, limits = { memory = "256Mi" } }
    }

    repoServer = {
      replicas  = local.replicas
      pdb       = local.budget
      metrics   = local.metrics
      resources = { requests = { cpu = "50m", memory = "128Mi" }, limits = { memory = "1Gi" } }
    }

    redis      = { enabled = !var.high_availability }
    "redis-ha" = { enabled = var.high_availability }

    # Sign-in goes to the university's issuer directly, and Applications come from a chart.
    dex            = { enabled = false }
    applicationSet = { replicas = 0 }

    notifications = local.notifications
  }
}
