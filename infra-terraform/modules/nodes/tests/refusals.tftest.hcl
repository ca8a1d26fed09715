mock_provider "aws" {
  source = "../../checks/mocks"
}

variables {
  cluster_name              = "codementor-test"
  cluster_version           = "1.35"
  cluster_security_group_id = "sg-0cccccccccccccccc"
  worker_subnet_ids         = ["subnet-0aaaaaaaaaaaaaaaa"]
}

run "refuses_a_single_controller" {
  command = plan

  variables {
    controllers = { min = 1 }
  }

  expect_failures = [var.controllers]
}

run "refuses_controllers_of_an_unknown_architecture" {
  command = plan

  variables {
    controllers = { architecture = "riscv64" }
  }

  expect_failures = [var.controllers]
}

run "refuses_controllers_with_a_disk_that_is_too_small" {
  command = plan

  variables {
    controllers = { disk = 8 }
  }

  expect_failures = [var.controllers]
}

run "refuses_a_pool_of_few_types" {
  command = plan

  variables {
    inference_pools = { small = { architecture = "arm64", instance_types = ["c7g.2xlarge", "c7g.2xlarge"], cpu_limit = 64 } }
  }

  expect_failures = [var.inference_pools]
}

run "refuses_a_capacity_that_is_none" {
  command = plan

  variables {
    inference_capacity = ["reserved"]
  }

  expect_failures = [var.inference_capacity]
}

run "refuses_a_disk_that_holds_no_model" {
  command = plan

  variables {
    inference_disk = 10
  }

  expect_failures = [var.inference_disk]
}

run "refuses_a_general_pool_without_cpus" {
  command = plan

  variables {
    general_pool = { cpu_limit = 0 }
  }

  expect_failures = [var.general_pool]
}

run "refuses_a_managed_group_without_room" {
  command = plan

  variables {
    managed_groups = { inference = { architecture = "arm64", instance_types = ["c7g.2xlarge"], max = 0 } }
  }

  expect_failures = [var.managed_groups]
}

run "refuses_a_managed_group_of_too_many_types" {
  command = plan

  variables {
    managed_groups = { inference = { architecture = "arm64", instance_types = [for size in range(21) : "c7g.${size}xlarge"], max = 2 } }
  }

  expect_failures = [var.managed_groups]
}

run "refuses_a_second_group_of_controllers" {
  command = plan

  variables {
    managed_groups = { controllers = { architecture = "arm64", instance_types = ["c7g.2xlarge"], max = 2 } }
  }

  expect_failures = [aws_eks_node_group.this]
}

run "refuses_an_image_without_a_version" {
  command = plan

  variables {
    node_image = "al2023"
  }

  expect_failures = [var.node_image]
}

run "refuses_a_node_that_goes_before_its_pods" {
  command = plan

  variables {
    node_grace_minutes = 10
  }

  expect_failures = [var.node_grace_minutes]
}

run "refuses_a_pods_grace_that_is_too_short" {
  command = plan

  variables {
    pod_grace_seconds = 5
  }

  expect_failures = [var.pod_grace_seconds]
}

run "refuses_busy_hours_without_a_schedule" {
  command = plan

  variables {
    busy_hours = { schedule = "daily", duration = "14h" }
  }

  expect_failures = [var.busy_hours]
}

run "refuses_more_pods_than_a_kubelet_takes" {
  command = plan

  variables {
    pods_per_node = 250
  }

  expect_failures = [var.pods_per_node]
}

run "refuses_versions_of_other_addons" {
  command = plan

  variables {
    addon_versions = { vpc-cni = "v1.21.1-eksbuild.1" }
  }

  expect_failures = [var.addon_versions]
}

run "refuses_no_subnet" {
  command = plan

  variables {
    worker_subnet_ids = []
  }

  expect_failures = [var.worker_subnet_ids]
}

run "refuses_a_patch_version" {
  command = plan

  variables {
    cluster_version = "1.35.2"
  }

  expect_failures = [var.cluster_version]
}

run "refuses_a_cluster_with_capitals" {
  command = plan

  variables {
    cluster_name = "CodeMentor"
  }

  expect_failures = [var.cluster_name]
}

run "refuses_a_wrong_cluster_security_group_id" {
  command = plan

  variables {
    cluster_security_group_id = "default"
  }

  expect_failures = [var.cluster_security_group_id]
}

run "refuses_a_wrong_karpenter_service_account" {
  command = plan

  variables {
    karpenter_service_account = { namespace = "Kube_System" }
  }

  expect_failures = [var.karpenter_service_account]
}

run "refuses_inference_cpu_limit" {
  command = plan

  variables {
    inference_cpu_limit = 4
  }

  expect_failures = [var.inference_cpu_limit]
}
