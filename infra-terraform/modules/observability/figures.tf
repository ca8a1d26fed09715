# Alarms on what the services themselves put into CloudWatch (CODEMENTOR_CLOUDWATCH_NAMESPACE). SQS does not know the jobs that the
# ledger holds behind their owners' windows; these figures do. Each replica of the api puts the same, so it is the highest that counts.
locals {
  figures = var.figures_namespace != null

  # Micrometer adds what kind of number it is to a metric's name.
  oldest_age = "codementor.queue.oldest.age.value"
  depth      = "codementor.queue.depth.value"

  # Phases of a job that has not started, and the longest that its queue may have one in it.
  waits = !local.figures ? {} : {
    interactive-waits = { queue = "interactive", phases = ["accepted", "queued"], seconds = var.waits_alarm_seconds.question, what = "A question was let out of its owner's window and has not started" }
    interactive-held  = { queue = "interactive", phases = ["held"], seconds = var.waits_alarm_seconds.held_question, what = "A question is held behind its owner's window" }
    grading-waits     = { queue = "grading", phases = ["accepted", "queued"], seconds = var.waits_alarm_seconds.grading, what = "A grading was let out of its owner's window and has not started" }
    grading-held      = { queue = "grading", phases = ["held"], seconds = var.waits_alarm_seconds.held_grading, what = "A grading is held behind its owner's window" }
  }

  # Alarms on one figure.
  single = !local.figures ? {} : {
    backlog = {
      metric      = "codementor.backlog.start.value"
      dimensions  = { queue = "interactive", percentile = "90" }
      threshold   = var.backlog_alarm_seconds
      periods     = 10
      missing     = "notBreaching"
      description = "Somebody who asks now waits longer than ${var.backlog_alarm_seconds} s, as predicted (P90). Runbook: docs/runbooks/backlog-is-too-long.md"
    }
    model-server = {
      metric      = "codementor.fleet.workers.value"
      dimensions  = { state = "troubled" }
      threshold   = 0
      periods     = 5
      missing     = "notBreaching"
      description = "A worker takes no jobs because its model server fails. Runbook: docs/runbooks/model-server-fails.md"
    }
    archive = {
      metric      = "codementor.archive.lag.value"
      dimensions  = {}
      threshold   = var.archive_alarm_seconds
      periods     = 10
      missing     = "notBreaching"
      description = "A job was settled more than ${var.archive_alarm_seconds} s ago and is in no transcript. Runbook: docs/runbooks/archive-lags.md"
    }
    # Nobody puts figures: then all other alarms here see nothing.
    no-figures = {
      metric      = "codementor.fleet.workers.value"
      dimensions  = { state = "taking" }
      threshold   = 100000
      periods     = 5
      missing     = "breaching"
      description = "No api has put its figures for 5 minutes: it is down, or may not call CloudWatch. Runbook: docs/runbooks/api-is-down.md"
    }
  }

  # What no worker has, by a name for the formula.
  waiting = {
    for pair in setproduct(["interactive", "grading"], ["accepted", "held", "queued"]) : "${pair[0]}_${pair[1]}" => { queue = pair[0], phase = pair[1] }
  }
}

resource "aws_cloudwatch_metric_alarm" "waits" {
  for_each = local.waits

  alarm_name        = "${var.name}-${each.key}"
  alarm_description = "${each.value.what} for more than ${each.value.seconds} s. Runbook: docs/runbooks/${each.key == "interactive-waits" ? "questions-wait-long" : each.key == "grading-waits" ? "gradings-wait-long" : "held-jobs-wait-long"}.md"

  dynamic "metric_query" {
    for_each = toset(each.value.phases)
    content {
      id = metric_query.key
      metric {
        namespace   = var.figures_namespace
        metric_name = local.oldest_age
        dimensions  = { queue = each.value.queue, phase = metric_query.key }
        stat        = "Maximum"
        period      = 60
      }
    }
  }
  metric_query {
    id          = "oldest"
    label       = "Oldest (s)"
    expression  = "MAX([${join(", ", [for phase in each.value.phases : "FILL(${phase}, 0)"])}])"
    return_data = true
  }

  evaluation_periods  = 3
  datapoints_to_alarm = 2
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.seconds
  treat_missing_data  = "notBreaching"

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "nobody_works" {
  count = local.figures ? 1 : 0

  alarm_name        = "${var.name}-nobody-works"
  alarm_description = "Jobs wait, in a queue or held in the ledger, and no worker takes jobs. Runbook: docs/runbooks/no-worker-takes-jobs.md"

  dynamic "metric_query" {
    for_each = local.waiting
    content {
      id = metric_query.key
      metric {
        namespace   = var.figures_namespace
        metric_name = local.depth
        dimensions  = metric_query.value
        stat        = "Maximum"
        period      = 60
      }
    }
  }
  metric_query {
    id = "taking"
    metric {
      namespace   = var.figures_namespace
      metric_name = "codementor.fleet.workers.value"
      dimensions  = { state = "taking" }
      stat        = "Maximum"
      period      = 60
    }
  }
  metric_query {
    id          = "nobody"
    label       = "Jobs that wait for nobody"
    expression  = "IF(taking < 1, ${join(" + ", [for id in keys(local.waiting) : "FILL(${id}, 0)"])}, 0)"
    return_data = true
  }

  evaluation_periods  = 5
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}

# Each worker puts the jobs that it failed; a metric without dimensions of its process adds up.
resource "aws_cloudwatch_metric_alarm" "jobs_die" {
  count = local.figures ? 1 : 0

  alarm_name        = "${var.name}-jobs-die"
  alarm_description = "${var.dead_jobs_alarm} jobs or more failed within 15 minutes. Runbook: docs/runbooks/jobs-die.md"

  namespace           = var.figures_namespace
  metric_name         = "codementor.worker.attempts.count"
  dimensions          = { outcome = "failed" }
  statistic           = "Sum"
  period              = 900
  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = var.dead_jobs_alarm
  treat_missing_data  = "notBreaching"

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "figures" {
  for_each = local.single

  alarm_name        = "${var.name}-${each.key}"
  alarm_description = each.value.description

  namespace           = var.figures_namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = each.value.periods
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  treat_missing_data  = each.value.missing

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}
