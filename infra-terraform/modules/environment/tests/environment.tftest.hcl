mock_provider "aws" {
  source = "../../checks/mocks"
}

variables {
  environment         = "dev"
  region              = "eu-central-1"
  account_id          = "111122223333"
  deletion_protection = false
  network             = { cidr = "10.20.0.0/16", availability_zones = ["eu-central-1a", "eu-central-1b"] }
  cluster             = { administrators = ["arn:aws:iam::111122223333:role/codementor-operators"] }
  edge                = { domain = "mentor.example.edu", zone_id = "Z0123456789ABCDEFGHIJ", operator_cidrs = ["198.51.100.0/24"] }
  watch               = { alarm_emails = ["operators@example.edu"], monthly_budget_dollars = 300 }
  delivery            = { repository_url = "https://github.com/example/codementor", revision = "main", automated = true }
}

run "wires_the_modules" {
  command = apply

  assert {
    condition     = output.name == "codementor-dev"
    error_message = "scripts, cluster and root Application must have one name"
  }
}
