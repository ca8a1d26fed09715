mock_provider "aws" {
  source = "../../checks/mocks"
}

run "keeps_releases_as_they_were_tested" {
  command = apply

  assert {
    condition     = toset([for repository in aws_ecr_repository.images : repository.name]) == toset(["codementor/api", "codementor/worker", "codementor/result-notifier", "codementor/models"])
    error_message = "each service and the models must have a repository"
  }

  assert {
    condition     = alltrue([for repository in aws_ecr_repository.images : repository.image_tag_mutability == "IMMUTABLE"])
    error_message = "a tag must stay what was tested"
  }

  assert {
    condition     = alltrue([for repository in aws_ecr_repository.images : repository.image_scanning_configuration[0].scan_on_push]) && aws_ecr_registry_scanning_configuration.account.scan_type == "BASIC"
    error_message = "every image must be scanned when it is pushed"
  }

  assert {
    condition     = alltrue([for policy in aws_ecr_lifecycle_policy.images : [for rule in jsondecode(policy.policy).rules : rule.selection.countNumber] == [7, 30]])
    error_message = "30 releases must be kept, and what has no tag for a week"
  }

  assert {
    condition     = alltrue([for repository in aws_ecr_repository.images : !repository.force_delete])
    error_message = "a protected repository must refuse to be destroyed with its images"
  }

  assert {
    condition     = length(aws_ecr_repository_policy.images) == 0
    error_message = "no other account may pull unless it is named"
  }
}

run "lets_named_accounts_pull" {
  command = apply

  variables {
    pull_account_ids = ["444455556666"]
  }

  assert {
    condition = alltrue([for policy in aws_ecr_repository_policy.images : jsondecode(policy.policy).Statement[0].Principal.AWS == ["arn:aws:iam::444455556666:root"] &&
    !anytrue([for action in jsondecode(policy.policy).Statement[0].Action : strcontains(action, "Put") || strcontains(action, "Upload")])])
    error_message = "named accounts must be able to pull and not to push"
  }
}

run "pulls_public_images_through" {
  command = apply

  variables {
    pull_through_role_arns = ["arn:aws:iam::111122223333:role/nodes"]
  }

  assert {
    condition     = output.cache_urls["registry.k8s.io"] == "111122223333.dkr.ecr.eu-central-1.amazonaws.com/kubernetes" && length(aws_ecr_pull_through_cache_rule.public) == 3
    error_message = "public registries must have a place here"
  }

  assert {
    condition     = alltrue([for resource in jsondecode(aws_ecr_registry_policy.caches[0].policy).Statement[0].Resource : can(regex(":repository/(kubernetes|public|quay)/\\*$", resource))])
    error_message = "nodes must fill caches and nothing else"
  }
}

run "refuses_a_registry_that_wants_a_sign_in" {
  command = plan

  variables {
    caches = { hub = "registry-1.docker.io" }
  }

  expect_failures = [var.caches]
}
