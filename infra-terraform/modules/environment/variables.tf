variable "project" {
  description = "First part of all names. The load balancer's target groups leave it 11 characters."
  type        = string
  default     = "codementor"

  validation {
    condition     = can(regex("^[a-z]([a-z0-9]|-[a-z0-9]){1,10}$", var.project)) && length(var.project) <= 11
    error_message = "project must be 2 to 11 lower-case letters, digits and single hyphens, beginning with a letter."
  }
}

variable "environment" {
  description = "Second part of all names: dev, staging or prod."
  type        = string

  validation {
    condition     = contains(["dev", "staging", "prod"], var.environment)
    error_message = "environment must be dev, staging or prod."
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
  description = "The account, which makes names of buckets unique."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id must be 12 digits."
  }
}

variable "deletion_protection" {
  description = "Whether cluster, ledger, load balancer, buckets and images refuse to be destroyed. Off, a teardown takes them with all that is in them, backups included."
  type        = bool
  nullable    = false
}

variable "high_availability" {
  description = "Whether there are two of each controller and of Argo CD's parts."
  type        = bool
  default     = false
  nullable    = false
}

variable "network" {
  description = "The network, as the module network takes it: addresses, zones, zones with nodes, nodes in each zone, pods on each node, the way to the internet, endpoints, and days of flow logs."
  type = object({
    cidr                = string
    availability_zones  = list(string)
    worker_zones        = optional(number, 1)
    nodes_per_zone      = optional(number, 12)
    pods_per_node       = optional(number, 30)
    nat                 = optional(string, "single")
    interface_endpoints = optional(set(string), [])
    flow_log_traffic    = optional(string, "ALL")
    flow_log_days       = optional(number, 30)
  })
}

variable "cluster" {
  description = "The cluster, as the module cluster takes it: version of Kubernetes, who administers and who looks (ARNs of roles), from where, and how long its logs are kept."
  type = object({
    kubernetes_version  = optional(string, "1.35")
    administrators      = list(string)
    viewers             = optional(list(string), [])
    public_access_cidrs = optional(list(string), [])
    log_days            = optional(number, 30)
  })
}

variable "controllers" {
  description = "The small on-demand group, as the module nodes takes it."
  type = object({
    instance_types = optional(list(string), ["t4g.medium"])
    min            = optional(number, 2)
    max            = optional(number, 3)
  })
  default  = {}
  nullable = false
}

variable "inference_capacity" {
  description = "What workers' nodes are bought as: [\"spot\"], or [\"spot\", \"on-demand\"] to fall back to full price."
  type        = list(string)
  default     = ["spot"]
  nullable    = false

  validation {
    condition     = length(var.inference_capacity) > 0 && length(setsubtract(var.inference_capacity, ["spot", "on-demand"])) == 0
    error_message = "inference_capacity must be of spot and on-demand."
  }
}

variable "worker_cpu_limit" {
  description = "Most vCPUs of all workers' nodes of one architecture, and so the most that they can cost. Null for the module's own."
  type        = number
  default     = null

  validation {
    condition     = var.worker_cpu_limit == null ? true : var.worker_cpu_limit >= 8 && var.worker_cpu_limit <= 4000
    error_message = "worker_cpu_limit must be 8 to 4000 vCPUs."
  }
}

variable "ledger" {
  description = "The ledger, as the module ledger takes it."
  type = object({
    engine                = optional(string, "instance")
    instance_class        = optional(string, "db.t4g.micro")
    multi_az              = optional(bool, false)
    storage_gb            = optional(object({ initial = optional(number, 20), max = optional(number, 100) }), {})
    expected_connections  = optional(number, 60)
    backup_retention_days = optional(number, 7)
  })
  default  = {}
  nullable = false
}

variable "ledgers" {
  description = "Ledgers by their last part of the name: one, and during a restore a second. `restore` says what it is made out of; `deletion_protection` lets one go that is no longer needed (docs/runbooks/restore-the-ledger.md)."
  type = map(object({
    restore = optional(object({
      snapshot_id = optional(string)
      source_id   = optional(string)
      time        = optional(string)
    }))
    deletion_protection = optional(bool)
  }))
  default  = { a = {} }
  nullable = false

  validation {
    condition     = length(var.ledgers) >= 1 && length(var.ledgers) <= 3 && alltrue([for key in keys(var.ledgers) : can(regex("^[a-z][a-z0-9]{0,7}$", key))])
    error_message = "ledgers must hold one to three, called by 1 to 8 lower-case letters and digits, beginning with a letter."
  }
}

variable "serving_ledger" {
  description = "Which of ledgers the services use."
  type        = string
  default     = "a"
  nullable    = false

  validation {
    condition     = contains(keys(var.ledgers), var.serving_ledger)
    error_message = "serving_ledger must be a key of ledgers."
  }
}

variable "archive" {
  description = "The bucket of transcripts, uploads and receipts, as the module archive takes it."
  type = object({
    transcript_retention_days = optional(number, 365)
    upload_retention_days     = optional(number, 180)
    receipt_retention_days    = optional(number, 1095)
    receipt_lock              = optional(string, "none")
    courses                   = optional(list(string), [])
  })
  default  = {}
  nullable = false
}

variable "registry" {
  description = "Repositories for images, once in each account and region: null where another environment of the account has made them."
  type = object({
    scanning         = optional(string, "basic")
    pull_account_ids = optional(set(string), [])
  })
  default = {}
}

variable "edge" {
  description = "How students come in, as the module edge takes it. `load_balancer_name` is for projects and environments whose names together are longer than 16 characters."
  type = object({
    domain             = string
    zone_id            = optional(string)
    internal           = optional(bool, false)
    allowed_cidrs      = optional(list(string), ["0.0.0.0/0"])
    operator_cidrs     = optional(list(string), [])
    waf_enabled        = optional(bool, false)
    load_balancer_name = optional(string)
  })
}

variable "watch" {
  description = "Who hears of alarms and of money, what the account may cost in a month, how long measurements and logs are kept, and the namespace in CloudWatch that services put their figures under for alarms on jobs that SQS does not know (null: none)."
  type = object({
    alarm_emails           = set(string)
    monthly_budget_dollars = number
    budget_tag             = optional(object({ key = string, value = string }))
    anomaly_monitor_arn    = optional(string)
    metrics_days           = optional(number, 15)
    metrics_gb             = optional(number, 20)
    log_days               = optional(number, 30)
    figures_namespace      = optional(string)
  })
}

variable "delivery" {
  description = "What Argo CD follows, and whether a commit reaches the cluster by itself. `sso` and `notifications` are as the module gitops takes them, `grafana_sso` as observability does."
  type = object({
    repository_url = string
    revision       = string
    automated      = bool
    sso = optional(object({
      issuer       = string
      client_id    = string
      claim        = optional(string, "roles")
      administrate = optional(list(string), ["operator"])
      look         = optional(list(string), [])
    }))
    notifications = optional(object({
      kind    = string
      channel = optional(string)
    }))
  })
}

variable "karpenter_chart_version" {
  description = "Version of Karpenter's chart."
  type        = string
  default     = "1.15.0"

  validation {
    condition     = can(regex("^[0-9]+\\.[0-9]+\\.[0-9]+$", var.karpenter_chart_version))
    error_message = "karpenter_chart_version must be exact, such as 1.15.0."
  }
}
