# The three services, down to the queue, the prefix and the namespace: permissions.json says what each asks for, and a test of the services holds that
# file against the calls that they make.

locals {
  permissions = jsondecode(file("${path.module}/permissions.json"))

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
    for service, asked in local.permissions : service => concat(
      [for queue, actions in asked.queues : jsonencode({
        Sid      = "Queue${title(queue)}"
        Effect   = "Allow"
        Action   = actions
        Resource = var.queue_arns[queue]
      })],
      [for prefix, actions in asked.files : jsonencode({
        Sid      = "Files${title(trimsuffix(prefix, "/"))}"
        Effect   = "Allow"
        Action   = [for action in actions : action if action != "s3:ListBucket"]
        Resource = "${var.bucket_arn}/${prefix}*"
      })],
      # Listing is asked of the bucket, with the prefix as a condition.
      [for prefix, actions in asked.files : jsonencode({
        Sid       = "List${title(trimsuffix(prefix, "/"))}"
        Effect    = "Allow"
        Action    = "s3:ListBucket"
        Resource  = var.bucket_arn
        Condition = { StringLike = { "s3:prefix" = "${prefix}*" } }
      }) if contains(actions, "s3:ListBucket")],
      contains(flatten(values(asked.queues)), "sqs:SendMessage") ? local.queue_key.send : local.queue_key.receive,
      contains(flatten(values(asked.files)), "s3:PutObject") ? local.bucket_key.write : local.bucket_key.read,
      local.sign_in,
      # CloudWatch does not scope figures by resource, only by namespace.
      var.figures_namespace == null ? [] : [jsonencode({
        Sid       = "Figures"
        Effect    = "Allow"
        Action    = asked.figures
        Resource  = "*"
        Condition = { StringEquals = { "cloudwatch:namespace" = var.figures_namespace } }
      })],
    )
  }

  service_policies = {
    for name, statements in local.service_statements : name => jsonencode({
      Version   = "2012-10-17"
      Statement = [for statement in statements : jsondecode(statement)]
    })
  }
}
