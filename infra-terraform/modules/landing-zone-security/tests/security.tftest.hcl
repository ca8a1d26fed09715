mock_provider "aws" {
  source = "../../checks/mocks"
}

variables {
  organization_id       = "o-a1b2c3d4e5"
  management_account_id = "111122223333"
  trail_name            = "codementor-organization"
  home_region           = "eu-central-1"
  bucket_name           = "codementor-records-444455556666"
}

run "keeps_records_out_of_reach" {
  command = apply

  assert {
    condition     = aws_s3_bucket.records.object_lock_enabled && aws_s3_bucket_object_lock_configuration.records.rule[0].default_retention[0].days == 30
    error_message = "records must be locked for a month"
  }

  assert {
    condition     = one(aws_s3_bucket_lifecycle_configuration.records.rule).expiration[0].days == 400
    error_message = "records must be kept for more than a year"
  }

  assert {
    condition     = alltrue([for statement in jsondecode(aws_s3_bucket_policy.records.policy).Statement : statement.Condition.StringEquals["aws:SourceArn"] == "arn:aws:cloudtrail:eu-central-1:111122223333:trail/codementor-organization" if startswith(statement.Sid, "TheTrail")])
    error_message = "no other trail may write here"
  }

  assert {
    condition     = alltrue([for statement in jsondecode(aws_s3_bucket_policy.records.policy).Statement : statement.Condition.StringEquals["aws:SourceOrgID"] == "o-a1b2c3d4e5" if startswith(statement.Sid, "ConfigOf")])
    error_message = "Config of no other organization may write here"
  }

  assert {
    condition     = alltrue([for statement in jsondecode(aws_kms_key.records.policy).Statement : can(statement.Condition) if can(statement.Principal.Service)])
    error_message = "services must use the key for this organization alone"
  }
}

run "watches_every_account" {
  command = apply

  assert {
    condition     = aws_guardduty_detector.this.enable && aws_guardduty_organization_configuration.this.auto_enable_organization_members == "ALL"
    error_message = "GuardDuty must look at every account, also at later ones"
  }

  assert {
    condition     = toset(keys(aws_guardduty_organization_configuration_feature.this)) == toset(["EKS_AUDIT_LOGS", "S3_DATA_EVENTS"])
    error_message = "GuardDuty must look at the cluster's and the bucket's use"
  }

  assert {
    condition     = aws_securityhub_organization_configuration.this.auto_enable && aws_securityhub_finding_aggregator.regions.linking_mode == "ALL_REGIONS"
    error_message = "findings of all accounts and regions must come together"
  }

  assert {
    condition     = aws_config_configuration_aggregator.organization.organization_aggregation_source[0].all_regions
    error_message = "configuration of all regions must be there to be asked"
  }

  assert {
    condition     = aws_accessanalyzer_analyzer.organization.type == "ORGANIZATION"
    error_message = "what is shared outside the organization must be found"
  }
}

run "refuses_a_lock_beyond_the_end" {
  command = plan

  variables {
    lock_days = 400
  }

  expect_failures = [var.lock_days]
}
