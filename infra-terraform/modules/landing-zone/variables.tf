variable "account_emails" {
  description = "An address of its own for each account, as AWS knows an account by it for ever: security, shared-services, dev, sandbox, uat and prod. Plus-addresses of one mailbox do (aws+dev@example.edu)."
  type        = map(string)

  validation {
    condition     = toset(keys(var.account_emails)) == toset(["security", "shared-services", "dev", "sandbox", "uat", "prod"])
    error_message = "account_emails must have exactly security, shared-services, dev, sandbox, uat and prod."
  }

  validation {
    condition     = length(distinct([for email in values(var.account_emails) : lower(email)])) == length(var.account_emails) && alltrue([for email in values(var.account_emails) : can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", email)) && length(email) <= 64])
    error_message = "account_emails must be different e-mail addresses of at most 64 characters (AWS)."
  }
}

variable "account_name_prefix" {
  description = "What accounts are called after: codementor gives codementor-dev."
  type        = string
  default     = "codementor"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,30}[a-z0-9]$", var.account_name_prefix))
    error_message = "account_name_prefix must be 3 to 32 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }
}

variable "allowed_regions" {
  description = "Regions in which anything may be made. Services without a region are left out of the rule."
  type        = list(string)

  validation {
    condition     = length(var.allowed_regions) >= 1 && length(var.allowed_regions) <= 10 && alltrue([for region in var.allowed_regions : can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", region))])
    error_message = "allowed_regions must name 1 to 10 regions such as eu-central-1."
  }
}

variable "sandbox_instance_types" {
  description = "Patterns of the instance types that may be started in the sandbox: small ones, and none with GPUs."
  type        = list(string)
  default     = ["t3.*", "t3a.*", "t4g.*", "c?*.large", "c?*.xlarge", "m?*.large", "m?*.xlarge"]

  validation {
    condition = length(var.sandbox_instance_types) >= 1 && !anytrue([
      for pair in setproduct(var.sandbox_instance_types, ["g5.xlarge", "p5.48xlarge", "c7g.16xlarge", "x2idn.32xlarge"]) :
      can(regex("^${replace(replace(replace(pair[0], ".", "\\."), "*", ".*"), "?", ".")}$", pair[1]))
    ])
    error_message = "sandbox_instance_types must name at least one pattern, and none that lets in GPUs or the largest types (g5.xlarge, p5.48xlarge, c7g.16xlarge, x2idn.32xlarge)."
  }
}

variable "assignments" {
  description = "Who may do what where: a group of Identity Center by its name, a permission set (administrator, developer, operator, auditor, billing) and an account (management, or one of account_emails)."
  type = list(object({
    group          = string
    permission_set = string
    account        = string
  }))
  default  = []
  nullable = false

  validation {
    condition     = alltrue([for one in var.assignments : contains(["administrator", "developer", "operator", "auditor", "billing"], one.permission_set)])
    error_message = "assignments.permission_set must be administrator, developer, operator, auditor or billing."
  }

  validation {
    condition     = alltrue([for one in var.assignments : one.account == "management" || contains(keys(var.account_emails), one.account)])
    error_message = "assignments.account must be management or a key of account_emails."
  }

  validation {
    condition     = alltrue([for one in var.assignments : !(one.permission_set == "developer" && one.account == "prod")])
    error_message = "assignments must not make a developer of anybody in prod: what changes prod goes through Git."
  }
}

variable "trail" {
  description = "Bucket and key of the security account that the organization's trail writes to, from the module landing-zone-security; null until that has been applied."
  type = object({
    bucket_name = string
    kms_key_arn = string
  })
  default = null

  validation {
    condition     = var.trail == null ? true : can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.trail.bucket_name)) && can(regex("^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/", var.trail.kms_key_arn))
    error_message = "trail.bucket_name must be the name of a bucket, and trail.kms_key_arn the ARN of a KMS key."
  }
}
