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

run "refuses_name" {
  command = plan

  variables {
    name = "codementor-university"
  }

  expect_failures = [var.name]
}

run "refuses_region" {
  command = plan

  variables {
    region = "Frankfurt"
  }

  expect_failures = [var.region]
}

run "refuses_account_id" {
  command = plan

  variables {
    account_id = "1111"
  }

  expect_failures = [var.account_id]
}

run "refuses_availability_zones" {
  command = plan

  variables {
    availability_zones = ["eu-central-1a"]
  }

  expect_failures = [var.availability_zones]
}

run "refuses_administrators" {
  command = plan

  variables {
    administrators = []
  }

  expect_failures = [var.administrators]
}

run "refuses_viewers" {
  command = plan

  variables {
    viewers = ["ada"]
  }

  expect_failures = [var.viewers]
}

run "refuses_operator_cidrs" {
  command = plan

  variables {
    operator_cidrs = ["0.0.0.0/0"]
  }

  expect_failures = [var.operator_cidrs]
}

run "refuses_domain" {
  command = plan

  variables {
    domain = "https://mentor.example.edu"
  }

  expect_failures = [var.domain]
}

run "refuses_zone_id" {
  command = plan

  variables {
    zone_id = "mentor.example.edu"
  }

  expect_failures = [var.zone_id]
}

run "refuses_allowed_cidrs" {
  command = plan

  variables {
    allowed_cidrs = []
  }

  expect_failures = [var.allowed_cidrs]
}

run "refuses_alarm_emails" {
  command = plan

  variables {
    alarm_emails = ["operators"]
  }

  expect_failures = [var.alarm_emails]
}

run "refuses_monthly_budget_dollars" {
  command = plan

  variables {
    monthly_budget_dollars = 0
  }

  expect_failures = [var.monthly_budget_dollars]
}

run "refuses_budget_tag" {
  command = plan

  variables {
    budget_tag = { key = "", value = "codementor" }
  }

  expect_failures = [var.budget_tag]
}

run "refuses_anomaly_monitor_arn" {
  command = plan

  variables {
    anomaly_monitor_arn = "monitor"
  }

  expect_failures = [var.anomaly_monitor_arn]
}

run "refuses_repository_url" {
  command = plan

  variables {
    repository_url = "example/codementor"
  }

  expect_failures = [var.repository_url]
}

run "refuses_revision" {
  command = plan

  variables {
    revision = "HEAD"
  }

  expect_failures = [var.revision]
}

run "refuses_argocd_sso" {
  command = plan

  variables {
    argocd_sso = { issuer = "id.example.edu", client_id = "argocd" }
  }

  expect_failures = [var.argocd_sso]
}

run "refuses_argocd_notifications" {
  command = plan

  variables {
    argocd_notifications = { kind = "mail" }
  }

  expect_failures = [var.argocd_notifications]
}

run "refuses_image_pull_accounts" {
  command = plan

  variables {
    image_pull_accounts = ["prod"]
  }

  expect_failures = [var.image_pull_accounts]
}

run "refuses_archive" {
  command = plan

  variables {
    archive = { receipt_lock = "strict" }
  }

  expect_failures = [var.archive]
}

run "refuses_ledgers" {
  command = plan

  variables {
    ledgers = { a-1 = {} }
  }

  expect_failures = [var.ledgers, var.serving_ledger]
}

run "refuses_serving_ledger" {
  command = plan

  variables {
    serving_ledger = "b"
  }

  expect_failures = [var.serving_ledger]
}

run "refuses_worker_cpu_limit" {
  command = plan

  variables {
    worker_cpu_limit = 4
  }

  expect_failures = [var.worker_cpu_limit]
}

run "refuses_vpc_cidr" {
  command = plan

  variables {
    vpc_cidr = "10.20.0.0/28"
  }

  expect_failures = [var.vpc_cidr]
}
