# Outlives the loss of a zone, refuses to be destroyed, and changes when a person says so.
module "environment" {
  source = "../../modules/environment"

  project             = var.name
  environment         = "prod"
  region              = var.region
  account_id          = var.account_id
  deletion_protection = coalesce(var.deletion_protection, true)
  high_availability   = true

  network = {
    cidr               = var.vpc_cidr
    availability_zones = var.availability_zones
    worker_zones       = 3
    nodes_per_zone     = 12
    nat                = "per-zone"
    flow_log_traffic   = "ALL"
    flow_log_days      = 90
  }

  cluster = {
    administrators      = var.administrators
    viewers             = var.viewers
    public_access_cidrs = var.operator_cidrs
    log_days            = 365
  }

  controllers = {
    instance_types = ["t4g.large", "m7g.large", "m6g.large"]
    min            = 3
    max            = 6
  }
  inference_capacity = ["spot", "on-demand"]
  worker_cpu_limit   = coalesce(var.worker_cpu_limit, 128)

  ledger = {
    instance_class        = "db.t4g.medium"
    multi_az              = true
    storage_gb            = { initial = 50, max = 500 }
    expected_connections  = 120
    backup_retention_days = 30
  }
  ledgers        = var.ledgers
  serving_ledger = var.serving_ledger

  archive  = var.archive
  registry = var.registry_enabled ? { scanning = "enhanced", pull_account_ids = var.image_pull_accounts } : null

  edge = {
    domain         = var.domain
    zone_id        = var.zone_id
    allowed_cidrs  = var.allowed_cidrs
    operator_cidrs = var.operator_cidrs
    waf_enabled    = true
  }

  watch = {
    alarm_emails           = var.alarm_emails
    monthly_budget_dollars = var.monthly_budget_dollars
    budget_tag             = var.budget_tag
    anomaly_monitor_arn    = var.anomaly_monitor_arn
    metrics_days           = 30
    metrics_gb             = 100
    log_days               = 90
  }

  delivery = {
    repository_url = var.repository_url
    revision       = var.revision
    automated      = false
    sso            = var.argocd_sso
    notifications  = var.argocd_notifications
  }
}
