mock_provider "aws" {
  source = "../../checks/mocks"
}

variables {
  name                   = "codementor-test"
  cluster_name           = "codementor-test"
  alarm_emails           = ["operators@example.edu", "chair@example.edu"]
  queue_names            = { interactive = "codementor-interactive", grading = "codementor-grading", outcomes = "codementor-outcomes" }
  dead_letter_names      = { interactive = "codementor-interactive-dlq", grading = "codementor-grading-dlq", outcomes = "codementor-outcomes-dlq" }
  ledger                 = { identifier = "codementor-test" }
  alarm_arns             = { age = "arn:aws:cloudwatch:eu-central-1:111122223333:alarm:age", storage = "arn:aws:cloudwatch:eu-central-1:111122223333:alarm:storage" }
  urgent_alarms          = ["age", "storage"]
  monthly_budget_dollars = 200
  log_bucket_name        = "codementor-test-logs-111122223333"
}

run "tells_people" {
  command = apply

  assert {
    condition     = toset([for subscription in aws_sns_topic_subscription.emails : subscription.endpoint]) == var.alarm_emails
    error_message = "every address must hear alarms"
  }

  assert {
    condition     = toset(one([for statement in jsondecode(aws_sns_topic_policy.alarms.policy).Statement : statement if statement.Effect == "Allow"]).Principal.Service) == toset(["cloudwatch.amazonaws.com", "budgets.amazonaws.com", "costalerts.amazonaws.com", "events.rds.amazonaws.com"])
    error_message = "alarms, budgets, anomalies and the ledger must be allowed to speak on the topic"
  }

  assert {
    condition     = anytrue([for statement in jsondecode(aws_kms_key.alarms.policy).Statement : contains(try(tolist(statement.Principal.Service), []), "cloudwatch.amazonaws.com") && contains(tolist(flatten([statement.Action])), "kms:GenerateDataKey")])
    error_message = "who speaks on the topic must be allowed to encrypt"
  }

  assert {
    condition     = aws_cloudwatch_composite_alarm.students_wait[0].alarm_rule == "ALARM(\"age\") OR ALARM(\"storage\")"
    error_message = "one alarm must say that students are not served"
  }
}

run "shows_queues_and_ledger" {
  command = apply

  variables {
    load_balancer_arn_suffix = "app/codementor-test/0123456789abcdef"
  }

  assert {
    condition = alltrue([for name in concat(values(var.queue_names), values(var.dead_letter_names), [var.ledger.identifier, var.load_balancer_arn_suffix]) :
    strcontains(aws_cloudwatch_dashboard.overview.dashboard_body, "\"${name}\"")])
    error_message = "the dashboard must show all queues, dead letters, the ledger and the load balancer"
  }

  assert {
    condition     = length(distinct([for widget in jsondecode(aws_cloudwatch_dashboard.overview.dashboard_body).widgets : "${widget.x} ${widget.y}"])) == 10
    error_message = "no part of the dashboard may cover another"
  }
}

run "watches_costs" {
  command = apply

  assert {
    condition = aws_budgets_budget.month.limit_amount == "200" && toset([for notice in aws_budgets_budget.month.notification : "${notice.notification_type} ${notice.threshold}"]) == toset([
      "ACTUAL 50", "ACTUAL 80", "ACTUAL 100", "FORECASTED 100",
    ])
    error_message = "a budget must tell before it is spent"
  }

  assert {
    condition     = aws_ce_anomaly_subscription.services[0].frequency == "IMMEDIATE" && aws_ce_anomaly_subscription.services[0].threshold_expression[0].dimension[0].values == toset(["10"])
    error_message = "an unusual day must be heard of at once"
  }
}

run "counts_what_has_a_tag_in_a_shared_account" {
  command = apply

  variables {
    budget_tag          = { key = "Project", value = "codementor" }
    anomaly_monitor_arn = "arn:aws:ce::111122223333:anomalymonitor/01234567-89ab-cdef-0123-456789abcdef"
  }

  assert {
    condition     = one(aws_budgets_budget.month.cost_filter).values == tolist(["user:Project$codementor"])
    error_message = "a budget must be able to count what has a tag"
  }

  assert {
    condition     = length(aws_ce_anomaly_monitor.services) == 0 && aws_ce_anomaly_subscription.services[0].monitor_arn_list == tolist([var.anomaly_monitor_arn])
    error_message = "the account's own anomaly monitor must be used, as there can be no second"
  }
}

run "renders_what_argo_cd_installs" {
  command = apply

  variables {
    high_availability = true
    grafana_sso = {
      url               = "https://grafana.example.edu"
      client_id         = "grafana"
      authorization_url = "https://id.example.edu/authorize"
      token_url         = "https://id.example.edu/token"
      userinfo_url      = "https://id.example.edu/userinfo"
    }
  }

  assert {
    condition     = alltrue([for name in ["keda", "fluent-bit"] : output.applications[name].wave > output.applications["kube-prometheus-stack"].wave])
    error_message = "Prometheus must come before what brings monitors"
  }

  assert {
    condition     = yamldecode(output.applications["kube-prometheus-stack"].values).alertmanager.config.receivers[1].sns_configs[0].topic_arn == output.alarm_topic_arn && aws_eks_pod_identity_association.alertmanager.service_account == yamldecode(output.applications["kube-prometheus-stack"].values).alertmanager.serviceAccount.name
    error_message = "Alertmanager must speak on the topic, under the account that may"
  }

  assert {
    condition     = alltrue([for setting in ["serviceMonitorSelectorNilUsesHelmValues", "podMonitorSelectorNilUsesHelmValues", "ruleSelectorNilUsesHelmValues"] : yamldecode(output.applications["kube-prometheus-stack"].values).prometheus.prometheusSpec[setting] == false])
    error_message = "Prometheus must take monitors and rules of all releases"
  }

  assert {
    condition     = yamldecode(output.applications["kube-prometheus-stack"].values).grafana["grafana.ini"].auth.disable_login_form == true
    error_message = "with sign-in there must be no other way into Grafana"
  }

  assert {
    condition     = yamldecode(output.applications["keda"].values).operator.replicaCount == 2 && yamldecode(output.applications["keda"].values).podDisruptionBudget.operator.minAvailable == 1
    error_message = "KEDA must survive the loss of a node where that is wanted"
  }

  assert {
    condition     = yamldecode(output.applications["keda"].values).serviceAccount.operator.name == "keda-operator" && yamldecode(output.applications["keda"].values).podIdentity.aws.irsa.enabled == false
    error_message = "KEDA must have its rights by Pod Identity"
  }

  assert {
    condition     = strcontains(yamldecode(output.applications["fluent-bit"].values).config.outputs, "bucket ${output.log_bucket_name}\n") && strcontains(yamldecode(output.applications["fluent-bit"].values).config.outputs, "region eu-central-1\n")
    error_message = "Fluent Bit must write to the bucket of logs"
  }
}

run "keeps_logs_for_their_time" {
  command = apply

  assert {
    condition     = one(aws_s3_bucket_lifecycle_configuration.logs.rule).expiration[0].days == 30 && aws_s3_bucket.logs.force_destroy == false
    error_message = "logs must end after 30 days and not before"
  }

  assert {
    condition     = alltrue([for statement in jsondecode(aws_s3_bucket_policy.logs.policy).Statement : statement.Condition.StringEquals["aws:SourceAccount"] == "111122223333" if statement.Effect == "Allow"])
    error_message = "services of other accounts must not write logs here"
  }
}

run "refuses_to_tell_nobody" {
  command = plan

  variables {
    alarm_emails = []
  }

  expect_failures = [var.alarm_emails]
}

run "refuses_an_urgent_alarm_that_is_none" {
  command = plan

  variables {
    urgent_alarms = ["other"]
  }

  expect_failures = [var.urgent_alarms]
}
