variable "name" {
  description = "Name of the cluster."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,30}$", var.name))
    error_message = "name must be 2 to 31 lower-case letters, digits and hyphens, and start with a letter."
  }
}

variable "kubernetes_version" {
  description = "Minor version of Kubernetes. The default is the newest one but one: add-ons and charts have caught up with it, and it has over a year of standard support left."
  type        = string
  default     = "1.35"

  validation {
    condition     = can(regex("^1\\.[0-9]{2}$", var.kubernetes_version)) && try(tonumber(split(".", var.kubernetes_version)[1]) >= 33, false)
    error_message = "kubernetes_version must be a minor version such as 1.35, and at least 1.33: older ones are in extended support, which costs six times as much."
  }
}


variable "cluster_subnet_ids" {
  description = "Subnets in two or more zones for the control plane's network interfaces."
  type        = list(string)

  validation {
    condition     = length(var.cluster_subnet_ids) >= 2
    error_message = "cluster_subnet_ids must have subnets in at least two zones: EKS refuses one."
  }
}

variable "public_access_cidrs" {
  description = "Ranges that may reach the API server from the internet, such as the university's VPN. Empty closes it to the internet."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for cidr in var.public_access_cidrs : can(cidrnetmask(cidr)) && try(tonumber(split("/", cidr)[1]) >= 8, false)])
    error_message = "public_access_cidrs must be IPv4 ranges of /8 or smaller; the whole internet is not allowed."
  }
}

variable "administrators" {
  description = "ARNs of IAM roles whose holders administer the cluster. The one who runs Terraform is not among them by itself."
  type        = list(string)

  validation {
    condition     = length(var.administrators) > 0 && alltrue([for arn in var.administrators : can(regex("^arn:[a-z-]+:iam::[0-9]{12}:(role|user)/.+$", arn))])
    error_message = "administrators must name at least one IAM role or user by its ARN, or nobody could get in."
  }
}

variable "viewers" {
  description = "ARNs of IAM roles whose holders may look at everything but secrets."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.viewers : can(regex("^arn:[a-z-]+:iam::[0-9]{12}:(role|user)/.+$", arn))])
    error_message = "viewers must be ARNs of IAM roles or users."
  }

  validation {
    condition     = length(setintersection(var.viewers, var.administrators)) == 0
    error_message = "viewers must not be administrators too: EKS knows one entry for each."
  }
}

variable "service_cidr" {
  description = "Addresses of Kubernetes services. Must not overlap the VPC or what it is connected to. Cannot be changed later."
  type        = string
  default     = "172.20.0.0/16"

  validation {
    condition     = can(cidrnetmask(var.service_cidr)) && try(tonumber(split("/", var.service_cidr)[1]) >= 12 && tonumber(split("/", var.service_cidr)[1]) <= 24, false)
    error_message = "service_cidr must be a private IPv4 range of /12 to /24."
  }
}

variable "log_days" {
  description = "Days that the control plane's logs are kept; one of the periods that CloudWatch knows."
  type        = number
  default     = 90

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_days)
    error_message = "log_days must be a period that CloudWatch knows, such as 30, 90 or 365."
  }
}

variable "deletion_protection" {
  description = "Whether AWS refuses to delete the cluster until this is false. True unless the environment is meant to be torn down."
  type        = bool
  default     = true
}

variable "addon_versions" {
  description = "Versions of add-ons by name, such as { vpc-cni = \"v1.21.1-eksbuild.1\" }. Without one, AWS's default for the Kubernetes version."
  type        = map(string)
  default     = {}

  validation {
    condition     = length(setsubtract(keys(var.addon_versions), ["vpc-cni", "kube-proxy", "eks-pod-identity-agent"])) == 0
    error_message = "addon_versions may name vpc-cni, kube-proxy and eks-pod-identity-agent; the others are the module nodes'."
  }
}
