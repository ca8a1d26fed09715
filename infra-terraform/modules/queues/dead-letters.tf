# Named as the services name them when they create queues themselves.
resource "aws_sqs_queue" "dead_letters" {
  for_each = local.queues

  name                      = "${var.name_prefix}-${each.key}-dlq"
  message_retention_seconds = var.dead_letter_retention_days * local.day
  receive_wait_time_seconds = 20

  sqs_managed_sse_enabled           = local.own_key ? null : true
  kms_master_key_id                 = local.own_key ? aws_kms_key.queues[0].arn : null
  kms_data_key_reuse_period_seconds = local.own_key ? 3600 : null
}

# Only its own queue may send dead letters to it, and have them back.
resource "aws_sqs_queue_redrive_allow_policy" "dead_letters" {
  for_each = local.queues

  queue_url = aws_sqs_queue.dead_letters[each.key].url
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.main[each.key].arn]
  })
}
