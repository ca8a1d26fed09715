# SQS stops reporting for a queue that was idle for six hours, so missing data is no news.
resource "aws_cloudwatch_metric_alarm" "oldest_age" {
  for_each = local.queues

  alarm_name        = "${var.name_prefix}-${each.key}-oldest-age"
  alarm_description = "Messages of ${var.name_prefix}-${each.key} wait longer than they should: no worker, too few workers, or a model that does not answer. Messages received three times or more are not counted by SQS; those show in the dead letters."

  namespace           = "AWS/SQS"
  metric_name         = "ApproximateAgeOfOldestMessage"
  dimensions          = { QueueName = aws_sqs_queue.main[each.key].name }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 3
  datapoints_to_alarm = 2
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.oldest_age_alarm_seconds[each.key]
  treat_missing_data  = "notBreaching"

  alarm_actions = var.alarm_topic_arns
  ok_actions    = var.alarm_topic_arns
}

resource "aws_cloudwatch_metric_alarm" "depth" {
  for_each = local.queues

  alarm_name        = "${var.name_prefix}-${each.key}-depth"
  alarm_description = "More messages wait in ${var.name_prefix}-${each.key} than workers will take soon."

  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = aws_sqs_queue.main[each.key].name }
  statistic           = "Minimum"
  period              = 300
  evaluation_periods  = 2
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.depth_alarm_messages[each.key]
  treat_missing_data  = "notBreaching"

  alarm_actions = var.alarm_topic_arns
  ok_actions    = var.alarm_topic_arns
}

# The count of sent messages does not rise when SQS itself moves a message, so it is the depth that is watched.
resource "aws_cloudwatch_metric_alarm" "dead_letters" {
  for_each = local.queues

  alarm_name        = "${var.name_prefix}-${each.key}-dead-letters"
  alarm_description = "A message of ${var.name_prefix}-${each.key} was given up. Its job is not lost: the ledger has it. Look for the cause in the workers' log before it is redriven."

  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = aws_sqs_queue.dead_letters[each.key].name }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  alarm_actions = var.alarm_topic_arns
  ok_actions    = var.alarm_topic_arns
}
