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

run "is_whole" {
  command = apply

  assert {
    condition     = output.name == "codementor-dev"
    error_message = "the scripts find cluster and root Application by this name"
  }

  assert {
    condition     = output.service_settings["CODEMENTOR_BUCKET"] == "codementor-dev-111122223333" && output.service_settings["CODEMENTOR_QUEUE_INTERACTIVE"] == "codementor-dev-interactive"
    error_message = "the services must be told the names of this environment"
  }

  assert {
    condition     = !output.deletion_protection
    error_message = "a teardown must be able to take dev"
  }

  assert {
    condition     = output.argocd_automated
    error_message = "a commit must reach dev by itself"
  }
}

run "takes_what_somebody_says" {
  command = plan

  variables {
    deletion_protection = true
    registry_enabled    = false
  }

  assert {
    condition     = output.deletion_protection
    error_message = "dev must be protected where somebody says so"
  }

  assert {
    condition     = output.repository_urls == null
    error_message = "the second environment of an account must make no repositories"
  }
}

run "restores_beside_the_serving_ledger" {
  command = apply

  variables {
    ledgers = {
      a = {}
      b = { restore = { source_id = "codementor-dev-a", time = "2026-11-25T09:41:00Z" } }
    }
  }

  assert {
    condition     = output.ledger_identifier == "codementor-dev-a"
    error_message = "a restored ledger must not serve before somebody says so"
  }
}

run "switches_to_the_restored_ledger" {
  command = apply

  variables {
    ledgers        = { a = {}, b = { restore = { source_id = "codementor-dev-a" } } }
    serving_ledger = "b"
  }

  assert {
    condition     = output.ledger_identifier == "codementor-dev-b"
    error_message = "serving_ledger must be the one that the services use"
  }
}
