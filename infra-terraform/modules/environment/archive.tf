module "archive" {
  source = "../archive"

  name                      = local.name
  bucket_name               = "${local.name}-${var.account_id}"
  deletion_protection       = var.deletion_protection
  transcript_retention_days = var.archive.transcript_retention_days
  upload_retention_days     = var.archive.upload_retention_days
  receipt_retention_days    = var.archive.receipt_retention_days
  receipt_lock              = var.archive.receipt_lock
  courses                   = var.archive.courses
}
