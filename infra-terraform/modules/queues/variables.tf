variable "name_prefix" {
  description = "What queue names begin with. The services' own defaults are codementor-interactive, codementor-grading and codementor-outcomes; another prefix reaches them by service_settings."
  type        = string
  default     = "codementor"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,50}[a-z0-9]$", var.name_prefix))
    error_message = "name_prefix must be 3 to 52 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }
}

variable "job_times" {
  description = "The times that a job may take, in seconds, as the services are told them by service_settings: the lease of an attempt, the longest answer of the model, the drain of a worker that was told to stop, a job's time to live, and the most attempts at a job."
  type = object({
    lease         = optional(number, 10)
    longest_total = optional(number, 900)
    drain         = optional(number, 20)
    time_to_live  = optional(number, 1800)
    most_attempts = optional(number, 10)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.job_times.lease >= 2 && var.job_times.lease <= 600
    error_message = "job_times.lease must be 2 to 600 seconds, as the worker checks it."
  }

  validation {
    condition     = var.job_times.longest_total >= 1 && var.job_times.longest_total <= 21600
    error_message = "job_times.longest_total must be 1 to 21600 seconds (6 h): with its time on the queue a message stays below the 12 h that SQS keeps one hidden."
  }

  validation {
    condition     = var.job_times.drain >= 0 && var.job_times.drain <= 110
    error_message = "job_times.drain must be 0 to 110 seconds: a spot node is gone 120 s after its notice, and a worker needs 10 s more than its drain."
  }

  validation {
    condition     = var.job_times.time_to_live >= 1 && var.job_times.time_to_live <= 86400
    error_message = "job_times.time_to_live must be 1 to 86400 seconds, as the api checks it."
  }

  validation {
    condition     = var.job_times.time_to_live > var.job_times.longest_total
    error_message = "job_times.time_to_live must be longer than job_times.longest_total, or jobs expire while they are answered."
  }

  validation {
    condition     = var.job_times.most_attempts >= 1 && var.job_times.most_attempts <= 100
    error_message = "job_times.most_attempts must be 1 to 100, as the worker checks it."
  }
}

variable "visibility_timeout_seconds" {
  description = "How long a received job stays hidden between two heartbeats. Workers extend it three times in each such period for as long as they work on the job, so it is the lease and not the longest answer that it has to fit."
  type        = number
  default     = 10

  validation {
    condition     = var.visibility_timeout_seconds >= var.job_times.lease && var.visibility_timeout_seconds <= 120
    error_message = "visibility_timeout_seconds must be at least job_times.lease, so that no second worker gets a job that it cannot claim, and at most 120, as that is what the loss of a worker costs."
  }
}

variable "outcomes_visibility_timeout_seconds" {
  description = "The same for settled jobs, which the notifier gathers for up to CODEMENTOR_ARCHIVE_LONGEST_WAIT before it writes a transcript."
  type        = number
  default     = 30

  validation {
    condition     = var.outcomes_visibility_timeout_seconds >= 10 && var.outcomes_visibility_timeout_seconds <= 600
    error_message = "outcomes_visibility_timeout_seconds must be 10 to 600."
  }
}

variable "max_receive_count" {
  description = "Receives after which SQS moves a message to the dead-letter queue. The ledger bounds attempts; a message that was merely given back is no dead letter, so there have to be more receives than attempts."
  type        = number
  default     = 20

  validation {
    condition     = var.max_receive_count > var.job_times.most_attempts && var.max_receive_count <= 1000
    error_message = "max_receive_count must be more than job_times.most_attempts and at most 1000 (SQS)."
  }
}

variable "retention_days" {
  description = "How long a queue keeps a message that nobody took."
  type        = number
  default     = 4

  validation {
    condition     = var.retention_days >= 1 && var.retention_days <= 14 && var.retention_days * 86400 > var.job_times.time_to_live
    error_message = "retention_days must be 1 to 14 and longer than job_times.time_to_live, so that a job ends by the ledger and not by SQS."
  }
}

variable "dead_letter_retention_days" {
  description = "How long a dead-letter queue keeps a message. Dead letters keep the time at which they were first sent, so it has to be longer than retention_days."
  type        = number
  default     = 14

  validation {
    condition     = var.dead_letter_retention_days > var.retention_days && var.dead_letter_retention_days <= 14
    error_message = "dead_letter_retention_days must be more than retention_days and at most 14 (SQS)."
  }
}

variable "encryption" {
  description = "\"sqs\" encrypts with SQS's own keys for nothing; \"kms\" makes a key whose use is logged and can be withdrawn, for about a dollar a month and its requests. Messages carry a job's id, never a text."
  type        = string
  default     = "sqs"

  validation {
    condition     = contains(["sqs", "kms"], var.encryption)
    error_message = "encryption must be sqs or kms."
  }
}

variable "alarm_topic_arns" {
  description = "SNS topics that hear when an alarm begins and ends. Without one, alarms are only seen in the console."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.alarm_topic_arns : can(regex("^arn:[a-z-]+:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+$", arn))])
    error_message = "alarm_topic_arns must be ARNs of SNS topics."
  }
}

variable "oldest_age_alarm_seconds" {
  description = "Age of the oldest message at which a queue's alarm begins. That of questions should be well below the time to live of a job."
  type = object({
    interactive = optional(number, 120)
    grading     = optional(number, 14400)
    outcomes    = optional(number, 600)
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for age in values(var.oldest_age_alarm_seconds) : age >= 60 && age <= 1209600])
    error_message = "oldest_age_alarm_seconds must be 60 to 1209600 for each queue: SQS reports once a minute, and keeps nothing longer than 14 days."
  }

  validation {
    condition     = var.oldest_age_alarm_seconds.interactive < var.job_times.time_to_live
    error_message = "oldest_age_alarm_seconds.interactive must be less than job_times.time_to_live: an alarm after questions have expired is too late."
  }
}

variable "depth_alarm_messages" {
  description = "Waiting messages at which a queue's alarm begins. The dispatcher holds a window for each owner, so a deep queue means that windows were opened too far or that nobody receives."
  type = object({
    interactive = optional(number, 500)
    grading     = optional(number, 5000)
    outcomes    = optional(number, 5000)
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for depth in values(var.depth_alarm_messages) : depth >= 1])
    error_message = "depth_alarm_messages must be at least 1 for each queue."
  }
}
