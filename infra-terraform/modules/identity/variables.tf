variable "cluster_name" {
  description = "Name of the cluster whose pods get the roles; the first part of the roles' names."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,30}$", var.cluster_name))
    error_message = "cluster_name must be 2 to 31 lower-case letters, digits and hyphens, and start with a letter."
  }
}

variable "cluster_security_group_id" {
  description = "The cluster's security group, which the load balancer controller opens to its load balancers."
  type        = string

  validation {
    condition     = can(regex("^sg-[0-9a-f]+$", var.cluster_security_group_id))
    error_message = "cluster_security_group_id must be the id of a security group, such as sg-0123456789abcdef0."
  }
}

variable "vpc_id" {
  description = "The VPC in which the load balancer controller makes security groups."
  type        = string

  validation {
    condition     = can(regex("^vpc-[0-9a-f]+$", var.vpc_id))
    error_message = "vpc_id must be the id of a VPC, such as vpc-0123456789abcdef0."
  }
}

variable "namespace" {
  description = "Namespace of the api, the workers and the notifiers."
  type        = string
  default     = "codementor"

  validation {
    condition     = can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", var.namespace))
    error_message = "namespace must be a name that Kubernetes takes: lower-case letters, digits and hyphens."
  }
}

variable "service_accounts" {
  description = "Namespaces and names of service accounts, where a chart is not installed under the usual ones: { keda = { namespace = \"scaling\", name = \"keda-operator\" } }."
  type = map(object({
    namespace = string
    name      = string
  }))
  default = {}

  validation {
    condition     = length(setsubtract(keys(var.service_accounts), ["api", "worker", "result-notifier", "keda", "fluent-bit", "ebs-csi", "load-balancer-controller", "external-secrets", "external-dns"])) == 0
    error_message = "service_accounts may name api, worker, result-notifier, keda, fluent-bit, ebs-csi, load-balancer-controller, external-secrets and external-dns."
  }
}

variable "queue_arns" {
  description = "ARNs of the queues interactive, grading and outcomes."
  type        = map(string)

  validation {
    condition     = toset(keys(var.queue_arns)) == toset(["interactive", "grading", "outcomes"])
    error_message = "queue_arns must have interactive, grading and outcomes."
  }

  validation {
    condition     = alltrue([for arn in var.queue_arns : can(regex("^arn:[a-z-]+:sqs:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+$", arn))])
    error_message = "queue_arns must be ARNs of SQS queues."
  }
}

variable "queue_key_arn" {
  description = "The key that encrypts the queues; null where SQS's own does."
  type        = string
  default     = null

  validation {
    condition     = var.queue_key_arn == null || can(regex("^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$", var.queue_key_arn))
    error_message = "queue_key_arn must be the ARN of a KMS key, not of an alias."
  }
}

variable "bucket_arn" {
  description = "The bucket of transcripts, uploads, receipts and logs."
  type        = string

  validation {
    condition     = can(regex("^arn:[a-z-]+:s3:::[a-z0-9.-]+$", var.bucket_arn))
    error_message = "bucket_arn must be the ARN of an S3 bucket."
  }
}

variable "bucket_key_arn" {
  description = "The key that encrypts the bucket; null where S3's own does."
  type        = string
  default     = null

  validation {
    condition     = var.bucket_key_arn == null || can(regex("^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$", var.bucket_key_arn))
    error_message = "bucket_key_arn must be the ARN of a KMS key, not of an alias."
  }
}

variable "database_resource_id" {
  description = "The ledger's resource id (db-… or cluster-…) for sign-in by IAM; null where services sign in by password."
  type        = string
  default     = null

  validation {
    condition     = var.database_resource_id == null || can(regex("^(db|cluster)-[A-Z0-9]+$", var.database_resource_id))
    error_message = "database_resource_id must be like db-ABCDEFGHIJKL01234, the resource id and not the name."
  }
}

variable "database_user" {
  description = "CODEMENTOR_DATABASE_USER, as which services may sign in by IAM."
  type        = string
  default     = "codementor"

  validation {
    condition     = can(regex("^[a-z_][a-z0-9_]{0,62}$", var.database_user))
    error_message = "database_user must be a PostgreSQL name: lower-case letters, digits and underscores."
  }
}

variable "secrets" {
  description = "Secrets that External Secrets may copy into the cluster, each with the key that encrypts it (null for AWS's own). Empty for no role."
  type = list(object({
    arn     = string
    key_arn = optional(string)
  }))
  default = []

  validation {
    condition     = alltrue([for secret in var.secrets : can(regex("^arn:[a-z-]+:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[^*]+$", secret.arn))])
    error_message = "secrets must be ARNs of Secrets Manager, whole and without *."
  }
}

variable "hosted_zone_ids" {
  description = "Route 53 zones that ExternalDNS may write. Empty for no role."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for zone in var.hosted_zone_ids : can(regex("^Z[A-Z0-9]{1,31}$", zone))])
    error_message = "hosted_zone_ids must be ids such as Z0123456789ABCDEFGHIJ."
  }
}

variable "log_bucket_arn" {
  description = "The bucket that Fluent Bit writes below pods/, from the module observability; null for logs/ in bucket_arn."
  type        = string
  default     = null

  validation {
    condition     = var.log_bucket_arn == null ? true : can(regex("^arn:[a-z-]+:s3:::[a-z0-9.-]+$", var.log_bucket_arn))
    error_message = "log_bucket_arn must be the ARN of an S3 bucket, or null."
  }
}

variable "load_balancer_controller_policy" {
  description = "What the load balancer controller may do, as JSON, where load balancers are Terraform's: controller_policy of the module edge. Null lets it make and change those that carry the cluster's mark."
  type        = string
  default     = null

  validation {
    condition     = var.load_balancer_controller_policy == null ? true : can(jsondecode(var.load_balancer_controller_policy).Statement)
    error_message = "load_balancer_controller_policy must be an IAM policy as JSON, or null."
  }
}

variable "figures_namespace" {
  description = "The namespace in CloudWatch that services may put their figures under (CODEMENTOR_CLOUDWATCH_NAMESPACE); null where they put none."
  type        = string
  default     = null

  validation {
    condition     = var.figures_namespace == null ? true : can(regex("^[A-Za-z0-9._/#:-]{1,255}$", var.figures_namespace)) && !startswith(var.figures_namespace, "AWS/")
    error_message = "figures_namespace must be 1 to 255 letters, digits and ._/#:- and must not begin with AWS/, as CloudWatch wants it."
  }
}
