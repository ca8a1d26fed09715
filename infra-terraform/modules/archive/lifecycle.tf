locals {
  kept_days = {
    transcripts    = var.transcript_retention_days
    uploads        = var.upload_retention_days
    receipts       = var.receipt_retention_days
    athena-results = var.query_result_retention_days
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "archive" {
  bucket = aws_s3_bucket.archive.id

  dynamic "rule" {
    for_each = local.kept_days

    content {
      id     = "end-of-${rule.key}"
      status = "Enabled"

      filter {
        prefix = "${rule.key}/"
      }

      expiration {
        days = rule.value
      }

      dynamic "transition" {
        for_each = rule.key == "transcripts" && var.transcript_cold_after_days != null ? [var.transcript_cold_after_days] : []

        content {
          days          = transition.value
          storage_class = "STANDARD_IA"
        }
      }
    }
  }

  rule {
    id     = "leftovers"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = var.noncurrent_retention_days
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  rule {
    id     = "markers-of-deleted-objects"
    status = "Enabled"

    filter {}

    expiration {
      expired_object_delete_marker = true
    }
  }

  # Expirations of versions mean nothing before there are versions.
  depends_on = [aws_s3_bucket_versioning.archive]
}
