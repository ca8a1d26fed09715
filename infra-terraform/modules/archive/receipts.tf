# A lock holds for a whole bucket, and transcripts have to be deletable: so receipts are copied, as they are written, to a
# locked bucket that no service has access to. The services know nothing of it.
locals {
  locked = var.receipt_lock == "none" ? 0 : 1
}

resource "aws_s3_bucket" "receipts" {
  count = local.locked

  bucket              = "${var.bucket_name}-receipts"
  object_lock_enabled = true
  force_destroy       = !var.deletion_protection
}

resource "aws_s3_bucket_public_access_block" "receipts" {
  count = local.locked

  bucket = aws_s3_bucket.receipts[0].id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "receipts" {
  count = local.locked

  bucket = aws_s3_bucket.receipts[0].id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_versioning" "receipts" {
  count = local.locked

  bucket = aws_s3_bucket.receipts[0].id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "receipts" {
  count = local.locked

  bucket = aws_s3_bucket.receipts[0].id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.archive.arn
    }
  }
}

resource "aws_s3_bucket_object_lock_configuration" "receipts" {
  count = local.locked

  bucket = aws_s3_bucket.receipts[0].id

  rule {
    default_retention {
      mode = upper(var.receipt_lock)
      days = var.receipt_retention_days
    }
  }

  depends_on = [aws_s3_bucket_versioning.receipts]
}

resource "aws_s3_bucket_lifecycle_configuration" "receipts" {
  count = local.locked

  bucket = aws_s3_bucket.receipts[0].id

  # A day later than the lock, as what is locked cannot end.
  rule {
    id     = "end-of-receipts"
    status = "Enabled"

    filter {}

    expiration {
      days = var.receipt_retention_days + 1
    }

    noncurrent_version_expiration {
      noncurrent_days = 1
    }
  }

  depends_on = [aws_s3_bucket_versioning.receipts]
}

resource "aws_s3_bucket_policy" "receipts" {
  count = local.locked

  bucket = aws_s3_bucket.receipts[0].id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = local.refusals["receipts"]
  })

  depends_on = [aws_s3_bucket_public_access_block.receipts]
}

resource "aws_s3_bucket_replication_configuration" "receipts" {
  count = local.locked

  bucket = aws_s3_bucket.archive.id
  role   = aws_iam_role.receipts[0].arn

  rule {
    id     = "lock-receipts"
    status = "Enabled"

    filter {
      prefix = "receipts/"
    }

    # Deleting the original leaves its copy alone.
    delete_marker_replication {
      status = "Disabled"
    }

    source_selection_criteria {
      sse_kms_encrypted_objects {
        status = "Enabled"
      }
    }

    destination {
      bucket        = aws_s3_bucket.receipts[0].arn
      storage_class = "STANDARD"

      encryption_configuration {
        replica_kms_key_id = aws_kms_key.archive.arn
      }
    }
  }

  depends_on = [aws_s3_bucket_versioning.archive, aws_s3_bucket_object_lock_configuration.receipts]
}

resource "aws_iam_role" "receipts" {
  count = local.locked

  name        = "${var.name}-receipt-copies"
  description = "S3 copies receipts to the locked bucket"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "s3.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id } }
    }]
  })
}

resource "aws_iam_role_policy" "receipts" {
  count = local.locked

  name = "copy-receipts"
  role = aws_iam_role.receipts[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ReadTheReplication"
        Effect   = "Allow"
        Action   = ["s3:GetReplicationConfiguration", "s3:ListBucket"]
        Resource = aws_s3_bucket.archive.arn
      },
      {
        Sid    = "ReadReceipts"
        Effect = "Allow"
        Action = [
          "s3:GetObjectVersionForReplication",
          "s3:GetObjectVersionAcl",
          "s3:GetObjectVersionTagging",
          "s3:GetObjectRetention",
          "s3:GetObjectLegalHold",
        ]
        Resource = "${aws_s3_bucket.archive.arn}/receipts/*"
      },
      {
        Sid      = "WriteCopies"
        Effect   = "Allow"
        Action   = ["s3:ReplicateObject", "s3:ReplicateTags"]
        Resource = "${aws_s3_bucket.receipts[0].arn}/receipts/*"
      },
      {
        Sid      = "UseTheKey"
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"]
        Resource = aws_kms_key.archive.arn
      },
    ]
  })
}
