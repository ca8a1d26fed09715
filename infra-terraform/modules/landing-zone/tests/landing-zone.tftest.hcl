mock_provider "aws" {
  source = "../../checks/mocks"
}

variables {
  allowed_regions = ["eu-central-1"]
  account_emails = {
    security        = "aws+security@example.edu"
    shared-services = "aws+shared-services@example.edu"
    dev             = "aws+dev@example.edu"
    sandbox         = "aws+sandbox@example.edu"
    uat             = "aws+uat@example.edu"
    prod            = "aws+prod@example.edu"
  }
}

run "has_an_account_for_each_purpose" {
  command = apply

  assert {
    condition     = toset([for account in aws_organizations_account.members : account.name]) == toset(["codementor-security", "codementor-shared-services", "codementor-dev", "codementor-sandbox", "codementor-uat", "codementor-prod"])
    error_message = "each purpose must have an account"
  }

  assert {
    condition     = alltrue([for account in aws_organizations_account.members : account.close_on_deletion == false])
    error_message = "a destroy must close no account"
  }

  assert {
    condition     = aws_organizations_account.members["prod"].parent_id == aws_organizations_organizational_unit.workloads["Prod"].id && aws_organizations_account.members["sandbox"].parent_id == aws_organizations_organizational_unit.top["Sandbox"].id
    error_message = "prod and sandbox must be under their own guardrails"
  }

  assert {
    condition     = contains(aws_iam_organizations_features.root.enabled_features, "RootCredentialsManagement")
    error_message = "accounts must have no root passwords to lose"
  }
}

run "keeps_everybody_within_guardrails" {
  command = apply

  assert {
    condition     = alltrue(flatten([for policy in aws_organizations_policy.guardrails : [for statement in jsondecode(policy.content).Statement : statement.Effect == "Deny"]]))
    error_message = "guardrails must deny, as what they allow nobody would see"
  }

  assert {
    condition     = alltrue([for name, target in { everywhere = "r-a1b2", data = "r-a1b2", regions = "r-a1b2" } : aws_organizations_policy_attachment.guardrails[name].target_id == target])
    error_message = "guardrails for everybody must hang at the root"
  }

  assert {
    condition     = alltrue([for action in ["cloudtrail:StopLogging", "guardduty:DeleteDetector", "config:StopConfigurationRecorder", "securityhub:DisableSecurityHub"] : contains(flatten([for statement in jsondecode(aws_organizations_policy.guardrails["everywhere"].content).Statement : statement.Action]), action)])
    error_message = "nobody may turn the watching off"
  }

  assert {
    condition     = one([for statement in jsondecode(aws_organizations_policy.guardrails["everywhere"].content).Statement : statement if statement.Sid == "NobodyIsRoot"]).Action == "*"
    error_message = "nobody may work as root"
  }

  assert {
    condition     = jsondecode(aws_organizations_policy.guardrails["regions"].content).Statement[0].Condition.StringNotEquals["aws:RequestedRegion"] == ["eu-central-1"] && !contains(jsondecode(aws_organizations_policy.guardrails["regions"].content).Statement[0].NotAction, "ec2:*")
    error_message = "nothing may be made outside the allowed regions"
  }

  assert {
    condition     = alltrue([for action in ["rds:DeleteDBInstance", "kms:ScheduleKeyDeletion", "s3:DeleteBucket"] : contains(jsondecode(aws_organizations_policy.guardrails["prod"].content).Statement[0].Action, action)]) && aws_organizations_policy_attachment.guardrails["prod"].target_id == aws_organizations_organizational_unit.workloads["Prod"].id
    error_message = "what cannot be made again must be kept in prod"
  }

  assert {
    condition     = one([for statement in jsondecode(aws_organizations_policy.guardrails["sandbox"].content).Statement : statement if statement.Sid == "SmallInstances"]).Condition.StringNotLike["ec2:InstanceType"] == [for pattern in var.sandbox_instance_types : pattern]
    error_message = "the sandbox must stay small"
  }
}

run "gives_people_what_they_need" {
  command = apply

  variables {
    assignments = [{ group = "Operators", permission_set = "operator", account = "prod" }]
  }

  assert {
    condition     = aws_ssoadmin_account_assignment.this["Operators operator prod"].target_id == aws_organizations_account.members["prod"].id && aws_ssoadmin_account_assignment.this["Operators operator prod"].permission_set_arn == aws_ssoadmin_permission_set.this["operator"].arn
    error_message = "a group must get its permission set in its account"
  }

  assert {
    condition     = aws_ssoadmin_permission_set.this["administrator"].session_duration == "PT1H"
    error_message = "administrators must sign in for an hour at most"
  }

  assert {
    condition     = !anytrue([for statement in jsondecode(aws_ssoadmin_permission_set_inline_policy.operator.inline_policy).Statement : anytrue([for resource in flatten([statement.Resource]) : !strcontains(resource, ":codementor-")])])
    error_message = "operators must touch CodeMentor's queues alone"
  }
}

run "lets_the_security_account_watch" {
  command = apply

  variables {
    trail = { bucket_name = "records-111122223333", kms_key_arn = "arn:aws:kms:eu-central-1:444455556666:key/11112222-3333-4444-5555-666677778888" }
  }

  assert {
    condition     = aws_guardduty_organization_admin_account.security.admin_account_id == aws_organizations_account.members["security"].id && aws_securityhub_organization_admin_account.security.admin_account_id == aws_organizations_account.members["security"].id && length(aws_organizations_delegated_administrator.security) == 3
    error_message = "the security account must watch the others"
  }

  assert {
    condition     = aws_cloudtrail.organization[0].is_organization_trail && aws_cloudtrail.organization[0].is_multi_region_trail && aws_cloudtrail.organization[0].enable_log_file_validation && aws_cloudtrail.organization[0].kms_key_id == var.trail.kms_key_arn
    error_message = "everything in all accounts and regions must be recorded, encrypted, and so that a change shows"
  }
}

run "refuses_one_address_for_two_accounts" {
  command = plan

  variables {
    account_emails = {
      security        = "aws@example.edu"
      shared-services = "AWS@example.edu"
      dev             = "aws+dev@example.edu"
      sandbox         = "aws+sandbox@example.edu"
      uat             = "aws+uat@example.edu"
      prod            = "aws+prod@example.edu"
    }
  }

  expect_failures = [var.account_emails]
}

run "refuses_developers_in_prod" {
  command = plan

  variables {
    assignments = [{ group = "Developers", permission_set = "developer", account = "prod" }]
  }

  expect_failures = [var.assignments]
}

run "refuses_gpus_in_the_sandbox" {
  command = plan

  variables {
    sandbox_instance_types = ["t3.*", "*.xlarge"]
  }

  expect_failures = [var.sandbox_instance_types]
}
