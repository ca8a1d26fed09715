# Roles say what is allowed; the queue refuses what comes in clear, whoever it is.
locals {
  all_queues = concat(values(aws_sqs_queue.main), values(aws_sqs_queue.dead_letters))

  tls_only = {
    for queue in local.all_queues : queue.arn => jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Sid       = "RefuseWhatIsNotEncryptedOnTheWay"
        Effect    = "Deny"
        Principal = "*"
        Action    = ["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes", "sqs:PurgeQueue"]
        Resource  = queue.arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      }]
    })
  }
}
