variable "name" {
  description = "What everything is called after, such as codementor-dev."
  type        = string

  validation {
    # Target groups have 32 characters, of which -result-notifier takes 16 and -argocd fewer.
    condition     = can(regex("^[a-z][a-z0-9-]{1,14}[a-z0-9]$", var.name)) && !startswith(var.name, "internal-")
    error_message = "name must be 3 to 16 lower-case letters, digits and hyphens, beginning with a letter, not ending with a hyphen, and not beginning with internal- (ELB)."
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

variable "subnet_ids" {
  description = "Subnets of the load balancer in at least two zones: public ones, or private ones for an internal load balancer."
  type        = list(string)

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "subnet_ids must name at least two subnets, in two zones, as a load balancer wants."
  }
}

variable "cluster_name" {
  description = "The cluster whose pods are served."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$", var.cluster_name))
    error_message = "cluster_name must be the name of an EKS cluster: at most 100 letters, digits, hyphens and underscores."
  }
}

variable "cluster_security_group_id" {
  description = "The security group that pods have; it is opened to the load balancer on the pods' ports."
  type        = string

  validation {
    condition     = can(regex("^sg-[0-9a-f]+$", var.cluster_security_group_id))
    error_message = "cluster_security_group_id must be the id of a security group, such as sg-0123456789abcdef0."
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
  description = "Hosted zone in which domain lies. Null makes a zone for domain alone, whose name servers (zone_name_servers) the university's DNS then has to name."
  type        = string
  default     = null

  validation {
    condition     = var.zone_id == null ? true : can(regex("^Z[A-Z0-9]{1,31}$", var.zone_id))
    error_message = "zone_id must be like Z0123456789ABCDEFGHIJ, or null."
  }
}

variable "argocd_enabled" {
  description = "Whether Argo CD is served too, at argocd. before domain, for those of operator_cidrs."
  type        = bool
  default     = false
  nullable    = false
}

variable "allowed_cidrs" {
  description = "From where the mentor is reached: everywhere, or the university's own networks."
  type        = list(string)
  default     = ["0.0.0.0/0"]

  validation {
    condition     = length(var.allowed_cidrs) >= 1 && length(var.allowed_cidrs) <= 25 && alltrue([for cidr in var.allowed_cidrs : can(cidrhost(cidr, 0))])
    error_message = "allowed_cidrs must hold 1 to 25 networks such as 192.0.2.0/24."
  }
}

variable "operator_cidrs" {
  description = "From where Argo CD is reached: the operators' networks, never everywhere."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = length(var.operator_cidrs) <= 4 && alltrue([for cidr in var.operator_cidrs : can(cidrhost(cidr, 0)) && !endswith(cidr, "/0")])
    error_message = "operator_cidrs must hold at most 4 networks (a rule has five conditions), none of them everything."
  }

  validation {
    condition     = !var.argocd_enabled || length(var.operator_cidrs) > 0
    error_message = "operator_cidrs must name a network where argocd_enabled is on."
  }
}

variable "internal" {
  description = "Whether the load balancer has private addresses only, for a university that comes by VPN."
  type        = bool
  default     = false
  nullable    = false
}

variable "idle_timeout_seconds" {
  description = "When a silent connection is cut. The notifier pings a silent client after CODEMENTOR_NOTIFIER_SOCKETS_PING_INTERVAL (30 s by default) and gives it as long again for the answer."
  type        = number
  default     = 120

  validation {
    condition     = var.idle_timeout_seconds >= 75 && var.idle_timeout_seconds <= 4000
    error_message = "idle_timeout_seconds must be 75 to 4000: twice the notifier's ping interval and a bit, and at most ELB's most."
  }
}

variable "deregistration_delay_seconds" {
  description = "How long a pod that leaves still gets to finish requests; its preStop wait and drain have to be as long."
  type        = number
  default     = 20

  validation {
    condition     = var.deregistration_delay_seconds >= 0 && var.deregistration_delay_seconds <= 3600
    error_message = "deregistration_delay_seconds must be 0 to 3600."
  }
}

variable "access_log_bucket" {
  description = "Bucket for the load balancer's log, below load-balancer/, from the module observability; null for none."
  type        = string
  default     = null

  validation {
    condition     = var.access_log_bucket == null ? true : can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.access_log_bucket))
    error_message = "access_log_bucket must be the name of a bucket, or null."
  }
}

variable "waf_enabled" {
  description = "A firewall of AWS's rules and a limit for each address, for about 10 dollars a month."
  type        = bool
  default     = false
  nullable    = false
}

variable "waf_requests_per_5_minutes" {
  description = "Requests of one address in five minutes. A lecture hall may come from a single address, so count its students."
  type        = number
  default     = 20000

  validation {
    condition     = var.waf_requests_per_5_minutes >= 100 && var.waf_requests_per_5_minutes <= 2000000000
    error_message = "waf_requests_per_5_minutes must be 100 to 2000000000."
  }
}

variable "deletion_protection" {
  description = "Whether the load balancer refuses to be destroyed."
  type        = bool
  default     = true
  nullable    = false
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

variable "controller_chart_version" {
  description = "Version of the load balancer controller's chart that Argo CD installs."
  type        = string
  default     = "3.4.0"

  validation {
    condition     = can(regex("^[0-9]+\\.[0-9]+\\.[0-9]+$", var.controller_chart_version))
    error_message = "controller_chart_version must be exact, such as 3.4.0."
  }
}

variable "controller_replicas" {
  description = "How many load balancer controllers there are; one works and the others wait."
  type        = number
  default     = 1

  validation {
    condition     = var.controller_replicas >= 1 && var.controller_replicas <= 3
    error_message = "controller_replicas must be 1 to 3."
  }
}

variable "controller_node_selector" {
  description = "Labels of the on-demand nodes for controllers."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for key, value in var.controller_node_selector : can(regex("^([a-z0-9.-]{1,253}/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$", key)) && can(regex("^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$", value))])
    error_message = "controller_node_selector must be labels as Kubernetes takes them, such as { \"codementor.dev/pool\" = \"controllers\" }."
  }
}

variable "region" {
  description = "Region of the cluster, for the controller's values."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region must be like eu-central-1."
  }
}
