# The three services, down to the queue and the prefix. The binder calls exactly these SQS actions.

locals {
  send    = ["sqs:SendMessage", "sqs:GetQueueUrl", "sqs:GetQueueAttributes"]
  receive = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueUrl", "sqs:GetQueueAttributes"]

  # Statements are encoded one by one, as objects of different shapes make no list.
  sign_in = var.database_resource_id == null ? [] : [jsonencode({
    Sid      = "SignInToTheLedger"
    Effect   = "Allow"
    Action   = "rds-db:connect"
    Resource = "arn:${local.partition}:rds-db:${local.region}:${local.account}:dbuser:${var.database_resource_id}/${var.database_user}"
  })]
  queue_key = { for use, actions in { send = ["kms:GenerateDataKey", "kms:Decrypt"], receive = ["kms:Decrypt"] } :
    use => var.queue_key_arn == null ? [] : [jsonencode({
      Sid       = "EncryptedQueues"
      Effect    = "Allow"
      Action    = actions
      Resource  = var.queue_key_arn
      Condition = { StringEquals = { "kms:ViaService" = "sqs.${local.region}.amazonaws.com" } }
    })]
  }
  bucket_key = { for use, actions in { read = ["kms:Decrypt"], write = ["kms:GenerateDataKey", "kms:Decrypt"] } :
    use => var.bucket_key_arn == null ? [] : [jsonencode({
      Sid       = "EncryptedFiles"
      Effect    = "Allow"
      Action    = actions
      Resource  = var.bucket_key_arn
      Condition = { StringEquals = { "kms:ViaService" = "s3.${local.region}.amazonaws.com" } }
    })]
  }

  service_statements = {
    # Sends jobs; announces settled ones again; keeps what instructors upload, and takes back what a refused batch left.
    api = concat([
      jsonencode({
        Sid      = "SendJobs"
        Effect   = "Allow"
        Action   = local.send
        Resource = [var.queue_arns.interactive, var.queue_arns.grading, var.queue_arns.outcomes]
      }),
      jsonencode({
        Sid      = "KeepUploads"
        Effect   = "Allow"
        Action   = ["s3:PutObject", "s3:GetObject", "s3:DeleteObject", "s3:AbortMultipartUpload"]
        Resource = "${var.bucket_arn}/uploads/*"
      }),
      jsonencode({
        Sid      = "ShowReceipts"
        Effect   = "Allow"
        Action   = "s3:GetObject"
        Resource = "${var.bucket_arn}/receipts/*"
      }),
    ], local.queue_key.send, local.bucket_key.write, local.sign_in)

    # Takes jobs and announces that they are settled; reads what is to be graded and the weights of models; writes receipts, and never
    # changes or takes one back.
    worker = concat([
      jsonencode({
        Sid      = "TakeJobs"
        Effect   = "Allow"
        Action   = local.receive
        Resource = [var.queue_arns.interactive, var.queue_arns.grading]
      }),
      jsonencode({
        Sid      = "AnnounceOutcomes"
        Effect   = "Allow"
        Action   = local.send
        Resource = var.queue_arns.outcomes
      }),
      jsonencode({
        Sid      = "ReadWork"
        Effect   = "Allow"
        Action   = "s3:GetObject"
        Resource = ["${var.bucket_arn}/uploads/*", "${var.bucket_arn}/models/*", "${var.bucket_arn}/receipts/*"]
      }),
      jsonencode({
        Sid       = "ListModels"
        Effect    = "Allow"
        Action    = "s3:ListBucket"
        Resource  = var.bucket_arn
        Condition = { StringLike = { "s3:prefix" = "models/*" } }
      }),
      jsonencode({
        Sid      = "WriteReceipts"
        Effect   = "Allow"
        Action   = "s3:PutObject"
        Resource = "${var.bucket_arn}/receipts/*"
      }),
    ], local.queue_key.send, local.bucket_key.write, local.sign_in)

    # Takes outcomes and archives transcripts; it writes over one only with the same text.
    result-notifier = concat([
      jsonencode({
        Sid      = "TakeOutcomes"
        Effect   = "Allow"
        Action   = local.receive
        Resource = var.queue_arns.outcomes
      }),
      jsonencode({
        Sid      = "WriteTranscripts"
        Effect   = "Allow"
        Action   = "s3:PutObject"
        Resource = "${var.bucket_arn}/transcripts/*"
      }),
    ], local.queue_key.receive, local.bucket_key.write, local.sign_in)
  }

  service_policies = {
    for name, statements in local.service_statements : name => jsonencode({
      Version   = "2012-10-17"
      Statement = [for statement in statements : jsondecode(statement)]
    })
  }
}
