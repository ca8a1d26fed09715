# What runs beside the services.

locals {
  platform_statements = merge(
    {
      # Counts what waits; reads no message. With `podIdentity: provider: aws` alone it is the operator's role that counts, not the workers'.
      keda = [
        jsonencode({
          Sid      = "CountMessages"
          Effect   = "Allow"
          Action   = "sqs:GetQueueAttributes"
          Resource = [var.queue_arns.interactive, var.queue_arns.grading, var.queue_arns.outcomes]
        }),
      ]

      fluent-bit = concat([
        jsonencode({
          Sid      = "WriteLogs"
          Effect   = "Allow"
          Action   = "s3:PutObject"
          Resource = var.log_bucket_arn == null ? "${var.bucket_arn}/logs/*" : "${var.log_bucket_arn}/pods/*"
        }),
      ], local.bucket_key.write)
    },
    length(var.secrets) == 0 ? {} : {
      external-secrets = concat([
        jsonencode({
          Sid      = "ReadSecrets"
          Effect   = "Allow"
          Action   = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]
          Resource = var.secrets[*].arn
        }),
        ], length(compact(var.secrets[*].key_arn)) == 0 ? [] : [jsonencode({
          Sid       = "EncryptedSecrets"
          Effect    = "Allow"
          Action    = "kms:Decrypt"
          Resource  = distinct(compact(var.secrets[*].key_arn))
          Condition = { StringEquals = { "kms:ViaService" = "secretsmanager.${local.region}.amazonaws.com" } }
      })])
    },
    length(var.hosted_zone_ids) == 0 ? {} : {
      external-dns = [
        jsonencode({
          Sid      = "WriteRecords"
          Effect   = "Allow"
          Action   = ["route53:ChangeResourceRecordSets", "route53:ListResourceRecordSets", "route53:ListTagsForResources"]
          Resource = [for zone in var.hosted_zone_ids : "arn:${local.partition}:route53:::hostedzone/${zone}"]
        }),
        jsonencode({
          # Zones are listed, not looked up.
          Sid      = "FindZones"
          Effect   = "Allow"
          Action   = "route53:ListHostedZones"
          Resource = "*"
        }),
      ]
    },
  )

  platform_policies = {
    for name, statements in local.platform_statements : name => jsonencode({
      Version   = "2012-10-17"
      Statement = [for statement in statements : jsondecode(statement)]
    })
  }
}
