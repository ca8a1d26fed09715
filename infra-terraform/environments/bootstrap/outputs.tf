output "state_bucket" {
  description = "Where the states of all environments of this account and region are."
  value       = aws_s3_bucket.states.bucket
}

output "lock_table" {
  description = "The table of locks; null without one."
  value       = one(aws_dynamodb_table.locks[*].name)
}
