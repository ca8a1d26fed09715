variable "config_delivery" {
  description = "Bucket and key of the security account that Config writes to, from the module landing-zone-security; null for no recording."
  type = object({
    bucket_name = string
    kms_key_arn = string
  })
  default = null

  validation {
    condition     = var.config_delivery == null ? true : can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.config_delivery.bucket_name)) && can(regex("^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/", var.config_delivery.kms_key_arn))
    error_message = "config_delivery.bucket_name must be the name of a bucket, and config_delivery.kms_key_arn the ARN of a KMS key."
  }
}

variable "recording" {
  description = "\"continuous\" records each change, for prod; \"daily\" once a day what changed, for a fraction of the price where pods come and go."
  type        = string
  default     = "daily"

  validation {
    condition     = contains(["continuous", "daily"], var.recording)
    error_message = "recording must be continuous or daily."
  }
}

variable "security_contact" {
  description = "Who AWS calls when it sees that the account is abused."
  type = object({
    name  = string
    title = string
    email = string
    phone = string
  })

  validation {
    condition     = can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", var.security_contact.email)) && can(regex("^\\+[0-9 ()-]{5,20}$", var.security_contact.phone))
    error_message = "security_contact.email must be an e-mail address, and security_contact.phone a number such as +49 30 1234567."
  }
}
