# The same in dev, staging and prod: what differs between universities. What differs between the environments is in main.tf.

variable "name" {
  description = "Name of the project, the first part of all names."
  type        = string
  default     = "codementor"
}

variable "region" {
  description = "Region of everything."
  type        = string
}

variable "account_id" {
  description = "The account: plans refuse to run in another."
  type        = string
}

variable "state_lock_table" {
  description = "Whether states are locked in a DynamoDB table besides S3's own lock. Only the scripts read it."
  type        = bool
  default     = false
}

variable "availability_zones" {
  description = "Two zones of the region or three, those for nodes first. prod wants three."
  type        = list(string)
}

variable "vpc_cidr" {
  description = "Addresses of the network, /16 to /20, which overlap nothing that it will be connected to."
  type        = string
}

variable "cluster_admins" {
  description = "ARNs of the IAM roles whose holders administer the cluster; that of whoever runs deploy among them."
  type        = list(string)
}

variable "cluster_viewers" {
  description = "ARNs of the IAM roles whose holders may look at everything but secrets."
  type        = list(string)
  default     = []
}

variable "operator_cidrs" {
  description = "Networks that operators come from: to the cluster's API, and to Argo CD's page. At most four, never everything."
  type        = list(string)
}

variable "domain" {
  description = "Where students find the mentor, such as mentor.example.edu."
  type        = string
}

variable "zone_id" {
  description = "Hosted zone in which domain lies. Null makes one; the first apply then waits until the university's DNS names its servers."
  type        = string
  default     = null
}

variable "student_cidrs" {
  description = "Networks that students come from; everywhere by default, as they work at home."
  type        = list(string)
  default     = ["0.0.0.0/0"]
}

variable "alarm_emails" {
  description = "Who gets alarms, and mails about money. Each address confirms once."
  type        = set(string)
}

variable "monthly_budget_dollars" {
  description = "What the account may cost in a month; docs/cost says what to expect."
  type        = number
}

variable "budget_tag" {
  description = "Counts only what has this tag, where others use the account too."
  type        = object({ key = string, value = string })
  default     = null
}

variable "anomaly_monitor_arn" {
  description = "The account's anomaly monitor by service where it has one already: AWS allows no second."
  type        = string
  default     = null
}

variable "repository_url" {
  description = "The Git repository that Argo CD follows."
  type        = string
}

variable "revision" {
  description = "The branch or tag that Argo CD follows: a branch in dev, a release's tag in prod."
  type        = string
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
}

variable "argocd_notifications" {
  description = "Where Argo CD says what it did, as the module gitops takes it."
  type        = object({ kind = string, channel = optional(string) })
  default     = null
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
}

variable "ledgers" {
  description = "Ledgers by the last part of their name; a second one during a restore."
  type = map(object({
    restore             = optional(object({ snapshot_id = optional(string), source_id = optional(string), time = optional(string) }))
    deletion_protection = optional(bool)
  }))
  default = { a = {} }
}

variable "serving_ledger" {
  description = "Which of ledgers the services use."
  type        = string
  default     = "a"
}

variable "worker_cpu_limit" {
  description = "Most vCPUs of all workers' nodes of one architecture: the ceiling of what they cost. Null for the environment's own."
  type        = number
  default     = null
}

variable "deletion_protection" {
  description = "Whether everything that holds data refuses to be destroyed. Null for the environment's own: yes in prod, no in dev and staging."
  type        = bool
  default     = null
}
