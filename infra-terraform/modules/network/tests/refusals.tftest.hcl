mock_provider "aws" {
  source = "../../checks/mocks"
}

variables {
  name               = "codementor-test"
  cidr               = "10.20.0.0/16"
  availability_zones = ["eu-central-1a", "eu-central-1b"]
}

run "refuses_more_than_the_vpc_holds" {
  command = plan

  variables {
    cidr           = "10.20.0.0/20"
    worker_zones   = 2
    nodes_per_zone = 100
  }

  expect_failures = [aws_vpc.this]
}

run "refuses_a_single_zone" {
  command = plan

  variables {
    availability_zones = ["eu-central-1a"]
  }

  expect_failures = [var.availability_zones]
}

run "refuses_a_zone_that_is_none" {
  command = plan

  variables {
    availability_zones = ["eu-central-1a", "eu-central-1"]
  }

  expect_failures = [var.availability_zones]
}

run "refuses_more_worker_zones_than_zones" {
  command = plan

  variables {
    worker_zones = 3
  }

  expect_failures = [var.worker_zones]
}

run "refuses_a_range_that_is_too_small" {
  command = plan

  variables {
    cidr = "10.20.0.0/24"
  }

  expect_failures = [var.cidr]
}

run "refuses_a_range_that_starts_in_the_middle" {
  command = plan

  variables {
    cidr = "10.20.1.0/16"
  }

  expect_failures = [var.cidr]
}

run "refuses_no_nat_without_endpoints" {
  command = plan

  variables {
    nat                 = "none"
    interface_endpoints = ["ec2", "sqs"]
  }

  expect_failures = [var.nat]
}

run "refuses_a_way_out_that_is_none" {
  command = plan

  variables {
    nat = "two"
  }

  expect_failures = [var.nat]
}

run "refuses_an_interface_endpoint_for_s3" {
  command = plan

  variables {
    interface_endpoints = ["s3"]
  }

  expect_failures = [var.interface_endpoints]
}

run "refuses_half_a_node" {
  command = plan

  variables {
    nodes_per_zone = 1.5
  }

  expect_failures = [var.nodes_per_zone]
}

run "refuses_more_pods_than_a_kubelet_takes" {
  command = plan

  variables {
    pods_per_node = 250
  }

  expect_failures = [var.pods_per_node]
}

run "refuses_a_name_that_s3_would_refuse" {
  command = plan

  variables {
    name = "CodeMentor_Dev"
  }

  expect_failures = [var.name]
}

run "refuses_to_keep_flow_logs_for_no_time" {
  command = plan

  variables {
    flow_log_days = 0
  }

  expect_failures = [var.flow_log_days]
}

run "refuses_traffic_that_is_none" {
  command = plan

  variables {
    flow_log_traffic = "SOME"
  }

  expect_failures = [var.flow_log_traffic]
}
