locals {
  region = data.aws_region.current.region

  database_dimension = var.ledger.serverless ? "DBClusterIdentifier" : "DBInstanceIdentifier"

  queue_widgets = [
    {
      title = "Age of the oldest message (s)"
      stat  = "Maximum"
      metrics = [for kind, name in var.queue_names :
      ["AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName", name, { label = kind }]]
    },
    {
      title = "Messages that wait, and that are worked on"
      stat  = "Maximum"
      metrics = concat(
        [for kind, name in var.queue_names : ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", name, { label = "${kind} waiting" }]],
        [for kind, name in var.queue_names : ["AWS/SQS", "ApproximateNumberOfMessagesNotVisible", "QueueName", name, { label = "${kind} in work" }]],
      )
    },
    {
      title = "Dead letters"
      stat  = "Maximum"
      metrics = [for kind, name in var.dead_letter_names :
      ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", name, { label = kind }]]
    },
  ]

  ledger_widgets = [
    {
      title   = "Ledger: load (%)"
      stat    = "Average"
      metrics = [["AWS/RDS", var.ledger.serverless ? "ACUUtilization" : "CPUUtilization", local.database_dimension, var.ledger.identifier]]
    },
    {
      title   = "Ledger: connections"
      stat    = "Maximum"
      metrics = [["AWS/RDS", "DatabaseConnections", local.database_dimension, var.ledger.identifier]]
    },
    {
      title   = "Ledger: time of a write (s)"
      stat    = "Average"
      metrics = [["AWS/RDS", var.ledger.serverless ? "CommitLatency" : "WriteLatency", local.database_dimension, var.ledger.identifier]]
    },
  ]

  edge_widgets = var.load_balancer_arn_suffix == null ? [] : [
    {
      title   = "Requests, and what the services failed"
      stat    = "Sum"
      metrics = [for metric in ["RequestCount", "HTTPCode_Target_5XX_Count", "HTTPCode_ELB_5XX_Count"] : ["AWS/ApplicationELB", metric, "LoadBalancer", var.load_balancer_arn_suffix]]
    },
    {
      title   = "Open connections, and new ones"
      stat    = "Sum"
      metrics = [for metric in ["ActiveConnectionCount", "NewConnectionCount"] : ["AWS/ApplicationELB", metric, "LoadBalancer", var.load_balancer_arn_suffix]]
    },
    {
      title   = "Time of the services' answers, 95th percentile (s)"
      stat    = "p95"
      metrics = [["AWS/ApplicationELB", "TargetResponseTime", "LoadBalancer", var.load_balancer_arn_suffix]]
    },
  ]

  # Three in a row of 24 columns.
  widgets = [for index, widget in concat(local.queue_widgets, local.ledger_widgets, local.edge_widgets) : {
    type   = "metric"
    x      = index % 3 * 8
    y      = floor(index / 3) * 6 + 4
    width  = 8
    height = 6
    properties = {
      title   = widget.title
      region  = local.region
      view    = "timeSeries"
      stat    = widget.stat
      period  = 60
      metrics = widget.metrics
    }
  }]

  status = {
    type       = "alarm"
    x          = 0
    y          = 0
    width      = 24
    height     = 4
    properties = { title = "Alarms", alarms = values(var.alarm_arns) }
  }
}

resource "aws_cloudwatch_dashboard" "overview" {
  dashboard_name = var.name
  dashboard_body = jsonencode({ widgets = concat(length(var.alarm_arns) == 0 ? [] : [local.status], local.widgets) })
}
