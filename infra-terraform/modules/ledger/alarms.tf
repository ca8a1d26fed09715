locals {
  dimensions = local.serverless ? { DBClusterIdentifier = var.name } : { DBInstanceIdentifier = var.name }

  cpu_alarm = {
    cpu = {
      metric      = local.serverless ? "ACUUtilization" : "CPUUtilization"
      above       = true
      threshold   = 85
      periods     = 3
      description = "The ledger has been at its limit for a quarter of an hour: look at its slowest statements, then at a larger class."
    }
  }

  instance_alarms = local.serverless ? {} : {
    storage = {
      metric      = "FreeStorageSpace"
      above       = false
      threshold   = 2 * pow(1024, 3)
      periods     = 1
      description = "Less than 2 GiB are free. Storage grows by itself until storage_gb.max, so that is probably reached; a full ledger accepts no job."
    }
    memory = {
      metric      = "FreeableMemory"
      above       = false
      threshold   = 64 * pow(1024, 2)
      periods     = 3
      description = "Less than 64 MiB of memory are free: too many connections, or too small a class."
    }
    connections = {
      metric      = "DatabaseConnections"
      above       = true
      threshold   = floor(local.connections_max * 0.9)
      periods     = 1
      description = "Nine tenths of the connections are taken; services that start will be refused."
    }
    credits = {
      metric      = "CPUCreditBalance"
      above       = false
      threshold   = 20
      periods     = 3
      description = "CPU credits are nearly used up. A burstable instance then costs more or becomes slow."
    }
  }

  alarms = { for key, alarm in merge(local.cpu_alarm, local.instance_alarms) : key => alarm if key != "credits" || startswith(var.instance_class, "db.t") }
}

resource "aws_cloudwatch_metric_alarm" "ledger" {
  for_each = local.alarms

  alarm_name        = "${var.name}-ledger-${each.key}"
  alarm_description = each.value.description

  namespace           = "AWS/RDS"
  metric_name         = each.value.metric
  dimensions          = local.dimensions
  statistic           = "Average"
  period              = 300
  evaluation_periods  = each.value.periods
  comparison_operator = each.value.above ? "GreaterThanThreshold" : "LessThanThreshold"
  threshold           = each.value.threshold
  treat_missing_data  = "missing"

  alarm_actions = var.alarm_topic_arns
  ok_actions    = var.alarm_topic_arns
}

# What CloudWatch does not measure: failovers, failed backups, storage that cannot grow.
resource "aws_db_event_subscription" "ledger" {
  for_each = { for index, arn in var.alarm_topic_arns : tostring(index) => arn }

  name             = "${var.name}-ledger-${each.key}"
  sns_topic        = each.value
  source_type      = local.serverless ? "db-cluster" : "db-instance"
  source_ids       = local.serverless ? aws_rds_cluster.ledger[*].id : aws_db_instance.ledger[*].identifier
  event_categories = local.serverless ? ["failover", "failure", "maintenance"] : ["availability", "backup", "failover", "failure", "low storage", "maintenance", "recovery"]
}
