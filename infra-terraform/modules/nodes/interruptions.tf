# Karpenter hears two minutes before a spot node goes, and drains it: its workers give their jobs back in time.

locals {
  interruptions = {
    spot-interruption  = { source = "aws.ec2", detail_type = "EC2 Spot Instance Interruption Warning" }
    spot-rebalance     = { source = "aws.ec2", detail_type = "EC2 Instance Rebalance Recommendation" }
    state-change       = { source = "aws.ec2", detail_type = "EC2 Instance State-change Notification" }
    scheduled-change   = { source = "aws.health", detail_type = "AWS Health Event" }
    capacity-interrupt = { source = "aws.ec2", detail_type = "EC2 Capacity Reservation Instance Interruption Warning" }
  }
}

resource "aws_sqs_queue" "interruptions" {
  name = "${var.cluster_name}-interruptions"

  # What is older than five minutes is about a node that has gone.
  message_retention_seconds = 300
  sqs_managed_sse_enabled   = true
}

resource "aws_sqs_queue_policy" "interruptions" {
  queue_url = aws_sqs_queue.interruptions.url

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "OurRulesSend"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sqs:SendMessage"
        Resource  = aws_sqs_queue.interruptions.arn
        Condition = { ArnEquals = { "aws:SourceArn" = [for rule in aws_cloudwatch_event_rule.interruptions : rule.arn] } }
      },
      {
        Sid       = "OnlyEncryptedConnections"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.interruptions.arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}

resource "aws_cloudwatch_event_rule" "interruptions" {
  for_each = local.interruptions

  name        = "${var.cluster_name}-${each.key}"
  description = "${each.value.detail_type}, for Karpenter"

  event_pattern = jsonencode({
    source        = [each.value.source]
    "detail-type" = [each.value.detail_type]
  })
}

resource "aws_cloudwatch_event_target" "interruptions" {
  for_each = local.interruptions

  rule = aws_cloudwatch_event_rule.interruptions[each.key].name
  arn  = aws_sqs_queue.interruptions.arn
}
