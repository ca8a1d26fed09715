mock_provider "aws" {
  source = "../../checks/mocks"
}

variables {
  name               = "codementor-test"
  cidr               = "10.20.0.0/16"
  availability_zones = ["eu-central-1a", "eu-central-1b", "eu-central-1c"]
  worker_zones       = 3
}

run "aws_keeps_five_addresses_of_a_subnet" {
  command = plan

  assert {
    condition     = output.capacity.public_subnet_addresses == 59
    error_message = "a /26 has 59 addresses, not 62"
  }

  assert {
    condition     = output.capacity.cluster_subnet_addresses >= 16
    error_message = "EKS recommends 16 free addresses for the control plane"
  }
}

run "pods_330_need_a_slash_21" {
  command = plan

  variables {
    nodes_per_zone = 11
    pods_per_node  = 30
  }

  assert {
    condition     = output.capacity.worker_subnet_size == 21
    error_message = "330 pods on 11 nodes take 33 blocks, whose half of a subnet is 1,024 addresses"
  }

  assert {
    condition     = aws_ec2_subnet_cidr_reservation.blocks["eu-central-1a"].cidr_block == "10.20.12.0/22" && aws_subnet.worker["eu-central-1a"].cidr_block == "10.20.8.0/21"
    error_message = "the upper half of a worker subnet must be reserved for blocks"
  }

  assert {
    condition     = aws_ec2_subnet_cidr_reservation.blocks["eu-central-1a"].reservation_type == "prefix"
    error_message = "the reservation must be for prefixes, not for single addresses"
  }
}

run "a_full_half_still_has_its_last_block_kept_by_aws" {
  command = plan

  # 16 nodes of 2 blocks are 32 blocks, which would fill 512 addresses exactly if AWS kept none.
  variables {
    nodes_per_zone = 16
    pods_per_node  = 16
  }

  assert {
    condition     = output.capacity.worker_subnet_size == 21
    error_message = "the last block of a subnet must not be counted, as AWS keeps its last address"
  }
}

run "one_node_less_takes_half_the_addresses" {
  command = plan

  variables {
    nodes_per_zone = 15
    pods_per_node  = 16
  }

  assert {
    condition     = output.capacity.worker_subnet_size == 22 && output.capacity.nodes_per_zone == 15
    error_message = "a worker subnet must be no larger than is needed"
  }
}

run "a_small_class_takes_little" {
  command = plan

  variables {
    cidr           = "10.20.0.0/20"
    worker_zones   = 1
    nodes_per_zone = 3
    pods_per_node  = 16
  }

  assert {
    condition     = output.capacity.worker_subnet_size == 24 && aws_subnet.worker["eu-central-1a"].cidr_block == "10.20.2.0/24"
    error_message = "worker subnets smaller than the fixed part must start right behind it"
  }
}
