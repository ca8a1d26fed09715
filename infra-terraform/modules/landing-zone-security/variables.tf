variable "organization_id" {
  description = "Id of the organization, from the module landing-zone."
  type        = string

  validation {
    condition     = can(regex("^o-[a-z0-9]{10,32}$", var.organization_id))
    error_message = "organization_id must be like o-a1b2c3d4e5."
  }
}

variable "management_account_id" {
  description = "Id of the management account, whose trail may write here."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.management_account_id))
    error_message = "management_account_id must have 12 digits."
  }
}

variable "trail_name" {
  description = "Name of the organization's trail."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9][A-Za-z0-9._-]{1,126}[A-Za-z0-9]$", var.trail_name))
    error_message = "trail_name must be 3 to 128 letters, digits, dots, underscores and hyphens (CloudTrail)."
  }
}

variable "home_region" {
  description = "The region in which the trail is made and findings gather."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.home_region))
    error_message = "home_region must be like eu-central-1."
  }
}

variable "bucket_name" {
  description = "Name of the bucket for the trail and for Config, unique among everybody's."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.bucket_name))
    error_message = "bucket_name must be 3 to 63 lower-case letters, digits and hyphens, beginning and ending with a letter or digit."
  }
}

variable "retention_days" {
  description = "When what was recorded ends."
  type        = number
  default     = 400

  validation {
    condition     = var.retention_days >= 90 && var.retention_days <= 3650
    error_message = "retention_days must be 90 to 3650."
  }
}

variable "lock_days" {
  description = "How long nobody but a person with s3:BypassGovernanceRetention can delete what was recorded."
  type        = number
  default     = 30

  validation {
    condition     = var.lock_days >= 1 && var.lock_days < var.retention_days
    error_message = "lock_days must be at least 1 and less than retention_days."
  }
}

variable "guardduty_features" {
  description = "What GuardDuty looks at in all accounts besides the trail, DNS and network flows, each for money by its volume."
  type        = set(string)
  default     = ["EKS_AUDIT_LOGS", "S3_DATA_EVENTS"]

  validation {
    condition     = alltrue([for feature in var.guardduty_features : contains(["EKS_AUDIT_LOGS", "S3_DATA_EVENTS", "RDS_LOGIN_EVENTS", "EBS_MALWARE_PROTECTION", "LAMBDA_NETWORK_LOGS"], feature)])
    error_message = "guardduty_features must be EKS_AUDIT_LOGS, S3_DATA_EVENTS, RDS_LOGIN_EVENTS, EBS_MALWARE_PROTECTION or LAMBDA_NETWORK_LOGS."
  }
}
