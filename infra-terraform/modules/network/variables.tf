variable "name" {
  description = "Name of the VPC, and the first part of the names of what is in it."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,30}$", var.name))
    error_message = "name must be 2 to 31 lower-case letters, digits and hyphens, and start with a letter."
  }
}

variable "cidr" {
  description = "Addresses of the VPC, /16 to /20. Must not overlap networks that it will be connected to."
  type        = string

  validation {
    condition     = can(cidrnetmask(var.cidr)) && try(tonumber(split("/", var.cidr)[1]) >= 16 && tonumber(split("/", var.cidr)[1]) <= 20, false)
    error_message = "cidr must be an IPv4 range of /16 to /20, such as 10.20.0.0/16."
  }

  validation {
    condition     = try(cidrsubnet(var.cidr, 0, 0) == var.cidr, false)
    error_message = "cidr must name the first address of its range, such as 10.20.0.0/16 and not 10.20.1.0/16."
  }
}

variable "availability_zones" {
  description = "Two or three zones of the region, in the order in which workers take them. EKS and the load balancer want two even where workers use one."
  type        = list(string)

  validation {
    condition     = length(var.availability_zones) >= 2 && length(var.availability_zones) <= 3 && length(distinct(var.availability_zones)) == length(var.availability_zones)
    error_message = "availability_zones must be 2 or 3 different zones: EKS and load balancers want two."
  }

  validation {
    condition     = alltrue([for zone in var.availability_zones : can(regex("^[a-z]{2}(-[a-z]+)+-[0-9][a-z]$", zone))])
    error_message = "availability_zones must be names such as eu-central-1a."
  }
}

variable "worker_zones" {
  description = "Zones that nodes run in: 1 saves the traffic between zones, 3 outlives the loss of one and finds more spot capacity."
  type        = number
  default     = 1

  validation {
    condition     = contains(range(1, length(var.availability_zones) + 1), var.worker_zones)
    error_message = "worker_zones must be a whole number from 1 to the number of availability_zones."
  }
}

variable "nodes_per_zone" {
  description = "Most nodes that a zone's worker subnet must have room for, 1 to 200."
  type        = number
  default     = 12

  validation {
    condition     = var.nodes_per_zone >= 1 && var.nodes_per_zone <= 200 && floor(var.nodes_per_zone) == var.nodes_per_zone
    error_message = "nodes_per_zone must be a whole number from 1 to 200."
  }
}

variable "pods_per_node" {
  description = "Most pods on a node, 4 to 110, daemon sets included. Sizes the worker subnets, and should be the kubelet's maxPods."
  type        = number
  default     = 30

  validation {
    condition     = var.pods_per_node >= 4 && var.pods_per_node <= 110 && floor(var.pods_per_node) == var.pods_per_node
    error_message = "pods_per_node must be a whole number from 4 to 110."
  }
}

variable "nat" {
  description = "How nodes reach the internet: `single` NAT gateway, one `per-zone`, or `none`, which needs interface_endpoints for all AWS services that are used."
  type        = string
  default     = "single"

  validation {
    condition     = contains(["single", "per-zone", "none"], var.nat)
    error_message = "nat must be single, per-zone or none."
  }

  validation {
    condition     = var.nat != "none" || length(setsubtract(["ec2", "ecr.api", "ecr.dkr", "eks", "eks-auth", "logs", "sqs", "ssm", "sts"], var.interface_endpoints)) == 0
    error_message = "nat may be none only if interface_endpoints has ec2, ecr.api, ecr.dkr, eks, eks-auth, logs, sqs, ssm and sts: nodes cannot join or pull images without them."
  }
}

variable "interface_endpoints" {
  description = "AWS services that are reached inside the VPC, by the last part of their endpoint's name, such as `sqs` or `ecr.api`. Each is paid by the hour and zone; S3 has a gateway endpoint, which costs nothing, always."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for service in var.interface_endpoints : can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)?$", service)) && service != "s3"])
    error_message = "interface_endpoints must be service names such as sqs, sts or ecr.api; s3 has its gateway endpoint already."
  }
}

variable "flow_log_days" {
  description = "Days that flow logs are kept in their bucket, 1 to 3,650."
  type        = number
  default     = 30

  validation {
    condition     = var.flow_log_days >= 1 && var.flow_log_days <= 3650 && floor(var.flow_log_days) == var.flow_log_days
    error_message = "flow_log_days must be a whole number from 1 to 3650."
  }
}

variable "flow_log_traffic" {
  description = "Traffic that flow logs tell of: ALL, or REJECT for a small bill."
  type        = string
  default     = "ALL"

  validation {
    condition     = contains(["ALL", "REJECT"], var.flow_log_traffic)
    error_message = "flow_log_traffic must be ALL or REJECT."
  }
}

variable "deletable" {
  description = "Whether destroying the network may delete flow logs with it. Leave false where they are evidence."
  type        = bool
  default     = false
}
