variable "name" {
  description = "What the root Application is called, such as codementor-dev."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,40}[a-z0-9]$", var.name))
    error_message = "name must be 3 to 42 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }
}

variable "repository_url" {
  description = "The Git repository that Argo CD follows. If it is private, its credentials are in a Kubernetes secret that the deployment makes."
  type        = string

  validation {
    condition     = can(regex("^(https://|ssh://|git@)[^\\s]+$", var.repository_url))
    error_message = "repository_url must begin with https://, ssh:// or git@."
  }
}

variable "revision" {
  description = "The branch or tag that is followed: a branch in dev, a release's tag in prod."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9._/-]{1,200}$", var.revision)) && var.revision != "HEAD"
    error_message = "revision must be a branch or tag; HEAD does not say which."
  }
}

variable "platform_path" {
  description = "The chart in the repository that makes Applications out of what this module puts into its values."
  type        = string
  default     = "charts/platform"

  validation {
    condition     = can(regex("^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*$", var.platform_path))
    error_message = "platform_path must be a path in the repository, without a slash at either end."
  }
}

variable "automated" {
  description = "Whether a commit reaches the cluster by itself. In prod a person syncs."
  type        = bool
}

variable "high_availability" {
  description = "Two of each part and a Redis of three, with disruption budgets."
  type        = bool
  default     = false
  nullable    = false
}

variable "host" {
  description = "Where Argo CD's page is, from the module edge; null where it is reached through kubectl port-forward alone."
  type        = string
  default     = null

  validation {
    condition     = var.host == null ? true : can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}$", var.host))
    error_message = "host must be a host name in lower case, or null."
  }
}

variable "target_group_arn" {
  description = "The load balancer's target group for Argo CD's page, from the module edge; null where there is none."
  type        = string
  default     = null

  validation {
    condition     = (var.target_group_arn == null) == (var.host == null)
    error_message = "target_group_arn and host belong together: name both or neither."
  }
}

variable "sso" {
  description = "Sign-in by OpenID Connect. The client's secret is expected in the Kubernetes secret argocd-oidc under client_secret, labelled app.kubernetes.io/part-of=argocd. With it the built-in administrator is off."
  type = object({
    issuer       = string
    client_id    = string
    claim        = optional(string, "roles")
    administrate = optional(list(string), ["operator"])
    look         = optional(list(string), [])
  })
  default = null

  validation {
    condition     = var.sso == null ? true : startswith(var.sso.issuer, "https://")
    error_message = "sso.issuer must begin with https://."
  }

  validation {
    condition     = var.sso == null ? true : length(var.sso.administrate) > 0
    error_message = "sso.administrate must name at least one value of the claim, or nobody gets in."
  }

  validation {
    condition     = var.sso == null ? true : alltrue([for value in concat(var.sso.administrate, var.sso.look) : can(regex("^[^,\"\\s]+$", value))])
    error_message = "sso.administrate and sso.look must be values without commas, quotes and spaces."
  }

  validation {
    condition     = !var.high_availability || var.sso != null
    error_message = "sso is needed where high_availability is on: what is kept running for people is no place for a shared password."
  }
}

variable "notifications" {
  description = "Where Argo CD says that something was deployed, failed or broke: a Slack channel (token in the key slack-token of the Kubernetes secret argocd-notifications-secret) or a webhook (address in the key webhook-url)."
  type = object({
    kind    = string
    channel = optional(string)
  })
  default = null

  validation {
    condition     = var.notifications == null ? true : contains(["slack", "webhook"], var.notifications.kind)
    error_message = "notifications.kind must be slack or webhook."
  }

  validation {
    condition     = try(var.notifications.kind, "") != "slack" || try(var.notifications.channel, null) != null
    error_message = "notifications.channel is needed for slack."
  }
}

variable "applications" {
  description = "What Argo CD installs, by name: a chart of a chart repository, or a path of a Git repository; its values as YAML; and the wave, the lowest first. The modules observability and edge put such out."
  type = map(object({
    namespace  = string
    wave       = number
    repository = string
    version    = string
    chart      = optional(string)
    path       = optional(string)
    values     = optional(string, "{}")
    project    = optional(string, "platform")
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for name, application in var.applications : can(regex("^[a-z][a-z0-9-]{0,50}[a-z0-9]$", name))])
    error_message = "applications must have names of lower-case letters, digits and hyphens."
  }

  validation {
    condition     = alltrue([for application in values(var.applications) : (application.chart == null) != (application.path == null)])
    error_message = "each of applications must have either a chart or a path."
  }

  validation {
    condition     = alltrue([for application in values(var.applications) : contains(["platform", "codementor"], application.project)])
    error_message = "applications.project must be platform or codementor."
  }

  validation {
    condition     = alltrue([for application in values(var.applications) : application.chart == null || can(regex("^[0-9]+\\.[0-9]+\\.[0-9]+$", application.version))])
    error_message = "applications.version must be exact for a chart, such as 2.18.1: a range would change a cluster without a commit."
  }

  validation {
    condition     = alltrue([for application in values(var.applications) : can(yamldecode(application.values))])
    error_message = "applications.values must be YAML."
  }
}

variable "manifests" {
  description = "Manifests that belong to no chart, by name: YAML documents, and the wave that they come in. A kind that only a chart brings is waited for."
  type = map(object({
    wave = number
    yaml = string
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for manifest in values(var.manifests) : alltrue([for document in split("---\n", manifest.yaml) : can(yamldecode(document).metadata.name)])])
    error_message = "manifests.yaml must be YAML documents, each with a metadata.name."
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

variable "chart_version" {
  description = "Version of Argo CD's chart, for the one helm upgrade --install that starts it."
  type        = string
  default     = "9.1.0"

  validation {
    condition     = can(regex("^[0-9]+\\.[0-9]+\\.[0-9]+$", var.chart_version))
    error_message = "chart_version must be exact, such as 9.1.0."
  }
}
