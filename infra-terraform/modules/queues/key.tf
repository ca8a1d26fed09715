locals {
  own_key = var.encryption == "kms"
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

resource "aws_kms_key" "queues" {
  count = local.own_key ? 1 : 0

  description             = "Messages of the queues of ${var.name_prefix}"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  # In a key's policy the resource "*" is the key itself, and without an account that administers it, it can never be changed or deleted again.
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "AccountAdministersByItsRoles"
      Effect    = "Allow"
      Principal = { AWS = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}

resource "aws_kms_alias" "queues" {
  count = local.own_key ? 1 : 0

  name          = "alias/${var.name_prefix}-queues"
  target_key_id = aws_kms_key.queues[0].key_id
}
