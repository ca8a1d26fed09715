locals {
  # The key is the environment's and no ledger's: one that was restored out of another has the same key, and has to stay readable when
  # the other is gone.
  ledger_logs = [for kind in ["instance", "cluster"] : "arn:${data.aws_partition.current.partition}:logs:${var.region}:${var.account_id}:log-group:/aws/rds/${kind}/${local.name}-*"]
}

data "aws_partition" "current" {}

module "ledger" {
  source   = "../ledger"
  for_each = var.ledgers

  name                       = "${local.name}-${each.key}"
  vpc_id                     = module.network.vpc_id
  database_subnet_ids        = module.network.database_subnet_ids
  allowed_security_group_ids = { cluster = module.cluster.cluster_security_group_id }
  engine                     = var.ledger.engine
  instance_class             = var.ledger.instance_class
  multi_az                   = var.ledger.multi_az
  storage_gb                 = var.ledger.storage_gb
  expected_connections       = var.ledger.expected_connections
  backup_retention_days      = var.ledger.backup_retention_days
  deletion_protection        = coalesce(each.value.deletion_protection, var.deletion_protection)
  restore                    = each.value.restore
  key                        = { arn = aws_kms_key.ledger.arn }
  alarm_topic_arns           = [module.observability.alarm_topic_arn]
}

resource "aws_kms_key" "ledger" {
  description             = "Ledgers of ${local.name}, their backups, administrators' passwords and logs"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  # In a key's policy the resource "*" is the key itself, and without an account that administers it, it can never be changed or deleted again.
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "AccountAdministersByItsRoles"
        Effect    = "Allow"
        Principal = { AWS = "arn:${data.aws_partition.current.partition}:iam::${var.account_id}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Sid       = "LogsEncryptTheLogs"
        Effect    = "Allow"
        Principal = { Service = "logs.${var.region}.amazonaws.com" }
        Action    = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:DescribeKey"]
        Resource  = "*"
        Condition = { ArnLike = { "kms:EncryptionContext:aws:logs:arn" = local.ledger_logs } }
      },
    ]
  })
}

resource "aws_kms_alias" "ledger" {
  name          = "alias/${local.name}-ledgers"
  target_key_id = aws_kms_key.ledger.key_id
}
