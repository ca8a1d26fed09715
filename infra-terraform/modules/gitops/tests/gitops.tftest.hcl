variables {
  name           = "codementor-test"
  repository_url = "https://github.com/example/codementor"
  revision       = "main"
  automated      = true
  applications = {
    keda       = { namespace = "keda", wave = -10, repository = "https://kedacore.github.io/charts", chart = "keda", version = "2.18.1", values = "operator:\n  replicaCount: 2\n" }
    codementor = { namespace = "codementor", wave = 0, repository = "https://github.com/example/codementor", path = "charts/codementor", version = "main", project = "codementor" }
  }
}

run "starts_everything_from_git" {
  command = apply

  assert {
    condition     = [for document in split("---\n", output.root_application) : "${yamldecode(document).kind} ${yamldecode(document).metadata.name}"] == ["AppProject platform", "AppProject codementor", "Application codementor-test"]
    error_message = "projects must come before the Application that uses them"
  }

  assert {
    condition     = yamldecode(split("---\n", output.root_application)[2]).spec.source.path == "charts/platform" && yamldecode(split("---\n", output.root_application)[2]).spec.source.targetRevision == "main"
    error_message = "the root Application must be the platform's chart in Git"
  }

  assert {
    condition = yamldecode(split("---\n", output.root_application)[2]).spec.source.helm.valuesObject.applications.keda == {
      namespace = "keda", wave = -10, repository = "https://kedacore.github.io/charts", chart = "keda", version = "2.18.1", values = "operator:\n  replicaCount: 2\n", project = "platform"
    }
    error_message = "the chart must get applications as its schema wants them"
  }

  assert {
    condition     = yamldecode(split("---\n", output.root_application)[2]).spec.syncPolicy.automated.selfHeal
    error_message = "where commits go by themselves, what a person changes must be changed back"
  }

  assert {
    condition     = yamldecode(split("---\n", output.root_application)[2]).metadata.finalizers == ["resources-finalizer.argocd.argoproj.io"]
    error_message = "deleting the root Application must delete what it made"
  }
}

run "keeps_the_product_in_its_namespace" {
  command = apply

  assert {
    condition     = yamldecode(split("---\n", output.root_application)[1]).spec.destinations == [{ namespace = "codementor", server = "https://kubernetes.default.svc" }] && yamldecode(split("---\n", output.root_application)[1]).spec.clusterResourceWhitelist == [{ group = "", kind = "Namespace" }]
    error_message = "the product must not leave its namespace"
  }

  assert {
    condition     = !contains(yamldecode(split("---\n", output.root_application)[1]).spec.sourceRepos, "*") && !contains(yamldecode(split("---\n", output.root_application)[0]).spec.sourceRepos, "*")
    error_message = "projects must name the repositories that they take from"
  }
}

run "waits_for_a_person_in_prod" {
  command = apply

  variables {
    automated         = false
    revision          = "v1.0.0"
    high_availability = true
    host              = "argocd.mentor.example.edu"
    target_group_arn  = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/codementor-argocd/0123456789abcdef"
    sso               = { issuer = "https://id.example.edu", client_id = "argocd", look = ["instructor"] }
    notifications     = { kind = "slack", channel = "codementor" }
  }

  assert {
    condition     = !can(yamldecode(split("---\n", output.root_application)[2]).spec.syncPolicy.automated) && yamldecode(split("---\n", output.root_application)[2]).spec.source.helm.valuesObject.automated == false
    error_message = "in prod a person must sync"
  }

  assert {
    condition     = alltrue([for part in ["controller", "server", "repoServer"] : yamldecode(output.argocd_values)[part].replicas == 2 && yamldecode(output.argocd_values)[part].pdb.enabled]) && yamldecode(output.argocd_values)["redis-ha"].enabled && !yamldecode(output.argocd_values).redis.enabled
    error_message = "Argo CD must survive the loss of a node where that is wanted"
  }

  assert {
    condition     = yamldecode(output.argocd_values).configs.cm["admin.enabled"] == "false" && yamldecode(yamldecode(output.argocd_values).configs.cm["oidc.config"]).clientSecret == "$argocd-oidc:client_secret"
    error_message = "with sign-in there must be no shared administrator, and no secret in values"
  }

  assert {
    condition     = yamldecode(output.argocd_values).configs.rbac == { "policy.csv" = "g, operator, role:admin\ng, instructor, role:readonly\n", "policy.default" = "", scopes = "[roles]" }
    error_message = "operators must administrate, others look, and nobody else get anything"
  }

  assert {
    condition     = yamldecode(output.argocd_values).configs.params["server.insecure"] == "false"
    error_message = "Argo CD must speak TLS to the load balancer"
  }

  assert {
    condition     = yamldecode(output.argocd_values).notifications.subscriptions[0].recipients == ["slack:codementor"] && toset(yamldecode(output.argocd_values).notifications.subscriptions[0].triggers) == toset([for name in keys(yamldecode(output.argocd_values).notifications.triggers) : trimprefix(name, "trigger.")])
    error_message = "people must hear of everything that there is a trigger for"
  }

  assert {
    condition     = yamldecode(split("---\n", output.root_application)[2]).spec.source.helm.valuesObject.targetGroupBindings["argocd-server"].targetGroupArn == var.target_group_arn
    error_message = "Argo CD's page must be bound to its target group"
  }
}

run "needs_nothing_that_argo_cd_has_yet_to_install" {
  command = apply

  assert {
    condition     = alltrue([for part in ["controller", "server", "repoServer"] : yamldecode(output.argocd_values)[part].metrics.serviceMonitor.enabled == false])
    error_message = "Argo CD must start without Prometheus' kinds"
  }

  assert {
    condition     = can(yamldecode(output.argocd_values).configs.cm["resource.customizations.health.argoproj.io_Application"])
    error_message = "Applications must have a health, or waves do not wait"
  }
}

run "refuses_a_range_of_versions" {
  command = plan

  variables {
    applications = {
      keda = { namespace = "keda", wave = 0, repository = "https://kedacore.github.io/charts", chart = "keda", version = "2.*" }
    }
  }

  expect_failures = [var.applications]
}

run "refuses_high_availability_without_sign_in" {
  command = plan

  variables {
    high_availability = true
  }

  expect_failures = [var.sso]
}

run "hands_manifests_on" {
  command = apply

  variables {
    manifests = { node-pools = { wave = -25, yaml = "metadata:\n  name: a\n---\nmetadata:\n  name: b\n" } }
  }

  assert {
    condition     = yamldecode(split("\n---\n", output.root_application)[2]).spec.source.helm.valuesObject.manifests == { node-pools = { wave = -25, yaml = "metadata:\n  name: a\n---\nmetadata:\n  name: b\n" } }
    error_message = "the chart must get manifests as they are"
  }
}

run "refuses_manifests_that_are_none" {
  command = plan

  variables {
    manifests = { node-pools = { wave = 0, yaml = "kind: NodePool\n" } }
  }

  expect_failures = [var.manifests]
}
