output "bucket_name" {
  description = "Name of the bucket: CODEMENTOR_BUCKET."
  value       = aws_s3_bucket.archive.bucket
}

output "bucket_arn" {
  description = "ARN of the bucket."
  value       = aws_s3_bucket.archive.arn
}

output "kms_key_arn" {
  description = "The key of all objects; who reads or writes them needs it too."
  value       = aws_kms_key.archive.arn
}

output "prefixes" {
  description = "What the bucket is divided into, for roles that may only have a part of it."
  value = {
    transcripts = "transcripts/"
    uploads     = "uploads/"
    receipts    = "receipts/"
  }
}

output "receipt_bucket_name" {
  description = "The bucket of locked copies; null without a lock."
  value       = one(aws_s3_bucket.receipts[*].bucket)
}

output "athena_workgroup" {
  description = "Where to ask: the workgroup's name."
  value       = aws_athena_workgroup.archive.name
}

output "transcript_table" {
  description = "What to ask: database and table."
  value       = local.table
}

output "service_settings" {
  description = "Environment variables of the services that belong to the archive."
  value       = { CODEMENTOR_BUCKET = aws_s3_bucket.archive.bucket }
}
