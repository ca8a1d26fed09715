locals {
  urgent_alarms = concat(var.urgent_alarms, [for alarm in concat(aws_cloudwatch_metric_alarm.nobody_works, [for name, alarm in aws_cloudwatch_metric_alarm.waits : alarm if name == "interactive-waits"]) : alarm.alarm_name])
}

# Each module has the alarms of its own things; this is the one that says what they mean together.
resource "aws_cloudwatch_composite_alarm" "students_wait" {
  count = length(local.urgent_alarms) == 0 ? 0 : 1

  alarm_name        = "${var.name}-students-wait"
  alarm_description = "Students get no answers, or will soon get none. Which of its parts began first says where to look."
  alarm_rule        = join(" OR ", [for alarm in local.urgent_alarms : "ALARM(\"${alarm}\")"])

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}
