# As prod in everything that can break a release, in two zones and without the second of anything: nobody works here at night.
module "environment" {
  source = "../../modules/environment"

  project             = var.name
  environment         = "staging"
  region              = var.region
  account_id          = var.account_id
  deletion_protection = coalesce(var.deletion_protection, false)
  high_availability   = false

  network = {
    cidr               = var.vpc_cidr
    availability_zones = var.availability_zones
    worker_zones       = 2
    nodes_per_zone     = 12
    flow_log_traffic   = "REJECT"
    flow_log_days      = 14
  }

  cluster = {
    administrators      = var.administrators
    viewers             = var.viewers
    public_access_cidrs = var.operator_cidrs
    log_days            = 30
  }

  controllers = {
    instance_types = ["t4g.large", "m7g.large", "m6g.large"]
    min            = 2
    max            = 3
  }
  inference_capacity = ["spot"]
  worker_cpu_limit   = coalesce(var.worker_cpu_limit, 64)

  ledger = {
    instance_class        = "db.t4g.small"
    multi_az              = false
    backup_retention_days = 7
  }
  ledgers        = var.ledgers
  serving_ledger = var.serving_ledger

  archive  = var.archive
  registry = var.registry_enabled ? { pull_account_ids = var.image_pull_accounts } : null

  edge = {
    domain         = var.domain
    zone_id        = var.zone_id
    allowed_cidrs  = var.allowed_cidrs
    operator_cidrs = var.operator_cidrs
    waf_enabled    = false
    # What is called after it may be no longer than 32 characters.
    load_balancer_name = "${var.name}-stg"
  }

  watch = {
    alarm_emails           = var.alarm_emails
    monthly_budget_dollars = var.monthly_budget_dollars
    budget_tag             = var.budget_tag
    anomaly_monitor_arn    = var.anomaly_monitor_arn
    metrics_days           = 15
    metrics_gb             = 40
    log_days               = 30
  }

  delivery = {
    repository_url = var.repository_url
    revision       = var.revision
    automated      = true
    sso            = var.argocd_sso
    notifications  = var.argocd_notifications
  }
}
