# Service control policies: what nobody in an account may do, its administrators included. They allow nothing, and do not hold
# for the management account, in which therefore nothing runs.
locals {
  administrators = "arn:${data.aws_partition.current.partition}:iam::*:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_administrator_*"
  deployers      = "arn:${data.aws_partition.current.partition}:iam::*:role/${aws_organizations_account.members["prod"].role_name}"

  guardrails = {
    everywhere = {
      description = "Nobody leaves, works as root, or turns the watching off"
      target      = aws_organizations_organization.this.roots[0].id
      statements = [
        {
          Sid      = "NobodyLeaves"
          Effect   = "Deny"
          Action   = ["organizations:LeaveOrganization", "account:CloseAccount"]
          Resource = "*"
        },
        {
          Sid      = "NobodyIsRoot"
          Effect   = "Deny"
          Action   = "*"
          Resource = "*"
          # Other than for the few tasks that the management account may do as root in its place.
          Condition = {
            ArnLike      = { "aws:PrincipalArn" = "arn:${data.aws_partition.current.partition}:iam::*:root" }
            BoolIfExists = { "aws:AssumedRoot" = "false" }
          }
        },
        {
          Sid    = "NobodyTurnsTheWatchingOff"
          Effect = "Deny"
          Action = [
            "cloudtrail:DeleteTrail",
            "cloudtrail:StopLogging",
            "cloudtrail:UpdateTrail",
            "config:DeleteConfigurationRecorder",
            "config:DeleteDeliveryChannel",
            "config:StopConfigurationRecorder",
            "guardduty:DeleteDetector",
            "guardduty:DisassociateFromAdministratorAccount",
            "guardduty:UpdateDetector",
            "securityhub:DisableSecurityHub",
            "securityhub:DisassociateFromAdministratorAccount",
            "access-analyzer:DeleteAnalyzer",
          ]
          Resource  = "*"
          Condition = { ArnNotLike = { "aws:PrincipalArn" = [local.deployers] } }
        },
      ]
    }

    data = {
      description = "Nothing is public or unencrypted"
      target      = aws_organizations_organization.this.roots[0].id
      statements = [
        {
          Sid       = "NothingBecomesPublic"
          Effect    = "Deny"
          Action    = ["s3:PutAccountPublicAccessBlock", "ec2:DisableSnapshotBlockPublicAccess", "ec2:DisableImageBlockPublicAccess", "ec2:DisableEbsEncryptionByDefault"]
          Resource  = "*"
          Condition = { ArnNotLike = { "aws:PrincipalArn" = [local.deployers] } }
        },
        {
          Sid       = "NoDatabaseUnencrypted"
          Effect    = "Deny"
          Action    = ["rds:CreateDBInstance", "rds:CreateDBCluster"]
          Resource  = "*"
          Condition = { Bool = { "rds:StorageEncrypted" = "false" } }
        },
        {
          Sid       = "NoVolumeUnencrypted"
          Effect    = "Deny"
          Action    = "ec2:CreateVolume"
          Resource  = "*"
          Condition = { Bool = { "ec2:Encrypted" = "false" } }
        },
        {
          Sid       = "NoInstanceWithoutTokens"
          Effect    = "Deny"
          Action    = "ec2:RunInstances"
          Resource  = "arn:${data.aws_partition.current.partition}:ec2:*:*:instance/*"
          Condition = { StringNotEquals = { "ec2:MetadataHttpTokens" = "required" } }
        },
      ]
    }

    regions = {
      description = "Nothing is made outside the allowed regions"
      target      = aws_organizations_organization.this.roots[0].id
      statements = [{
        Sid    = "StayInTheRegions"
        Effect = "Deny"
        # Services that have one endpoint for the world, whatever region is meant.
        NotAction = [
          "access-analyzer:*", "account:*", "aws-portal:*", "billing:*", "budgets:*", "ce:*", "cloudfront:*", "cur:*", "freetier:*", "health:*", "iam:*",
          "invoicing:*", "organizations:*", "payments:*", "pricing:*", "route53:*", "route53domains:*", "shield:*", "sso:*", "sts:*", "support:*", "tag:*",
          "tax:*", "trustedadvisor:*", "waf:*", "s3:GetAccountPublicAccessBlock", "s3:ListAllMyBuckets",
        ]
        Resource  = "*"
        Condition = { StringNotEquals = { "aws:RequestedRegion" = var.allowed_regions } }
      }]
    }

    sandbox = {
      description = "What is tried out stays small"
      target      = aws_organizations_organizational_unit.top["Sandbox"].id
      statements = [
        {
          Sid       = "SmallInstances"
          Effect    = "Deny"
          Action    = "ec2:RunInstances"
          Resource  = "arn:${data.aws_partition.current.partition}:ec2:*:*:instance/*"
          Condition = { StringNotLike = { "ec2:InstanceType" = var.sandbox_instance_types } }
        },
        {
          Sid    = "NoPromisesToPay"
          Effect = "Deny"
          Action = [
            "ec2:PurchaseReservedInstancesOffering",
            "ec2:PurchaseHostReservation",
            "rds:PurchaseReservedDBInstancesOffering",
            "savingsplans:CreateSavingsPlan",
            "route53domains:RegisterDomain",
          ]
          Resource = "*"
        },
      ]
    }

    prod = {
      description = "What cannot be made again is deleted by administrators alone"
      target      = aws_organizations_organizational_unit.workloads["Prod"].id
      statements = [{
        Sid    = "KeepWhatCannotBeMadeAgain"
        Effect = "Deny"
        Action = [
          "kms:ScheduleKeyDeletion",
          "kms:DisableKey",
          "rds:DeleteDBCluster",
          "rds:DeleteDBInstance",
          "rds:DeleteDBClusterSnapshot",
          "rds:DeleteDBSnapshot",
          "rds:DeleteDBInstanceAutomatedBackup",
          "s3:DeleteBucket",
          "s3:BypassGovernanceRetention",
        ]
        Resource  = "*"
        Condition = { ArnNotLike = { "aws:PrincipalArn" = [local.administrators] } }
      }]
    }
  }
}

data "aws_partition" "current" {}

resource "aws_organizations_policy" "guardrails" {
  for_each = local.guardrails

  name        = "${var.account_name_prefix}-${each.key}"
  description = each.value.description
  type        = "SERVICE_CONTROL_POLICY"
  content     = jsonencode({ Version = "2012-10-17", Statement = each.value.statements })

  lifecycle {
    precondition {
      condition     = length(jsonencode({ Version = "2012-10-17", Statement = each.value.statements })) <= 5120
      error_message = "guardrail ${each.key} is longer than the 5,120 characters that AWS takes: name fewer regions or instance types."
    }
  }
}

resource "aws_organizations_policy_attachment" "guardrails" {
  for_each = local.guardrails

  policy_id = aws_organizations_policy.guardrails[each.key].id
  target_id = each.value.target
}
