const bucket = 'environments/bootstrap/bucket.tf';
const table = 'environments/bootstrap/lock-table.tf';

export default [
  { fails: 'the scripts find the bucket by its name', file: bucket, find: '-terraform-$', replace: '-tf-$' },
  { fails: 'earlier states must be there to go back to', file: bucket, find: 'status = "Enabled"\n  }\n}\n\nresource "aws_s3_bucket_lifecycle', replace: 'status = "Suspended"\n  }\n}\n\nresource "aws_s3_bucket_lifecycle' },
  { fails: 'earlier states must be kept for kept_days', file: bucket, find: 'noncurrent_days = var.kept_days', replace: 'noncurrent_days = 7' },
  { fails: 'a bucket with states must refuse to be destroyed', file: bucket, find: 'force_destroy = !var.deletion_protection', replace: 'force_destroy = true' },
  { fails: 'states must not travel in clear', file: bucket, find: '"aws:SecureTransport" = "false"', replace: '"aws:SecureTransport" = "true"' },
  { fails: 'states must be encrypted with a key of their own', file: bucket, find: 'sse_algorithm     = "aws:kms"', replace: 'sse_algorithm     = "AES256"' },
  { fails: 'S3 locks by itself: no table unless it is asked for', file: table, find: 'var.lock_table ? 1 : 0', replace: '1' },
  { fails: "the scripts find the table by the bucket's name", file: table, find: 'name                        = local.bucket_name', replace: 'name                        = "locks"' },
  { fails: "Terraform's lock table has the key LockID", file: table, find: 'hash_key                    = "LockID"', replace: 'hash_key                    = "Lock"' },
  { fails: 'the lock table must refuse to be destroyed', file: table, find: 'deletion_protection_enabled = var.deletion_protection', replace: 'deletion_protection_enabled = false' },
  { fails: 'without protection a teardown must be able to take the states', file: table, find: 'deletion_protection_enabled = var.deletion_protection', replace: 'deletion_protection_enabled = true' },
];
