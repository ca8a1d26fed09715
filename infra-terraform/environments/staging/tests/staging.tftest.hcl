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
    condition     = output.name == "codementor-staging"
    error_message = "the scripts find cluster and root Application by this name"
  }

  assert {
    condition     = output.service_settings["CODEMENTOR_BUCKET"] == "codementor-staging-111122223333" && output.service_settings["CODEMENTOR_QUEUE_INTERACTIVE"] == "codementor-staging-interactive"
    error_message = "the services must be told the names of this environment"
  }

  assert {
    condition     = !output.deletion_protection
    error_message = "a teardown must be able to take staging"
  }

  assert {
    condition     = output.argocd_automated
    error_message = "a commit must reach staging by itself"
  }
}
