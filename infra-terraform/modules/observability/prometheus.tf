locals {
  # EKS keeps these to itself; their alerts would be on for ever.
  hidden_by_eks = ["kubeControllerManager", "kubeEtcd", "kubeScheduler"]

  volume_of = {
    for size in toset([2, var.metrics_storage_gb]) : tostring(size) => {
      volumeClaimTemplate = {
        spec = {
          storageClassName = var.storage_class
          accessModes      = ["ReadWriteOnce"]
          resources        = { requests = { storage = "${size}Gi" } }
        }
      }
    }
  }

  prometheus_values = merge(
    { for part in local.hidden_by_eks : part => { enabled = false } },
    {
      defaultRules = {
        rules = { etcd = false, kubeControllerManager = false, kubeSchedulerAlerting = false, kubeSchedulerRecording = false }
      }

      prometheusOperator = {
        nodeSelector = var.controller_node_selector
        resources    = { requests = { cpu = "20m", memory = "64Mi" }, limits = { memory = "256Mi" } }
      }

      prometheus = {
        # Argo CD was there before there were monitors, so it has none of its own.
        additionalServiceMonitors = [{
          name              = "argocd"
          namespaceSelector = { matchNames = ["argocd"] }
          selector          = { matchLabels = { "app.kubernetes.io/part-of" = "argocd" } }
          endpoints         = [{ port = "http-metrics" }]
        }]

        prometheusSpec = {
          replicas     = local.replicas
          nodeSelector = var.controller_node_selector
          retention    = "${var.metrics_retention_days}d"
          # A full volume stops it, so that it throws away the oldest before.
          retentionSize = "${floor(var.metrics_storage_gb * 0.85)}GB"
          storageSpec   = local.volume_of[tostring(var.metrics_storage_gb)]
          resources     = { requests = { cpu = "100m", memory = "512Mi" }, limits = { memory = "2Gi" } }

          # Monitors and rules of all namespaces and releases, not only of this chart's.
          serviceMonitorSelectorNilUsesHelmValues = false
          podMonitorSelectorNilUsesHelmValues     = false
          ruleSelectorNilUsesHelmValues           = false
          probeSelectorNilUsesHelmValues          = false
        }
      }

      alertmanager = {
        serviceAccount = { create = true, name = "alertmanager" }
        alertmanagerSpec = {
          replicas     = local.replicas
          nodeSelector = var.controller_node_selector
          storage      = local.volume_of["2"]
          resources    = { requests = { cpu = "10m", memory = "32Mi" }, limits = { memory = "128Mi" } }
        }
        config = {
          route = {
            receiver        = "topic"
            group_by        = ["alertname", "namespace"]
            group_wait      = "30s"
            group_interval  = "5m"
            repeat_interval = "12h"
            routes = [{
              # It fires always, to show that alerting works.
              receiver = "nobody"
              matchers = ["alertname = Watchdog"]
            }]
          }
          receivers = [
            { name = "nobody" },
            {
              name = "topic"
              sns_configs = [{
                topic_arn     = aws_sns_topic.alarms.arn
                sigv4         = { region = local.region }
                send_resolved = true
                subject       = "{{ .Status }}: {{ .CommonLabels.alertname }} in ${var.name}"
              }]
            },
          ]
        }
      }

      grafana = merge(
        {
          replicas     = local.replicas
          nodeSelector = var.controller_node_selector
          resources    = { requests = { cpu = "20m", memory = "128Mi" }, limits = { memory = "512Mi" } }
          # Made by the deployment, never by a value.
          admin = { existingSecret = "grafana-admin", userKey = "user", passwordKey = "password" }
          sidecar = {
            dashboards  = { enabled = true, searchNamespace = "ALL" }
            datasources = { enabled = true }
          }
        },
        local.grafana_sso,
      )
    },
  )

  grafana_sso = var.grafana_sso == null ? null : {
    envValueFrom = {
      GF_AUTH_GENERIC_OAUTH_CLIENT_SECRET = { secretKeyRef = { name = "grafana-oidc", key = "client_secret" } }
    }
    "grafana.ini" = {
      server = { root_url = var.grafana_sso.url }
      auth   = { disable_login_form = true }
      "auth.generic_oauth" = {
        enabled             = true
        name                = "University"
        client_id           = var.grafana_sso.client_id
        scopes              = "openid profile"
        use_pkce            = true
        auth_url            = var.grafana_sso.authorization_url
        token_url           = var.grafana_sso.token_url
        api_url             = var.grafana_sso.userinfo_url
        role_attribute_path = "contains(roles[*], 'operator') && 'Admin' || 'None'"
        # Without a role there is no way in.
        role_attribute_strict = true
      }
    }
  }
}
