variable "name" {
  description = "Name of the project, and the first part of the bucket's name."
  type        = string
  default     = "codementor"

  validation {
    condition     = can(regex("^[a-z]([a-z0-9]|-[a-z0-9]){1,19}$", var.name))
    error_message = "name must be 2 to 20 lower-case letters, digits and single hyphens, beginning with a letter."
  }
}

variable "region" {
  description = "Region of the states."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region must be like eu-central-1."
  }
}

variable "account_id" {
  description = "The account, so that nobody's other account gets the bucket by mistake."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id must be 12 digits."
  }
}

variable "lock_table" {
  description = "Whether there is a DynamoDB table of locks beside S3's own, for tools that know no other."
  type        = bool
  default     = false
  nullable    = false
}

variable "kept_days" {
  description = "Days that earlier versions of a state are kept, 7 to 3650."
  type        = number
  default     = 90

  validation {
    condition     = var.kept_days >= 7 && var.kept_days <= 3650
    error_message = "kept_days must be 7 to 3650."
  }
}

variable "deletion_protection" {
  description = "Whether the bucket refuses to be destroyed while it holds states. Off, a teardown takes them all."
  type        = bool
  default     = true
  nullable    = false
}
