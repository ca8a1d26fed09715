mock_provider "aws" {
  source = "../../checks/mocks"
}

variables {
  region             = "eu-central-1"
  account_id         = "111122223333"
  availability_zones = ["eu-central-1a", "eu-central-1b", "eu-central-1c"]
  vpc_cidr           = "10.20.0.0/16"
  administrators     = ["arn:aws:iam::111122223333:role/codementor-operators"]
  operator_cidrs     = ["198.51.100.0/24"]
  domain             = "mentor.example.edu"
  zone_id            = "Z0123456789ABCDEFGHIJ"
  alarm_emails       = ["operators@example.edu"]

  monthly_budget_dollars = 900
  repository_url         = "https://github.com/example/codementor"
  revision               = "v1.0.0"
  argocd_sso             = { issuer = "https://id.example.edu", client_id = "argocd" }
}

run "is_whole" {
  command = apply

  assert {
    condition     = output.name == "codementor-prod"
    error_message = "the scripts find cluster and root Application by this name"
  }

  assert {
    condition     = output.service_settings["CODEMENTOR_BUCKET"] == "codementor-prod-111122223333" && output.service_settings["CODEMENTOR_QUEUE_INTERACTIVE"] == "codementor-prod-interactive"
    error_message = "the services must be told the names of this environment"
  }

  assert {
    condition     = output.deletion_protection
    error_message = "prod must refuse a teardown"
  }

  assert {
    condition     = !output.argocd_automated
    error_message = "in prod a person must sync"
  }
}

run "lets_go_when_somebody_says_so" {
  command = plan

  variables {
    deletion_protection = false
  }

  assert {
    condition     = !output.deletion_protection
    error_message = "a person must be able to turn the protection of prod off before a teardown"
  }
}
