const security = (file, fails, find, replace) => ({ fails, file: `modules/landing-zone-security/${file}`, find, replace });

export default [
  security('records.tf', 'records must be locked for a month', 'days = var.lock_days', 'days = 1'),
  security('records.tf', 'records must be kept for more than a year', 'days = var.retention_days', 'days = 90'),
  security('records.tf', 'no other trail may write here', 'Condition = { StringEquals = { "aws:SourceArn" = local.trail_arn, "s3:x-amz-acl"', 'Condition = { StringEquals = { "aws:SourceArn" = "arn:aws:cloudtrail:eu-central-1:777788889999:trail/other", "s3:x-amz-acl"'),
  security('records.tf', 'Config of no other organization may write here', 'Condition = { StringEquals = { "aws:SourceOrgID" = var.organization_id, "s3:x-amz-acl"', 'Condition = { StringEquals = { "aws:SourceOrgID" = "o-other", "s3:x-amz-acl"'),
  security('records.tf', 'services must use the key for this organization alone', 'Action    = ["kms:Decrypt", "kms:GenerateDataKey"]\n        Resource  = "*"\n        Condition = { StringEquals = { "aws:SourceOrgID" = var.organization_id } }', 'Action    = ["kms:Decrypt", "kms:GenerateDataKey"]\n        Resource  = "*"'),
  security('records.tf', 'policy nothing is public', 'block_public_acls       = true', 'block_public_acls       = false'),
  security('records.tf', 'policy data is encrypted', 'enable_key_rotation     = true', 'enable_key_rotation     = false'),
  security('threats.tf', 'GuardDuty must look at every account, also at later ones', '"ALL"\n}\n\nresource "aws_guardduty_organization_configuration_feature"', '"NEW"\n}\n\nresource "aws_guardduty_organization_configuration_feature"'),
  security('variables.tf', "GuardDuty must look at the cluster's and the bucket's use", 'default     = ["EKS_AUDIT_LOGS", "S3_DATA_EVENTS"]', 'default     = ["S3_DATA_EVENTS"]'),
  security('findings.tf', 'findings of all accounts and regions must come together', '"ALL_REGIONS"', '"NO_REGIONS"'),
  security('configuration.tf', 'configuration of all regions must be there to be asked', 'all_regions = true', 'all_regions = false'),
  security('threats.tf', 'what is shared outside the organization must be found', '"ORGANIZATION"', '"ACCOUNT"'),
  security('variables.tf', 'The checkable object, var.lock_days, was expected', 'var.lock_days < var.retention_days', 'var.lock_days <= var.retention_days'),
];
