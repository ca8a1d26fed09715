resource "aws_dynamodb_table" "locks" {
  count = var.lock_table ? 1 : 0

  name                        = local.bucket_name
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "LockID"
  deletion_protection_enabled = var.deletion_protection

  attribute {
    name = "LockID"
    type = "S"
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.states.arn
  }

  point_in_time_recovery {
    enabled = true
  }
}
