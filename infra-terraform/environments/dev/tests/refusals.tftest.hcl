mock_provider "aws" {
  source = "../../checks/mocks"
}

variables {
  region             = "eu-central-1"
  account_id         = "111122223333"
  availability_zones = ["eu-central-1a", "eu-central-1b"]
  vpc_cidr           = "10.20.0.0/16"
  administrators     = ["arn:aws:iam::111122223333:role/codementor-operators"]
  operator_cidrs     = ["198.51.100.0/24"]
  domain             = "mentor.example.edu"
  zone_id            = "Z0123456789ABCDEFGHIJ"
  alarm_emails       = ["operators@example.edu"]

  monthly_budget_dollars = 900
  repository_url         = "https://github.com/example/codementor"
  revision               = "main"
}

# All at once, as each run plans the whole environment.
run "refuses_what_cannot_be" {
  command = plan

  variables {
    name                   = "codementor-university"
    region                 = "Frankfurt"
    account_id             = "1111"
    administrators         = []
    viewers                = ["ada"]
    operator_cidrs         = ["0.0.0.0/0"]
    domain                 = "https://mentor.example.edu"
    zone_id                = "mentor.example.edu"
    allowed_cidrs          = []
    alarm_emails           = ["operators"]
    monthly_budget_dollars = 0
    budget_tag             = { key = "", value = "codementor" }
    anomaly_monitor_arn    = "monitor"
    repository_url         = "example/codementor"
    revision               = "HEAD"
    argocd_sso             = { issuer = "id.example.edu", client_id = "argocd" }
    argocd_notifications   = { kind = "mail" }
    image_pull_accounts    = ["prod"]
    archive                = { receipt_lock = "strict" }
    ledgers                = { a-1 = {} }
    worker_cpu_limit       = 4
    vpc_cidr               = "10.20.0.0/28"
  }

  expect_failures = [
    var.account_id,
    var.administrators,
    var.alarm_emails,
    var.allowed_cidrs,
    var.anomaly_monitor_arn,
    var.archive,
    var.argocd_notifications,
    var.argocd_sso,
    var.budget_tag,
    var.domain,
    var.image_pull_accounts,
    var.ledgers,
    var.monthly_budget_dollars,
    var.name,
    var.operator_cidrs,
    var.region,
    var.repository_url,
    var.revision,
    var.viewers,
    var.vpc_cidr,
    var.worker_cpu_limit,
    var.zone_id,
  ]
}

# What is held against another setting is not looked at while that one is wrong.
run "refuses_what_does_not_fit" {
  command = plan

  variables {
    availability_zones = ["eu-west-1a", "eu-west-1b"]
    serving_ledger     = "b"
  }

  expect_failures = [
    var.availability_zones,
    var.serving_ledger,
  ]
}
