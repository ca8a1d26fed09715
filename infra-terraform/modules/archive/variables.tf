variable "bucket_name" {
  description = "Name of the bucket, unique among everybody's: it goes to the services as CODEMENTOR_BUCKET. Put the environment and the account's id in it."
  type        = string

  validation {
    # 63 less the longest suffix that this module adds.
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,52}[a-z0-9]$", var.bucket_name))
    error_message = "bucket_name must be 3 to 54 lower-case letters, digits and hyphens, beginning and ending with a letter or digit."
  }
}

variable "name" {
  description = "What the Glue database, the Athena workgroup, the key and the role are called after, such as codementor-dev."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,30}[a-z0-9]$", var.name))
    error_message = "name must be 3 to 32 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }
}

variable "deletion_protection" {
  description = "Whether a bucket that still holds objects refuses to be destroyed. Off, a teardown empties it first."
  type        = bool
  default     = true
  nullable    = false
}

variable "transcript_retention_days" {
  description = "When transcripts end. This is what a university's promise of deletion rests on, as deleting a conversation leaves its transcript alone: name it where students read about the mentor."
  type        = number
  default     = 365

  validation {
    condition     = var.transcript_retention_days >= 1 && var.transcript_retention_days <= 3650
    error_message = "transcript_retention_days must be 1 to 3650."
  }
}

variable "transcript_cold_after_days" {
  description = "When transcripts move to the storage class for what is read less than once a month; null leaves them. S3 leaves files under 128 KB where they are, and most transcripts are smaller."
  type        = number
  default     = null

  validation {
    condition     = var.transcript_cold_after_days == null ? true : var.transcript_cold_after_days >= 30 && var.transcript_cold_after_days < var.transcript_retention_days
    error_message = "transcript_cold_after_days must be null, or at least 30 (S3) and less than transcript_retention_days."
  }
}

variable "upload_retention_days" {
  description = "When uploaded submissions end: after the assignment is graded and no longer contested."
  type        = number
  default     = 180

  validation {
    condition     = var.upload_retention_days >= 1 && var.upload_retention_days <= 3650
    error_message = "upload_retention_days must be 1 to 3650."
  }
}

variable "receipt_retention_days" {
  description = "When receipts of grades end: as long as a grade may be contested. A locked copy of a receipt cannot be deleted before."
  type        = number
  default     = 1095

  validation {
    condition     = var.receipt_retention_days >= 1 && var.receipt_retention_days <= 3650
    error_message = "receipt_retention_days must be 1 to 3650."
  }
}

variable "noncurrent_retention_days" {
  description = "How long an overwritten or deleted object can still be brought back. It is added to what is promised about deletion."
  type        = number
  default     = 14

  validation {
    condition     = var.noncurrent_retention_days >= 1 && var.noncurrent_retention_days <= 365
    error_message = "noncurrent_retention_days must be 1 to 365."
  }
}

variable "receipt_lock" {
  description = "\"none\"; \"governance\": each receipt is copied to a locked bucket where only a person with s3:BypassGovernanceRetention can delete it; \"compliance\": nobody can, and neither can a teardown, until receipt_retention_days have passed."
  type        = string
  default     = "none"

  validation {
    condition     = contains(["none", "governance", "compliance"], var.receipt_lock)
    error_message = "receipt_lock must be none, governance or compliance."
  }
}

variable "courses" {
  description = "Ids of the courses, percent-encoded as in the transcripts' keys, so that a query may span all of them. Empty: any course, but each query has to name one (course = '…')."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for course in var.courses : can(regex("^[A-Za-z0-9._~%-]{1,600}$", course))])
    error_message = "courses must hold percent-encoded ids: letters, digits and . _ ~ - %, no comma and no space."
  }

  validation {
    condition     = length(var.courses) <= 300 && length(distinct(var.courses)) == length(var.courses)
    error_message = "courses must be at most 300, each once: Athena projects a partition for each course and day. Leave it empty for more."
  }
}

variable "first_day" {
  description = "The first day that may have transcripts, as YYYY-MM-DD; queries that name no day begin there."
  type        = string
  default     = "2026-01-01"

  validation {
    condition     = can(regex("^20[0-9]{2}-[0-9]{2}-[0-9]{2}$", var.first_day)) && can(formatdate("YYYY-MM-DD", "${var.first_day}T00:00:00Z"))
    error_message = "first_day must be a day such as 2026-01-01."
  }
}

variable "query_result_retention_days" {
  description = "When results of queries end; they hold what was asked for, and so students' texts."
  type        = number
  default     = 7

  validation {
    condition     = var.query_result_retention_days >= 1 && var.query_result_retention_days <= 90
    error_message = "query_result_retention_days must be 1 to 90."
  }
}

variable "largest_query_bytes" {
  description = "Bytes that one query may scan before Athena ends it; 10 GB cost about five cents."
  type        = number
  default     = 10737418240

  validation {
    condition     = var.largest_query_bytes >= 10485760
    error_message = "largest_query_bytes must be at least 10485760 (10 MB), Athena's own least."
  }
}

variable "access_log_bucket" {
  description = "Bucket of this account and region that gets S3's access logs, under the bucket's name; null for none. A trail with data events says the same with names, for more."
  type        = string
  default     = null

  validation {
    condition     = var.access_log_bucket == null ? true : can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.access_log_bucket))
    error_message = "access_log_bucket must be the name of a bucket, or null."
  }
}
