# The same in dev, staging and prod: what differs between universities. What differs between the environments is in main.tf.

variable "name" {
  description = "Name of the project, the first part of all names."
  type        = string
  default     = "codementor"

  validation {
    condition     = can(regex("^[a-z]([a-z0-9]|-[a-z0-9])+$", var.name)) && length(var.name) <= 11
    error_message = "name must be 2 to 11 lower-case letters, digits and single hyphens, beginning with a letter: load balancers and their parts have short names."
  }
}

variable "region" {
  description = "Region of everything."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region must be like eu-central-1."
  }
}

variable "account_id" {
  description = "The account: plans refuse to run in another."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id must be 12 digits."
  }
}

variable "state_lock_table" {
  description = "Whether states are locked in a DynamoDB table besides S3's own lock. Only the scripts read it."
  type        = bool
  default     = false
}

variable "availability_zones" {
  description = "Two zones of the region or three, those for nodes first. prod wants three."
  type        = list(string)

  validation {
    condition     = length(distinct(var.availability_zones)) == length(var.availability_zones) && contains([2, 3], length(var.availability_zones)) && alltrue([for zone in var.availability_zones : startswith(zone, var.region)])
    error_message = "availability_zones must be two or three different zones of the region."
  }
}

variable "vpc_cidr" {
  description = "Addresses of the network, /16 to /20, which overlap nothing that it will be connected to."
  type        = string

  validation {
    condition     = can(cidrnetmask(var.vpc_cidr)) && try(tonumber(split("/", var.vpc_cidr)[1]) >= 16 && tonumber(split("/", var.vpc_cidr)[1]) <= 20, false)
    error_message = "vpc_cidr must be an IPv4 range of /16 to /20, such as 10.20.0.0/16."
  }
}

variable "administrators" {
  description = "ARNs of the IAM roles whose holders administer the cluster; that of whoever runs deploy among them."
  type        = list(string)

  validation {
    condition     = length(var.administrators) >= 1 && alltrue([for arn in var.administrators : can(regex("^arn:[a-z-]+:iam::[0-9]{12}:(role|user)/.+$", arn))])
    error_message = "administrators must name at least one IAM role or user by its ARN, or nobody gets into the cluster."
  }
}

variable "viewers" {
  description = "ARNs of the IAM roles whose holders may look at everything but secrets."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.viewers : can(regex("^arn:[a-z-]+:iam::[0-9]{12}:(role|user)/.+$", arn))])
    error_message = "viewers must be ARNs of IAM roles or users."
  }
}

variable "operator_cidrs" {
  description = "Networks that operators come from: to the cluster's API, and to Argo CD's page. At most four, never everything."
  type        = list(string)

  validation {
    condition     = length(var.operator_cidrs) <= 4 && alltrue([for cidr in var.operator_cidrs : can(cidrnetmask(cidr)) && try(tonumber(split("/", cidr)[1]) >= 8, false)])
    error_message = "operator_cidrs must hold at most four IPv4 networks of /8 or smaller."
  }
}

variable "domain" {
  description = "Where students find the mentor, such as mentor.example.edu."
  type        = string

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}$", var.domain))
    error_message = "domain must be a host name in lower case, such as mentor.example.edu."
  }
}

variable "zone_id" {
  description = "Hosted zone in which domain lies. Null makes one; the first apply then waits until the university's DNS names its servers."
  type        = string
  default     = null

  validation {
    condition     = var.zone_id == null ? true : can(regex("^Z[A-Z0-9]{1,31}$", var.zone_id))
    error_message = "zone_id must be like Z0123456789ABCDEFGHIJ, or null."
  }
}

variable "allowed_cidrs" {
  description = "Networks that students come from; everywhere by default, as they work at home."
  type        = list(string)
  default     = ["0.0.0.0/0"]

  validation {
    condition     = length(var.allowed_cidrs) >= 1 && length(var.allowed_cidrs) <= 25 && alltrue([for cidr in var.allowed_cidrs : can(cidrhost(cidr, 0))])
    error_message = "allowed_cidrs must hold 1 to 25 networks such as 192.0.2.0/24."
  }
}

variable "alarm_emails" {
  description = "Who gets alarms, and mails about money. Each address confirms once."
  type        = set(string)

  validation {
    condition     = length(var.alarm_emails) >= 1 && alltrue([for address in var.alarm_emails : can(regex("^[^@[:space:]]+@[^@[:space:]]+$", address))])
    error_message = "alarm_emails must hold at least one e-mail address."
  }
}

variable "monthly_budget_dollars" {
  description = "What the account may cost in a month; docs/cost.md says what to expect."
  type        = number

  validation {
    condition     = var.monthly_budget_dollars >= 1 && var.monthly_budget_dollars <= 1000000
    error_message = "monthly_budget_dollars must be 1 to 1000000."
  }
}

variable "budget_tag" {
  description = "Counts only what has this tag, where others use the account too."
  type        = object({ key = string, value = string })
  default     = null

  validation {
    condition     = var.budget_tag == null ? true : length(var.budget_tag.key) > 0 && length(var.budget_tag.value) > 0
    error_message = "budget_tag must have a key and a value, or be null."
  }
}

variable "anomaly_monitor_arn" {
  description = "The account's anomaly monitor by service where it has one already: AWS allows no second."
  type        = string
  default     = null

  validation {
    condition     = var.anomaly_monitor_arn == null ? true : can(regex("^arn:[a-z-]+:ce::[0-9]{12}:anomalymonitor/", var.anomaly_monitor_arn))
    error_message = "anomaly_monitor_arn must be the ARN of an anomaly monitor, or null."
  }
}

variable "repository_url" {
  description = "The Git repository that Argo CD follows."
  type        = string

  validation {
    condition     = can(regex("^(https://|ssh://|git@)[^[:space:]]+$", var.repository_url))
    error_message = "repository_url must begin with https://, ssh:// or git@."
  }
}

variable "revision" {
  description = "The branch or tag that Argo CD follows: a branch in dev, a release's tag in prod."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9._/-]{1,200}$", var.revision)) && var.revision != "HEAD"
    error_message = "revision must be a branch or tag; HEAD does not say which."
  }
}

variable "argocd_sso" {
  description = "Sign-in to Argo CD by OpenID Connect, as the module gitops takes it. Needed in prod."
  type = object({
    issuer       = string
    client_id    = string
    claim        = optional(string, "roles")
    administrate = optional(list(string), ["operator"])
    look         = optional(list(string), [])
  })
  default = null

  validation {
    condition     = var.argocd_sso == null ? true : startswith(var.argocd_sso.issuer, "https://")
    error_message = "argocd_sso.issuer must begin with https://."
  }
}

variable "argocd_notifications" {
  description = "Where Argo CD says what it did, as the module gitops takes it."
  type        = object({ kind = string, channel = optional(string) })
  default     = null

  validation {
    condition     = var.argocd_notifications == null ? true : contains(["slack", "webhook"], var.argocd_notifications.kind)
    error_message = "argocd_notifications.kind must be slack or webhook."
  }
}

variable "registry_enabled" {
  description = "Whether this environment makes the account's repositories for images: true in one environment of each account and region."
  type        = bool
  default     = true
}

variable "image_pull_accounts" {
  description = "Other accounts that may pull images from here, such as that of prod."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for account in var.image_pull_accounts : can(regex("^[0-9]{12}$", account))])
    error_message = "image_pull_accounts must be account ids of 12 digits."
  }
}

variable "archive" {
  description = "How long transcripts, uploads and receipts are kept, whether receipts are locked, and the courses that one query may span; as the module archive takes it."
  type = object({
    transcript_retention_days = optional(number, 365)
    upload_retention_days     = optional(number, 180)
    receipt_retention_days    = optional(number, 1095)
    receipt_lock              = optional(string, "none")
    courses                   = optional(list(string), [])
  })
  default = {}

  validation {
    condition     = contains(["none", "governance", "compliance"], var.archive.receipt_lock)
    error_message = "archive.receipt_lock must be none, governance or compliance."
  }
}

variable "ledgers" {
  description = "Ledgers by the last part of their name; a second one during a restore."
  type = map(object({
    restore             = optional(object({ snapshot_id = optional(string), source_id = optional(string), time = optional(string) }))
    deletion_protection = optional(bool)
  }))
  default = { a = {} }

  validation {
    condition     = length(var.ledgers) >= 1 && length(var.ledgers) <= 3 && alltrue([for key in keys(var.ledgers) : can(regex("^[a-z][a-z0-9]{0,7}$", key))])
    error_message = "ledgers must hold one to three, called by 1 to 8 lower-case letters and digits, beginning with a letter."
  }
}

variable "serving_ledger" {
  description = "Which of ledgers the services use."
  type        = string
  default     = "a"

  validation {
    condition     = contains(keys(var.ledgers), var.serving_ledger)
    error_message = "serving_ledger must be a key of ledgers."
  }
}

variable "worker_cpu_limit" {
  description = "Most vCPUs of all workers' nodes of one architecture: the ceiling of what they cost. Null for the environment's own."
  type        = number
  default     = null

  validation {
    condition     = var.worker_cpu_limit == null ? true : var.worker_cpu_limit >= 8 && var.worker_cpu_limit <= 4000
    error_message = "worker_cpu_limit must be 8 to 4000 vCPUs, or null."
  }
}

variable "deletion_protection" {
  description = "Whether everything that holds data refuses to be destroyed. Null for the environment's own: yes in prod, no in dev and staging."
  type        = bool
  default     = null
}
