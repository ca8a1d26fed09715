variable "name" {
  description = "What everything is called after, such as codementor-dev."
  type        = string

  validation {
    condition     = can(regex("^[a-z]([a-z0-9]|-[a-z0-9]){1,40}$", var.name))
    error_message = "name must be lower-case letters, digits and single hyphens (RDS), beginning with a letter and not ending with a hyphen."
  }
}

variable "vpc_id" {
  description = "The network's VPC."
  type        = string

  validation {
    condition     = can(regex("^vpc-[0-9a-f]+$", var.vpc_id))
    error_message = "vpc_id must be the id of a VPC, such as vpc-0123456789abcdef0."
  }
}

variable "database_subnet_ids" {
  description = "Private subnets in at least two zones; RDS wants two even for one instance."
  type        = list(string)

  validation {
    condition     = length(var.database_subnet_ids) >= 2
    error_message = "database_subnet_ids must name at least two subnets, in two zones."
  }
}

variable "allowed_security_group_ids" {
  description = "Who may connect, by what they are called here: the cluster's security group, and nothing else as a rule."
  type        = map(string)

  validation {
    condition     = length(var.allowed_security_group_ids) >= 1
    error_message = "allowed_security_group_ids must name at least one group, or nobody reaches the ledger."
  }
}

variable "engine" {
  description = "\"instance\" is RDS PostgreSQL on an instance that is paid by the hour; \"serverless\" is Aurora Serverless v2, paid by what it uses, and dearer when it is used all day."
  type        = string
  default     = "instance"

  validation {
    condition     = contains(["instance", "serverless"], var.engine)
    error_message = "engine must be instance or serverless."
  }
}

variable "postgres_version" {
  description = "Major version of PostgreSQL. Minor versions are taken in the maintenance window."
  type        = string
  default     = "17"

  validation {
    condition     = contains(["16", "17", "18"], var.postgres_version)
    error_message = "postgres_version must be 16, 17 or 18: the services need 16 or later."
  }
}

variable "instance_class" {
  description = "Class of the instance; Graviton is cheaper for the same work."
  type        = string
  default     = "db.t4g.micro"

  validation {
    condition     = can(regex("^db\\.(t4g|m7g|m8g|r7g|r8g)\\.(micro|small|medium|large|xlarge|2xlarge|4xlarge)$", var.instance_class))
    error_message = "instance_class must be a Graviton class such as db.t4g.micro or db.m7g.large."
  }
}

variable "serverless_capacity" {
  description = "Aurora capacity units (about 2 GiB each). With a least of 0 it pauses when nobody is connected, which the services' pools prevent; pause_after_seconds counts then."
  type = object({
    min                 = optional(number, 0.5)
    max                 = optional(number, 4)
    pause_after_seconds = optional(number, 3600)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.serverless_capacity.min >= 0 && var.serverless_capacity.max >= 1 && var.serverless_capacity.max <= 256 && var.serverless_capacity.min <= var.serverless_capacity.max && floor(var.serverless_capacity.min * 2) == var.serverless_capacity.min * 2 && floor(var.serverless_capacity.max * 2) == var.serverless_capacity.max * 2
    error_message = "serverless_capacity must have a min of 0 or more and a max of 1 to 256, in steps of 0.5, and min not above max."
  }

  validation {
    condition     = var.serverless_capacity.pause_after_seconds >= 300 && var.serverless_capacity.pause_after_seconds <= 86400
    error_message = "serverless_capacity.pause_after_seconds must be 300 to 86400."
  }
}

variable "multi_az" {
  description = "Whether a second copy waits in another zone, for twice the price: a zone's loss is then a minute and no restore."
  type        = bool
  default     = false
  nullable    = false
}

variable "storage_gb" {
  description = "gp3 storage at the start and at most; it grows by itself in between and never shrinks."
  type = object({
    initial = optional(number, 20)
    max     = optional(number, 100)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.storage_gb.initial >= 20 && var.storage_gb.max <= 65536
    error_message = "storage_gb.initial must be at least 20 (gp3) and storage_gb.max at most 65536."
  }

  validation {
    condition     = var.storage_gb.max >= var.storage_gb.initial * 1.1
    error_message = "storage_gb.max must be at least a tenth more than storage_gb.initial, or RDS refuses to let it grow."
  }
}

variable "expected_connections" {
  description = "Most connections of all services together: pods × CODEMENTOR_DATABASE_CONNECTIONS (12 for an api, 8 for a worker or a notifier), with those that a roll-out starts in addition."
  type        = number
  default     = 60

  validation {
    condition     = var.expected_connections >= 1 && var.expected_connections <= 5000
    error_message = "expected_connections must be 1 to 5000."
  }
}

variable "backup_retention_days" {
  description = "How far back the ledger can be restored to any second."
  type        = number
  default     = 7

  validation {
    condition     = var.backup_retention_days >= 7 && var.backup_retention_days <= 35
    error_message = "backup_retention_days must be 7 to 35: a week is what it takes to see that something was wrong (and costs nothing more), 35 is RDS's most."
  }
}

variable "backup_window" {
  description = "When the daily snapshot is taken, UTC; not in the maintenance window."
  type        = string
  default     = "02:00-03:00"

  validation {
    condition     = can(regex("^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$", var.backup_window))
    error_message = "backup_window must be like 02:00-03:00."
  }
}

variable "maintenance_window" {
  description = "When AWS may restart it for minor versions, UTC."
  type        = string
  default     = "sun:03:30-sun:04:30"

  validation {
    condition     = can(regex("^(mon|tue|wed|thu|fri|sat|sun):[0-2][0-9]:[0-5][0-9]-(mon|tue|wed|thu|fri|sat|sun):[0-2][0-9]:[0-5][0-9]$", var.maintenance_window))
    error_message = "maintenance_window must be like sun:03:30-sun:04:30."
  }
}

variable "deletion_protection" {
  description = "Whether it refuses to be destroyed. Off, a teardown takes the backups with it and leaves no final snapshot."
  type        = bool
  default     = true
  nullable    = false
}

variable "restore" {
  description = "Where the data comes from when the ledger is made anew: a snapshot, or another ledger at a time (null: the latest that can be). Changing it replaces the ledger, so follow the runbook."
  type = object({
    snapshot_id = optional(string)
    source_id   = optional(string)
    time        = optional(string)
  })
  default = null

  validation {
    condition     = var.restore == null ? true : (var.restore.snapshot_id == null) != (var.restore.source_id == null)
    error_message = "restore must name either snapshot_id or source_id."
  }

  validation {
    condition     = try(var.restore.time, null) == null ? true : try(var.restore.source_id, null) != null && can(formatdate("YYYY", var.restore.time))
    error_message = "restore.time must be like 2026-03-04T12:00:00Z and needs restore.source_id."
  }
}

variable "key" {
  description = "A key that outlives this ledger, so that one restored out of it can be read when it is gone: a restore has the key of its source. It must let CloudWatch's logs use it for /aws/rds/. Null makes one that goes with the ledger."
  # An object, as whether there is one has to be known before its ARN is.
  type    = object({ arn = string })
  default = null

  validation {
    condition     = var.key == null ? true : can(regex("^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/", var.key.arn))
    error_message = "key.arn must be the ARN of a KMS key."
  }
}

variable "log_retention_days" {
  description = "How long the database's log is kept in CloudWatch. It holds slow statements without their values, and no texts."
  type        = number
  default     = 30

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731], var.log_retention_days)
    error_message = "log_retention_days must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731 (CloudWatch)."
  }
}

variable "enhanced_monitoring_seconds" {
  description = "How often the operating system's figures are sent, for the price of their logs: 0 (not at all), 1, 5, 10, 15, 30 or 60."
  type        = number
  default     = 60

  validation {
    condition     = contains([0, 1, 5, 10, 15, 30, 60], var.enhanced_monitoring_seconds)
    error_message = "enhanced_monitoring_seconds must be 0, 1, 5, 10, 15, 30 or 60."
  }
}

variable "ssl_mode" {
  description = "How the services' JDBC driver treats the server's certificate. verify-full needs RDS's certificate authorities in the image, in root.crt of the user's .postgresql directory."
  type        = string
  default     = "require"

  validation {
    condition     = contains(["require", "verify-ca", "verify-full"], var.ssl_mode)
    error_message = "ssl_mode must be require, verify-ca or verify-full: the ledger accepts nothing in clear."
  }
}

variable "alarm_topic_arns" {
  description = "SNS topics that hear when an alarm begins and ends."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.alarm_topic_arns : can(regex("^arn:[a-z-]+:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+$", arn))])
    error_message = "alarm_topic_arns must be ARNs of SNS topics."
  }
}
