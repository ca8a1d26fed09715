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
    condition     = output.name == "codementor-dev" && yamldecode(split("\n---\n", output.root_application)[2]).metadata.name == "codementor-dev"
    error_message = "scripts, cluster and root Application must have one name"
  }

  assert {
    condition     = output.service_settings["CODEMENTOR_QUEUE_GRADING"] == "codementor-dev-grading" && output.service_settings["CODEMENTOR_BUCKET"] == "codementor-dev-111122223333" && startswith(output.service_settings["CODEMENTOR_EVENTS_URL"], "wss://mentor.example.edu/") && startswith(output.service_settings["CODEMENTOR_DATABASE_URL"], "jdbc:postgresql://")
    error_message = "services must learn queues, bucket, ledger and address from one map"
  }

  assert {
    condition     = !anytrue([for name in keys(output.service_settings) : strcontains(name, "PASSWORD") || strcontains(name, "SECRET")])
    error_message = "no password may pass through Terraform"
  }

  assert {
    condition     = yamldecode(split("\n---\n", output.root_application)[2]).spec.source.helm.valuesObject.applications.karpenter.wave < yamldecode(split("\n---\n", output.root_application)[2]).spec.source.helm.valuesObject.manifests["node-pools"].wave
    error_message = "Karpenter must come before its node pools"
  }

  assert {
    condition     = yamldecode(yamldecode(split("\n---\n", output.root_application)[2]).spec.source.helm.valuesObject.applications.karpenter.values).settings == { clusterName = "codementor-dev", interruptionQueue = "codementor-dev-interruptions" }
    error_message = "Karpenter must hear of its own cluster's interruptions"
  }

  assert {
    condition     = yamldecode(yamldecode(split("\n---\n", output.root_application)[2]).spec.source.helm.valuesObject.manifests["storage-class"].yaml).parameters.encrypted == "true" && yamldecode(split("\n---\n", output.root_application)[2]).spec.source.helm.valuesObject.manifests["storage-class"].wave < yamldecode(split("\n---\n", output.root_application)[2]).spec.source.helm.valuesObject.applications["kube-prometheus-stack"].wave
    error_message = "volumes must be encrypted, and their class there before the first of them"
  }

  assert {
    condition     = yamldecode(yamldecode(split("\n---\n", output.root_application)[2]).spec.source.helm.valuesObject.manifests["storage-class"].yaml).parameters.tagSpecification_1 == "Project=codementor" && yamldecode(yamldecode(split("\n---\n", output.root_application)[2]).spec.source.helm.valuesObject.manifests["storage-class"].yaml).parameters.tagSpecification_2 == "Environment=dev"
    error_message = "a teardown must find volumes by their tags"
  }
}

run "alarms_on_the_services_figures" {
  command = apply

  variables {
    watch = { alarm_emails = ["operators@example.edu"], monthly_budget_dollars = 300, figures_namespace = "CodeMentor/dev" }
  }

  assert {
    condition     = lookup(output.service_settings, "CODEMENTOR_CLOUDWATCH_NAMESPACE", "") == "CodeMentor/dev"
    error_message = "services must be told where the alarms look for their figures"
  }
}

run "keeps_argo_cd_inside_without_operators" {
  command = apply

  variables {
    edge = { domain = "mentor.example.edu", zone_id = "Z0123456789ABCDEFGHIJ" }
  }

  assert {
    condition     = !contains(keys(output.target_group_arns), "argocd")
    error_message = "Argo CD must not be served where no operators' networks are named"
  }
}

run "lowers_what_workers_may_cost" {
  command = apply

  variables {
    worker_cpu_limit = 16
  }

  assert {
    condition     = alltrue([for document in split("---\n", yamldecode(split("\n---\n", output.root_application)[2]).spec.source.helm.valuesObject.manifests["node-pools"].yaml) : yamldecode(document).spec.limits.cpu == "16" if yamldecode(document).kind == "NodePool" && startswith(yamldecode(document).metadata.name, "inference-")])
    error_message = "worker_cpu_limit must be the ceiling of every pool of workers"
  }
}

run "refuses_project" {
  command = plan

  variables {
    project = "codementor-university"
  }

  expect_failures = [var.project]
}

run "refuses_environment" {
  command = plan

  variables {
    environment = "test"
  }

  expect_failures = [var.environment]
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
