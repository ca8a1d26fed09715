locals {
  # What is said: when, and the words.
  occasions = {
    deployed = {
      when = "app.status.operationState.phase in ['Succeeded'] and app.status.health.status == 'Healthy'"
      once = "app.status.operationState?.syncResult?.revision"
      text = "{{.app.metadata.name}} runs {{.app.status.sync.revision}}."
    }
    failed = {
      when = "app.status.operationState.phase in ['Error', 'Failed']"
      once = null
      text = "{{.app.metadata.name}} could not be synced: {{.app.status.operationState.message}}"
    }
    broken = {
      when = "app.status.health.status == 'Degraded'"
      once = null
      text = "{{.app.metadata.name}} is degraded since {{.app.status.sync.revision}}."
    }
  }

  said_to = var.notifications == null ? null : {
    slack   = { notifier = "service.slack", settings = { token = "$slack-token" }, recipient = "slack:${coalesce(var.notifications.channel, "none")}" }
    webhook = { notifier = "service.webhook.chat", settings = { url = "$webhook-url" }, recipient = "chat" }
  }[var.notifications.kind]

  notifications = {
    enabled = var.notifications != null
    # Its keys are made by the deployment, so the chart must not make it empty.
    secret = { create = false, name = "argocd-notifications-secret" }

    notifiers = { for service in local.said_to[*] : service.notifier => yamlencode(service.settings) }
    templates = { for name, occasion in local.occasions : "template.${name}" => yamlencode({
      message = occasion.text
      webhook = { chat = { method = "POST", body = jsonencode({ text = occasion.text }) } }
    }) }
    triggers = { for name, occasion in local.occasions : "trigger.on-${name}" => yamlencode([merge(
      { when = occasion.when, send = [name] },
      { for once in occasion.once[*] : "oncePer" => once },
    )]) }
    subscriptions = [for service in local.said_to[*] : {
      recipients = [service.recipient]
      triggers   = [for name in keys(local.occasions) : "on-${name}"]
    }]
  }
}
