variable "name" {
  description = "What everything is called after, such as codementor-dev."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,30}[a-z0-9]$", var.name))
    error_message = "name must be 3 to 32 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }
}

variable "cluster_name" {
  description = "The cluster that Prometheus, KEDA and Fluent Bit run in."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$", var.cluster_name))
    error_message = "cluster_name must be the name of an EKS cluster: at most 100 letters, digits, hyphens and underscores."
  }
}

variable "alarm_emails" {
  description = "Who gets alarms, budgets and anomalies by e-mail. Each address has to confirm once."
  type        = set(string)

  validation {
    condition     = length(var.alarm_emails) >= 1 && alltrue([for address in var.alarm_emails : can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", address))])
    error_message = "alarm_emails must name at least one e-mail address: an alarm that nobody hears is none."
  }
}

variable "queue_names" {
  description = "Names of the queues by what travels in them, as the module queues puts them out."
  type        = map(string)

  validation {
    condition     = alltrue([for kind in ["interactive", "grading", "outcomes"] : contains(keys(var.queue_names), kind)])
    error_message = "queue_names must have interactive, grading and outcomes."
  }
}

variable "dead_letter_names" {
  description = "Names of the dead-letter queues by what travels in their queue."
  type        = map(string)

  validation {
    condition     = toset(keys(var.dead_letter_names)) == toset(keys(var.queue_names))
    error_message = "dead_letter_names must have the same keys as queue_names."
  }
}

variable "ledger" {
  description = "The ledger's identifier, and whether it is Aurora Serverless."
  type = object({
    identifier = string
    serverless = optional(bool, false)
  })

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,62}$", var.ledger.identifier))
    error_message = "ledger.identifier must be the identifier of an RDS instance or cluster."
  }
}

variable "load_balancer_arn_suffix" {
  description = "The load balancer as CloudWatch names it (app/…/…), from the module edge; null where there is none."
  type        = string
  default     = null

  validation {
    condition     = var.load_balancer_arn_suffix == null ? true : can(regex("^app/[A-Za-z0-9-]+/[0-9a-f]+$", var.load_balancer_arn_suffix))
    error_message = "load_balancer_arn_suffix must be like app/codementor-dev/0123456789abcdef, or null."
  }
}

variable "alarm_arns" {
  description = "ARNs of other modules' alarms by name, for the dashboard."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for arn in values(var.alarm_arns) : can(regex("^arn:[a-z-]+:cloudwatch:[a-z0-9-]+:[0-9]{12}:alarm:.+$", arn))])
    error_message = "alarm_arns must be ARNs of CloudWatch alarms."
  }
}

variable "urgent_alarms" {
  description = "Names of the alarms, out of alarm_arns, each of which means that students are not served now. Together they make one alarm that is worth waking up for."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for alarm in var.urgent_alarms : contains(keys(var.alarm_arns), alarm)])
    error_message = "urgent_alarms must be names out of alarm_arns."
  }
}

variable "monthly_budget_dollars" {
  description = "What the account may cost in a month."
  type        = number

  validation {
    condition     = var.monthly_budget_dollars >= 1
    error_message = "monthly_budget_dollars must be at least 1."
  }
}

variable "budget_tag" {
  description = "Counts only what has this tag, where the account is shared with others: a cost allocation tag that was activated, such as { key = \"Project\", value = \"codementor\" }. Null counts the whole account."
  type        = object({ key = string, value = string })
  default     = null

  validation {
    condition     = var.budget_tag == null ? true : can(regex("^[^$]{1,128}$", var.budget_tag.key)) && can(regex("^[^$]{1,256}$", var.budget_tag.value))
    error_message = "budget_tag.key and .value must be at most 128 and 256 characters without $, by which AWS parts them."
  }
}

variable "anomaly_dollars" {
  description = "What a day may cost more than usual before somebody hears of it; null for no watching of anomalies."
  type        = number
  default     = 10

  validation {
    condition     = var.anomaly_dollars == null ? true : var.anomaly_dollars >= 1
    error_message = "anomaly_dollars must be null or at least 1."
  }
}

variable "anomaly_monitor_arn" {
  description = "An anomaly monitor by service that the account has already: AWS makes one in most accounts and allows no second. Null makes one."
  type        = string
  default     = null

  validation {
    condition     = var.anomaly_monitor_arn == null ? true : can(regex("^arn:[a-z-]+:ce::[0-9]{12}:anomalymonitor/", var.anomaly_monitor_arn))
    error_message = "anomaly_monitor_arn must be the ARN of an anomaly monitor, or null."
  }
}

variable "log_bucket_name" {
  description = "Name of the bucket for logs, unique among everybody's."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.log_bucket_name))
    error_message = "log_bucket_name must be 3 to 63 lower-case letters, digits and hyphens, beginning and ending with a letter or digit."
  }
}

variable "log_retention_days" {
  description = "When logs end. They hold ids, times and counts, no texts and no names."
  type        = number
  default     = 30

  validation {
    condition     = var.log_retention_days >= 1 && var.log_retention_days <= 3650
    error_message = "log_retention_days must be 1 to 3650."
  }
}

variable "deletion_protection" {
  description = "Whether the bucket of logs refuses to be destroyed while it holds any."
  type        = bool
  default     = true
  nullable    = false
}

variable "high_availability" {
  description = "Two of each controller rather than one, and volumes for what Prometheus keeps."
  type        = bool
  default     = false
  nullable    = false
}

variable "metrics_retention_days" {
  description = "How long Prometheus keeps measurements."
  type        = number
  default     = 15

  validation {
    condition     = var.metrics_retention_days >= 1 && var.metrics_retention_days <= 400
    error_message = "metrics_retention_days must be 1 to 400."
  }
}

variable "metrics_storage_gb" {
  description = "Prometheus' volume; a pod costs about 1 MB of it a day."
  type        = number
  default     = 20

  validation {
    condition     = var.metrics_storage_gb >= 5 && var.metrics_storage_gb <= 1000
    error_message = "metrics_storage_gb must be 5 to 1000."
  }
}

variable "storage_class" {
  description = "The cluster's encrypted gp3 storage class."
  type        = string
  default     = "gp3"

  validation {
    condition     = can(regex("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", var.storage_class))
    error_message = "storage_class must be the name of a storage class."
  }
}

variable "controller_node_selector" {
  description = "Labels of the on-demand nodes for controllers, so that a reclaimed spot node takes no Prometheus with it."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for key, value in var.controller_node_selector : can(regex("^([a-z0-9.-]{1,253}/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$", key)) && can(regex("^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$", value))])
    error_message = "controller_node_selector must be labels as Kubernetes takes them, such as { \"codementor.dev/pool\" = \"controllers\" }."
  }
}

variable "grafana_sso" {
  description = "Sign-in at Grafana by OpenID Connect: its own address, and the issuer's endpoints; roles come from the claim that the services read too. The client's secret is expected in the Kubernetes secret grafana-oidc under client_secret. Null leaves Grafana with its administrator alone."
  type = object({
    url               = string
    client_id         = string
    authorization_url = string
    token_url         = string
    userinfo_url      = string
  })
  default = null

  validation {
    condition     = var.grafana_sso == null ? true : alltrue([for key, value in var.grafana_sso : startswith(value, "https://") if endswith(key, "url")])
    error_message = "grafana_sso.url, authorization_url, token_url and userinfo_url must begin with https://."
  }
}

variable "chart_versions" {
  description = "Versions of the charts that Argo CD installs."
  type = object({
    kube_prometheus_stack = optional(string, "87.17.0")
    keda                  = optional(string, "2.18.1")
    fluent_bit            = optional(string, "0.54.0")
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for version in values(var.chart_versions) : can(regex("^[0-9]+\\.[0-9]+\\.[0-9]+$", version))])
    error_message = "chart_versions must be exact, such as 2.18.1: a range would change a cluster without a commit."
  }
}

variable "figures_namespace" {
  description = "The namespace that the services put their figures under (CODEMENTOR_CLOUDWATCH_NAMESPACE), for alarms on jobs that SQS does not know. Null where they put none: then there are no such alarms."
  type        = string
  default     = null

  validation {
    condition     = var.figures_namespace == null ? true : can(regex("^[A-Za-z0-9._/#:-]{1,255}$", var.figures_namespace)) && !startswith(var.figures_namespace, "AWS/")
    error_message = "figures_namespace must be 1 to 255 letters, digits and ._/#:- and must not begin with AWS/, as CloudWatch wants it."
  }
}

variable "waits_alarm_seconds" {
  description = "How long the oldest job may have waited in its phase before an alarm begins: let out and not started, or held behind its owner's window."
  type = object({
    question      = optional(number, 120)
    held_question = optional(number, 900)
    grading       = optional(number, 14400)
    held_grading  = optional(number, 86400)
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for seconds in values(var.waits_alarm_seconds) : seconds >= 60 && seconds <= 604800])
    error_message = "waits_alarm_seconds must be 60 to 604800 (7 days) each: figures come once a minute."
  }
}

variable "backlog_alarm_seconds" {
  description = "Predicted wait (P90) of somebody who asks now at which an alarm begins."
  type        = number
  default     = 120
  nullable    = false

  validation {
    condition     = var.backlog_alarm_seconds >= 1 && var.backlog_alarm_seconds <= 86400
    error_message = "backlog_alarm_seconds must be 1 to 86400."
  }
}

variable "archive_alarm_seconds" {
  description = "Time from a job's settlement to its transcript at which an alarm begins."
  type        = number
  default     = 900
  nullable    = false

  validation {
    condition     = var.archive_alarm_seconds >= 60 && var.archive_alarm_seconds <= 604800
    error_message = "archive_alarm_seconds must be 60 to 604800."
  }
}

variable "dead_jobs_alarm" {
  description = "Failed jobs within 15 minutes at which an alarm begins."
  type        = number
  default     = 5
  nullable    = false

  validation {
    condition     = var.dead_jobs_alarm >= 1 && var.dead_jobs_alarm <= 1000000
    error_message = "dead_jobs_alarm must be 1 to 1000000."
  }
}
