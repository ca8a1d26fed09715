mock_provider "aws" {
  source = "../../checks/mocks"
}

variables {
  security_contact = { name = "Operators", title = "Operators", email = "operators@example.edu", phone = "+49 30 1234567" }
}

run "is_safe_without_a_word" {
  command = apply

  assert {
    condition     = aws_s3_account_public_access_block.this.block_public_acls && aws_s3_account_public_access_block.this.block_public_policy && aws_s3_account_public_access_block.this.ignore_public_acls && aws_s3_account_public_access_block.this.restrict_public_buckets
    error_message = "no bucket of the account may become public"
  }

  assert {
    condition     = aws_ebs_encryption_by_default.this.enabled
    error_message = "volumes must be encrypted where nobody said so"
  }

  assert {
    condition     = aws_ebs_snapshot_block_public_access.this.state == "block-all-sharing" && aws_ec2_image_block_public_access.this.state == "block-new-sharing"
    error_message = "no snapshot and no image may become public"
  }

  assert {
    condition     = aws_ec2_instance_metadata_defaults.this.http_tokens == "required"
    error_message = "instances must hand out credentials for a token only"
  }
}

run "records_how_things_are_set" {
  command = apply

  variables {
    recording       = "continuous"
    config_delivery = { bucket_name = "records", kms_key_arn = "arn:aws:kms:eu-central-1:444455556666:key/11112222-3333-4444-5555-666677778888" }
  }

  assert {
    condition     = aws_config_configuration_recorder.this[0].recording_mode[0].recording_frequency == "CONTINUOUS" && aws_config_configuration_recorder.this[0].recording_group[0].all_supported && aws_config_configuration_recorder_status.this[0].is_enabled
    error_message = "everything must be recorded, as often as it was wanted"
  }

  assert {
    condition     = aws_config_delivery_channel.this[0].s3_bucket_name == "records" && aws_config_delivery_channel.this[0].s3_key_prefix == "config"
    error_message = "records must go where the security account lets them"
  }
}

run "refuses_a_contact_without_a_phone" {
  command = plan

  variables {
    security_contact = { name = "Operators", title = "Operators", email = "operators@example.edu", phone = "none" }
  }

  expect_failures = [var.security_contact]
}
