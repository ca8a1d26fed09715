output "trail" {
  description = "Bucket and key for the organization's trail: input of the module landing-zone."
  value       = { bucket_name = aws_s3_bucket.records.bucket, kms_key_arn = aws_kms_key.records.arn }

  depends_on = [aws_s3_bucket_policy.records]
}

output "config_delivery" {
  description = "Bucket and key for the recorders of all accounts: input of the module landing-zone-account."
  value       = { bucket_name = aws_s3_bucket.records.bucket, kms_key_arn = aws_kms_key.records.arn }

  depends_on = [aws_s3_bucket_policy.records]
}

output "detector_id" {
  description = "GuardDuty's detector of the organization."
  value       = aws_guardduty_detector.this.id
}
