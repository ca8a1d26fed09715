locals {
  day = 86400

  queues = {
    interactive = { visibility_timeout = var.visibility_timeout_seconds }
    grading     = { visibility_timeout = var.visibility_timeout_seconds }
    outcomes    = { visibility_timeout = var.outcomes_visibility_timeout_seconds }
  }
}

# Standard queues: a message group id makes them fair among students and batches. FIFO would hold a student's next
# question back until the one before is answered.
resource "aws_sqs_queue" "main" {
  for_each = local.queues

  name                       = "${var.name_prefix}-${each.key}"
  visibility_timeout_seconds = each.value.visibility_timeout
  message_retention_seconds  = var.retention_days * local.day
  receive_wait_time_seconds  = 20

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letters[each.key].arn
    maxReceiveCount     = var.max_receive_count
  })

  sqs_managed_sse_enabled           = local.own_key ? null : true
  kms_master_key_id                 = local.own_key ? aws_kms_key.queues[0].arn : null
  kms_data_key_reuse_period_seconds = local.own_key ? 3600 : null
}
