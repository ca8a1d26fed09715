variable "name" {
  description = "Name of the VPC, and the first part of the names of what is in it."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,30}$", var.name))
    error_message = "name must be 2 to 31 lower-case letters, digits and hyphens, and start with a letter."
  }
}

variable "cidr" {
  description = "Addresses of the VPC."
  type        = string
}
