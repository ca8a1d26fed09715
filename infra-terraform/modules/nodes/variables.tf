variable "cluster_name" {
  description = "Name of the cluster, from the module cluster, so that its first add-ons come before the nodes."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,30}$", var.cluster_name))
    error_message = "cluster_name must be 2 to 31 lower-case letters, digits and hyphens, and start with a letter."
  }
}

variable "cluster_version" {
  description = "Minor version of Kubernetes, which groups and add-ons follow."
  type        = string

  validation {
    condition     = can(regex("^1\\.[0-9]{2}$", var.cluster_version))
    error_message = "cluster_version must be a minor version such as 1.35."
  }
}

variable "cluster_security_group_id" {
  description = "The security group that EKS gave the cluster; Karpenter's nodes get it too."
  type        = string

  validation {
    condition     = can(regex("^sg-[0-9a-f]+$", var.cluster_security_group_id))
    error_message = "cluster_security_group_id must be the id of a security group, such as sg-0123456789abcdef0."
  }
}

variable "worker_subnet_ids" {
  description = "Subnets that nodes run in, one in each zone."
  type        = list(string)

  validation {
    condition     = length(var.worker_subnet_ids) >= 1
    error_message = "worker_subnet_ids must name at least one subnet."
  }
}

variable "pods_per_node" {
  description = "Most pods on a node, as the module network counts them, 4 to 110."
  type        = number
  default     = 30

  validation {
    condition     = var.pods_per_node >= 4 && var.pods_per_node <= 110 && floor(var.pods_per_node) == var.pods_per_node
    error_message = "pods_per_node must be a whole number from 4 to 110."
  }
}

variable "controllers" {
  description = "The small on-demand group that runs what must outlive a spot interruption: Karpenter itself, CoreDNS, KEDA, Argo CD. Sizes are numbers of nodes, the disk is in GiB."
  type = object({
    architecture   = optional(string, "arm64")
    instance_types = optional(list(string), ["t4g.large", "m7g.large", "m6g.large"])
    min            = optional(number, 2)
    max            = optional(number, 3)
    disk           = optional(number, 30)
  })
  default = {}

  validation {
    condition     = contains(["amd64", "arm64"], var.controllers.architecture)
    error_message = "controllers.architecture must be amd64 or arm64."
  }

  validation {
    condition     = var.controllers.min >= 2 && var.controllers.max >= var.controllers.min && var.controllers.max <= 10
    error_message = "controllers.min must be at least 2, as one node is no group that survives its loss, and controllers.max between min and 10."
  }

  validation {
    condition     = length(var.controllers.instance_types) > 0 && var.controllers.disk >= 20 && var.controllers.disk <= 500
    error_message = "controllers needs an instance type, and a disk of 20 to 500 GiB."
  }
}

variable "inference_pools" {
  description = "Karpenter's pools for models on CPUs. `cpu_limit` is the most vCPUs of all nodes of a pool, and so the most that it can cost; of two pools that fit, the one with the higher `weight` is asked first."
  type = map(object({
    architecture   = string
    instance_types = list(string)
    cpu_limit      = number
    weight         = optional(number, 10)
  }))
  default = {
    inference-arm64 = {
      architecture = "arm64"
      instance_types = [
        "c7g.2xlarge", "c7g.4xlarge", "c7gd.2xlarge", "c7gd.4xlarge", "c7gn.2xlarge", "c8g.2xlarge", "c8g.4xlarge", "c6g.2xlarge", "c6g.4xlarge",
        "c6gn.2xlarge", "m7g.2xlarge", "m7g.4xlarge", "m8g.2xlarge", "m8g.4xlarge", "m6g.2xlarge", "r7g.2xlarge", "r8g.2xlarge",
      ]
      cpu_limit = 128
      weight    = 20
    }
    inference-amd64 = {
      architecture = "amd64"
      instance_types = [
        "c7i.2xlarge", "c7i.4xlarge", "c7a.2xlarge", "c7a.4xlarge", "c6i.2xlarge", "c6i.4xlarge", "c6a.2xlarge", "c6a.4xlarge", "c6in.2xlarge",
        "m7i.2xlarge", "m7i.4xlarge", "m7a.2xlarge", "m6i.2xlarge", "m6i.4xlarge", "m6a.2xlarge", "r7i.2xlarge", "r6i.2xlarge",
      ]
      cpu_limit = 128
    }
  }

  validation {
    condition     = alltrue([for name in keys(var.inference_pools) : can(regex("^[a-z][a-z0-9-]{0,40}$", name))])
    error_message = "inference_pools: names must be lower-case letters, digits and hyphens."
  }

  validation {
    condition     = alltrue([for pool in var.inference_pools : contains(["amd64", "arm64"], pool.architecture)])
    error_message = "inference_pools: architecture must be amd64 or arm64."
  }

  validation {
    condition     = alltrue([for pool in var.inference_pools : length(distinct(pool.instance_types)) >= 15])
    error_message = "inference_pools: each pool needs at least 15 different instance types, or spot capacity runs out as a whole."
  }

  validation {
    condition     = alltrue([for pool in var.inference_pools : pool.cpu_limit >= 8 && pool.cpu_limit <= 4000])
    error_message = "inference_pools: cpu_limit must be 8 to 4,000 vCPUs."
  }

  validation {
    condition     = alltrue([for pool in var.inference_pools : pool.weight >= 1 && pool.weight <= 100])
    error_message = "inference_pools: weight must be 1 to 100."
  }
}

variable "inference_cpu_limit" {
  description = "The same ceiling for all inference pools in place of their own: what to lower when the account is over its budget. Null for their own."
  type        = number
  default     = null

  validation {
    condition     = var.inference_cpu_limit == null ? true : var.inference_cpu_limit >= 8 && var.inference_cpu_limit <= 4000
    error_message = "inference_cpu_limit must be 8 to 4,000 vCPUs."
  }
}

variable "inference_capacity" {
  description = "What inference nodes are bought as: [\"spot\"], or [\"spot\", \"on-demand\"] to fall back to full price when there is no spot capacity."
  type        = list(string)
  default     = ["spot"]

  validation {
    condition     = length(var.inference_capacity) > 0 && length(setsubtract(var.inference_capacity, ["spot", "on-demand"])) == 0
    error_message = "inference_capacity must be of spot and on-demand."
  }
}

variable "inference_disk" {
  description = "Disk of an inference node in GiB: images, and the weights of models. 30 to 1,000."
  type        = number
  default     = 80

  validation {
    condition     = var.inference_disk >= 30 && var.inference_disk <= 1000
    error_message = "inference_disk must be 30 to 1,000 GiB."
  }
}

variable "general_pool" {
  description = "Karpenter's pool for everything else that the controllers' group has no room for, on-demand; null for none."
  type = object({
    architecture = optional(string, "arm64")
    cpu_limit    = optional(number, 16)
  })
  default = {}

  validation {
    condition     = var.general_pool == null || contains(["amd64", "arm64"], try(var.general_pool.architecture, ""))
    error_message = "general_pool.architecture must be amd64 or arm64."
  }

  validation {
    condition     = var.general_pool == null || try(var.general_pool.cpu_limit >= 2 && var.general_pool.cpu_limit <= 1000, false)
    error_message = "general_pool.cpu_limit must be 2 to 1,000 vCPUs."
  }
}

variable "managed_groups" {
  description = "Groups of nodes that EKS manages, by name, for those who do not want Karpenter to buy their workers. Empty for none. `capacity` is spot or on-demand; sizes are numbers of nodes."
  type = map(object({
    architecture   = string
    instance_types = list(string)
    capacity       = optional(string, "spot")
    min            = optional(number, 0)
    max            = number
  }))
  default = {}

  validation {
    condition     = alltrue([for group in var.managed_groups : contains(["amd64", "arm64"], group.architecture) && contains(["spot", "on-demand"], group.capacity)])
    error_message = "managed_groups: architecture must be amd64 or arm64, and capacity spot or on-demand."
  }

  validation {
    condition     = alltrue([for group in var.managed_groups : group.min >= 0 && group.max >= 1 && group.max >= group.min && group.max <= 100])
    error_message = "managed_groups: min must be 0 or more, and max at least min and 1 to 100."
  }

  validation {
    condition     = alltrue([for group in var.managed_groups : length(group.instance_types) >= 1 && length(group.instance_types) <= 20])
    error_message = "managed_groups: each needs 1 to 20 instance types; EKS takes no more."
  }
}

variable "node_image" {
  description = "Image of Karpenter's nodes as alias and version, such as al2023@v20251112. With @latest, a new image replaces nodes the day it is published, within the disruption budget."
  type        = string
  default     = "al2023@latest"

  validation {
    condition     = can(regex("^(al2023|bottlerocket)@(latest|v[0-9.]+)$", var.node_image))
    error_message = "node_image must be al2023@… or bottlerocket@… with latest or a version such as v20251112."
  }
}

variable "pod_grace_seconds" {
  description = "Longest terminationGracePeriodSeconds of a worker's pod: CODEMENTOR_WORKER_DRAIN and 10 s more. 30 to 7,200."
  type        = number
  default     = 630

  validation {
    condition     = var.pod_grace_seconds >= 30 && var.pod_grace_seconds <= 7200
    error_message = "pod_grace_seconds must be 30 to 7,200."
  }
}

variable "node_grace_minutes" {
  description = "After this time a node that is being drained goes, whatever still runs on it. Must be longer than the pods' own grace."
  type        = number
  default     = 20

  validation {
    condition     = floor(var.node_grace_minutes) == var.node_grace_minutes && var.node_grace_minutes * 60 >= var.pod_grace_seconds + 60
    error_message = "node_grace_minutes must be whole and at least a minute longer than pod_grace_seconds, or a drain cuts jobs off that would have ended in time."
  }
}

variable "busy_hours" {
  description = "When no node is replaced to save money or to renew it: a cron schedule in UTC and a duration, such as { schedule = \"0 6 * * mon-fri\", duration = \"14h\" }. Null for never."
  type = object({
    schedule = string
    duration = string
  })
  default = { schedule = "0 6 * * mon-fri", duration = "14h" }

  validation {
    condition     = var.busy_hours == null || try(length(split(" ", var.busy_hours.schedule)) == 5 && can(regex("^[0-9]+(h|m)$", var.busy_hours.duration)), false)
    error_message = "busy_hours must have a schedule of five cron fields and a duration such as 14h or 90m."
  }
}

variable "karpenter_service_account" {
  description = "Namespace and name of Karpenter's service account, as its chart sets them."
  type = object({
    namespace = optional(string, "kube-system")
    name      = optional(string, "karpenter")
  })
  default = {}

  validation {
    condition     = alltrue([for part in values(var.karpenter_service_account) : can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", part))])
    error_message = "karpenter_service_account must have a namespace and a name that Kubernetes takes."
  }
}

variable "addon_versions" {
  description = "Versions of add-ons by name, such as { coredns = \"v1.12.4-eksbuild.1\" }. Without one, AWS's default for the Kubernetes version."
  type        = map(string)
  default     = {}

  validation {
    condition     = length(setsubtract(keys(var.addon_versions), ["coredns", "metrics-server", "aws-ebs-csi-driver"])) == 0
    error_message = "addon_versions may name coredns, metrics-server and aws-ebs-csi-driver; the others are the module cluster's."
  }
}
