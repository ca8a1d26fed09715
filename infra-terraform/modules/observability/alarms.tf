# Each module has the alarms of its own things; this is the one that says what they mean together.
resource "aws_cloudwatch_composite_alarm" "students_wait" {
  count = length(var.urgent_alarms) == 0 ? 0 : 1

  alarm_name        = "${var.name}-students-wait"
  alarm_description = "Students get no answers, or will soon get none. Which of its parts began first says where to look."
  alarm_rule        = join(" OR ", [for alarm in var.urgent_alarms : "ALARM(\"${alarm}\")"])

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}
