mock_provider "aws" {
  source = "../../checks/mocks"
}

variables {
  name               = "codementor-test"
  cluster_subnet_ids = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
  administrators     = ["arn:aws:iam::111122223333:role/operators"]
}

run "refuses_a_single_zone" {
  command = plan

  variables {
    cluster_subnet_ids = ["subnet-0aaaaaaaaaaaaaaaa"]
  }

  expect_failures = [var.cluster_subnet_ids]
}

run "refuses_the_whole_internet" {
  command = plan

  variables {
    public_access_cidrs = ["0.0.0.0/0"]
  }

  expect_failures = [var.public_access_cidrs]
}

run "refuses_a_cluster_that_nobody_gets_into" {
  command = plan

  variables {
    administrators = []
  }

  expect_failures = [var.administrators]
}

run "refuses_a_viewer_who_administers" {
  command = plan

  variables {
    viewers = ["arn:aws:iam::111122223333:role/operators"]
  }

  expect_failures = [var.viewers]
}

run "refuses_a_version_in_extended_support" {
  command = plan

  variables {
    kubernetes_version = "1.29"
  }

  expect_failures = [var.kubernetes_version]
}

run "refuses_a_retention_that_cloudwatch_does_not_know" {
  command = plan

  variables {
    log_days = 45
  }

  expect_failures = [var.log_days]
}

run "refuses_service_addresses_that_are_too_few" {
  command = plan

  variables {
    service_cidr = "172.20.0.0/28"
  }

  expect_failures = [var.service_cidr]
}

run "refuses_versions_of_other_addons" {
  command = plan

  variables {
    addon_versions = { coredns = "v1.12.0-eksbuild.1" }
  }

  expect_failures = [var.addon_versions]
}

run "refuses_a_name_with_capitals" {
  command = plan

  variables {
    name = "CodeMentor"
  }

  expect_failures = [var.name]
}
