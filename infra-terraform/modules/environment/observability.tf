locals {
  # Each of these means that students are not served now.
  urgent_alarms = concat(
    ["${local.name}-interactive-oldest-age"],
    [for alarm in keys(module.edge.alarm_arns) : alarm if endswith(alarm, "-edge-failing") || endswith(alarm, "-api-nobody-there")],
  )
}

module "observability" {
  source = "../observability"

  name                     = local.name
  cluster_name             = module.cluster.cluster_name
  alarm_emails             = var.watch.alarm_emails
  queue_names              = module.queues.queue_names
  dead_letter_names        = module.queues.dead_letter_names
  ledger                   = { identifier = module.ledger[var.serving_ledger].identifier, serverless = var.ledger.engine == "serverless" }
  load_balancer_arn_suffix = module.edge.load_balancer_arn_suffix
  alarm_arns               = merge(module.queues.alarm_arns, module.edge.alarm_arns, values(module.ledger)[*].alarm_arns...)
  urgent_alarms            = local.urgent_alarms
  monthly_budget_dollars   = var.watch.monthly_budget_dollars
  budget_tag               = var.watch.budget_tag
  anomaly_monitor_arn      = var.watch.anomaly_monitor_arn
  log_bucket_name          = "${local.name}-logs-${var.account_id}"
  log_retention_days       = var.watch.log_days
  deletion_protection      = var.deletion_protection
  figures_namespace        = var.watch.figures_namespace
  high_availability        = var.high_availability
  metrics_retention_days   = var.watch.metrics_days
  metrics_storage_gb       = var.watch.metrics_gb
  storage_class            = local.storage_class
  controller_node_selector = local.controller_nodes
}
