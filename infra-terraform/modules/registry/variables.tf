variable "name" {
  description = "What repositories begin with: codementor gives codementor/api. Images are the same in all environments, so it has no environment in it."
  type        = string
  default     = "codementor"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,40}[a-z0-9]$", var.name))
    error_message = "name must be 3 to 42 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }
}

variable "repositories" {
  description = "Images that are pushed here: the three services, and the models' weights as images."
  type        = set(string)
  default     = ["api", "worker", "result-notifier", "models"]

  validation {
    condition     = length(var.repositories) >= 1 && alltrue([for name in var.repositories : can(regex("^[a-z0-9]+([._-][a-z0-9]+)*$", name))])
    error_message = "repositories must hold at least one name of lower-case letters and digits, with single dots, underscores and hyphens between them."
  }
}

variable "releases_kept" {
  description = "Tagged images of each repository that are kept; older ones go. More than the releases that one would ever roll back."
  type        = number
  default     = 30

  validation {
    condition     = var.releases_kept >= 5 && var.releases_kept <= 1000
    error_message = "releases_kept must be 5 to 1000."
  }
}

variable "untagged_days" {
  description = "When an image without a tag goes: what a failed push or a moved cache tag left."
  type        = number
  default     = 7

  validation {
    condition     = var.untagged_days >= 1 && var.untagged_days <= 365
    error_message = "untagged_days must be 1 to 365."
  }
}

variable "scanning" {
  description = "\"basic\" looks for known holes at each push, for nothing; \"enhanced\" (Inspector) goes on looking at what is already there and into Java's libraries, for money. It holds for the whole account and region."
  type        = string
  default     = "basic"

  validation {
    condition     = contains(["basic", "enhanced"], var.scanning)
    error_message = "scanning must be basic or enhanced."
  }
}

variable "pull_account_ids" {
  description = "Other accounts that may pull, such as that of prod when images live in shared services."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for id in var.pull_account_ids : can(regex("^[0-9]{12}$", id))])
    error_message = "pull_account_ids must be account ids of 12 digits."
  }
}

variable "caches" {
  description = "Public registries whose images are pulled through here, by the prefix that they get: nodes then need no way to the internet, and no outage or limit of theirs stops a scale-up. Only those that want no sign-in."
  type        = map(string)
  default = {
    "public"     = "public.ecr.aws"
    "kubernetes" = "registry.k8s.io"
    "quay"       = "quay.io"
  }
  nullable = false

  validation {
    condition     = alltrue([for prefix, host in var.caches : can(regex("^[a-z0-9-]{2,20}$", prefix)) && contains(["public.ecr.aws", "registry.k8s.io", "quay.io"], host)])
    error_message = "caches must map prefixes of 2 to 20 lower-case letters, digits and hyphens to public.ecr.aws, registry.k8s.io or quay.io; others want a sign-in (signed_in_caches)."
  }
}

variable "signed_in_caches" {
  description = "Public registries that want a sign-in, by prefix: the host, and the ARN of a Secrets Manager secret whose name begins with ecr-pullthroughcache/ (AWS)."
  type = map(object({
    host       = string
    secret_arn = string
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for cache in values(var.signed_in_caches) : contains(["registry-1.docker.io", "ghcr.io"], cache.host)])
    error_message = "signed_in_caches.host must be registry-1.docker.io or ghcr.io."
  }

  validation {
    condition     = alltrue([for cache in values(var.signed_in_caches) : can(regex(":secret:ecr-pullthroughcache/", cache.secret_arn))])
    error_message = "signed_in_caches.secret_arn must be a secret whose name begins with ecr-pullthroughcache/, as ECR asks for it."
  }
}

variable "cached_days" {
  description = "When a cached image that was not pulled again goes. It comes back by itself."
  type        = number
  default     = 90

  validation {
    condition     = var.cached_days >= 7 && var.cached_days <= 3650
    error_message = "cached_days must be 7 to 3650."
  }
}

variable "pull_through_role_arns" {
  description = "Roles that may bring a public image into the cache by pulling it: those of the nodes."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.pull_through_role_arns : can(regex("^arn:[a-z-]+:iam::[0-9]{12}:role/", arn))])
    error_message = "pull_through_role_arns must be ARNs of IAM roles."
  }
}

variable "deletion_protection" {
  description = "Whether a repository that still holds images refuses to be destroyed."
  type        = bool
  default     = true
  nullable    = false
}
