mock_provider "aws" {
  source = "../../checks/mocks"
}

variables {
  region     = "eu-central-1"
  account_id = "111122223333"
}

run "keeps_states" {
  assert {
    condition     = output.state_bucket == "codementor-terraform-111122223333-eu-central-1"
    error_message = "the scripts find the bucket by its name"
  }

  assert {
    condition     = aws_s3_bucket_versioning.states.versioning_configuration[0].status == "Enabled"
    error_message = "earlier states must be there to go back to"
  }

  assert {
    condition     = one(aws_s3_bucket_lifecycle_configuration.states.rule[0].noncurrent_version_expiration).noncurrent_days == 90
    error_message = "earlier states must be kept for kept_days"
  }

  assert {
    condition     = !aws_s3_bucket.states.force_destroy
    error_message = "a bucket with states must refuse to be destroyed"
  }

  assert {
    condition     = anytrue([for statement in jsondecode(aws_s3_bucket_policy.states.policy).Statement : statement.Effect == "Deny" && statement.Condition.Bool["aws:SecureTransport"] == "false"])
    error_message = "states must not travel in clear"
  }

  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.states.rule).apply_server_side_encryption_by_default).sse_algorithm == "aws:kms"
    error_message = "states must be encrypted with a key of their own"
  }

  assert {
    condition     = output.lock_table == null
    error_message = "S3 locks by itself: no table unless it is asked for"
  }
}

run "locks_in_a_table" {
  variables {
    lock_table = true
  }

  assert {
    condition     = output.lock_table == "codementor-terraform-111122223333-eu-central-1"
    error_message = "the scripts find the table by the bucket's name"
  }

  assert {
    condition     = aws_dynamodb_table.locks[0].hash_key == "LockID"
    error_message = "Terraform's lock table has the key LockID"
  }

  assert {
    condition     = aws_dynamodb_table.locks[0].deletion_protection_enabled
    error_message = "the lock table must refuse to be destroyed"
  }
}

run "lets_go" {
  variables {
    deletion_protection = false
    lock_table          = true
  }

  assert {
    condition     = aws_s3_bucket.states.force_destroy && !aws_dynamodb_table.locks[0].deletion_protection_enabled
    error_message = "without protection a teardown must be able to take the states"
  }
}

run "refuses_a_short_memory" {
  command = plan

  variables {
    kept_days = 6
  }

  expect_failures = [var.kept_days]
}

run "refuses_what_is_no_account" {
  command = plan

  variables {
    account_id = "1111-2222-3333"
  }

  expect_failures = [var.account_id]
}
