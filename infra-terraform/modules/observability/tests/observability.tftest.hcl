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

run "has_no_alarms_on_figures_that_nobody_puts" {
  command = apply

  assert {
    condition     = length(output.alarm_arns) == 0 && length(output.service_settings) == 0
    error_message = "without a namespace there must be no alarm, as it would wait for figures for ever"
  }
}

run "alarms_on_what_services_see" {
  command = apply

  variables {
    figures_namespace = "CodeMentor/test"
  }

  assert {
    condition = { for name, alarm in aws_cloudwatch_metric_alarm.waits : name => join(", ", sort(flatten([for query in alarm.metric_query : [for metric in query.metric : "${metric.dimensions.queue} ${metric.dimensions.phase}"]]))) } == {
      interactive-waits = "interactive accepted, interactive queued"
      interactive-held  = "interactive held"
      grading-waits     = "grading accepted, grading queued"
      grading-held      = "grading held"
    }
    error_message = "the age of each queue's oldest job must be watched in each phase before its start, held ones too"
  }

  assert {
    condition     = { for name, alarm in aws_cloudwatch_metric_alarm.waits : name => alarm.threshold } == { interactive-waits = 120, interactive-held = 900, grading-waits = 14400, grading-held = 86400 }
    error_message = "a job that is held back may be older than one that was let out"
  }

  assert {
    condition     = one([for query in aws_cloudwatch_metric_alarm.waits["interactive-waits"].metric_query : query.expression if query.return_data == true]) == "MAX([FILL(accepted, 0), FILL(queued, 0)])"
    error_message = "the older of both phases must count"
  }

  assert {
    condition     = one([for query in aws_cloudwatch_metric_alarm.nobody_works[0].metric_query : query.expression if query.return_data == true]) == "IF(taking < 1, FILL(grading_accepted, 0) + FILL(grading_held, 0) + FILL(grading_queued, 0) + FILL(interactive_accepted, 0) + FILL(interactive_held, 0) + FILL(interactive_queued, 0), 0)"
    error_message = "jobs of all phases that wait while no worker takes any must be heard of"
  }

  assert {
    condition     = alltrue(flatten([for alarm in concat(values(aws_cloudwatch_metric_alarm.waits), aws_cloudwatch_metric_alarm.nobody_works) : [for query in alarm.metric_query : [for metric in query.metric : metric.stat == "Maximum" && metric.namespace == "CodeMentor/test"]]])) && alltrue([for alarm in aws_cloudwatch_metric_alarm.figures : alarm.statistic == "Maximum"])
    error_message = "replicas of the api put the same figures, so the highest must count and not the sum"
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.jobs_die[0].statistic == "Sum" && aws_cloudwatch_metric_alarm.jobs_die[0].threshold == 5 && aws_cloudwatch_metric_alarm.jobs_die[0].period == 900
    error_message = "five failed jobs of all workers within 15 minutes must be heard of"
  }

  assert {
    condition = { for name, alarm in aws_cloudwatch_metric_alarm.figures : name => "${alarm.metric_name} ${alarm.threshold}" } == {
      backlog      = "codementor.backlog.start.value 120"
      model-server = "codementor.fleet.workers.value 0"
      archive      = "codementor.archive.lag.value 900"
      no-figures   = "codementor.fleet.workers.value 100000"
    }
    error_message = "the predicted wait, model servers and the archive must be watched"
  }

  assert {
    condition     = [for name, alarm in aws_cloudwatch_metric_alarm.figures : name if alarm.treat_missing_data == "breaching"] == ["no-figures"]
    error_message = "services that put no figures must be heard of, once"
  }

  assert {
    condition     = length(output.alarm_arns) == 10 && alltrue([for alarm in concat(values(aws_cloudwatch_metric_alarm.waits), aws_cloudwatch_metric_alarm.nobody_works, aws_cloudwatch_metric_alarm.jobs_die, values(aws_cloudwatch_metric_alarm.figures)) : contains(alarm.alarm_actions, output.alarm_topic_arn) && contains(alarm.ok_actions, output.alarm_topic_arn)])
    error_message = "every alarm on figures must reach the topic when it begins and when it ends"
  }

  assert {
    condition     = aws_cloudwatch_composite_alarm.students_wait[0].alarm_rule == "ALARM(\"age\") OR ALARM(\"storage\") OR ALARM(\"codementor-test-nobody-works\") OR ALARM(\"codementor-test-interactive-waits\")"
    error_message = "jobs that nobody takes, and questions that wait, must be urgent"
  }

  assert {
    condition     = lookup(output.service_settings, "CODEMENTOR_CLOUDWATCH_NAMESPACE", "") == "CodeMentor/test"
    error_message = "services must be told the namespace that the alarms look in"
  }
}

run "refuses_a_namespace_of_aws" {
  command = plan

  variables {
    figures_namespace = "AWS/SQS"
  }

  expect_failures = [var.figures_namespace]
}

run "refuses_an_alarm_before_there_are_figures" {
  command = plan

  variables {
    waits_alarm_seconds = { question = 10 }
  }

  expect_failures = [var.waits_alarm_seconds]
}
