variable "config_delivery" {
  description = "Bucket and key of the security account that Config writes to, from the module landing-zone-security; null for no recording."
  type = object({
    bucket_name = string
    kms_key_arn = string
  })
  default = null
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
