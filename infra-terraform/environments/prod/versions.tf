terraform {
  # 1.11 is the first whose S3 backend locks without DynamoDB.
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.25, < 7.0"
    }
  }

  # Bucket, region and the table of locks for those who want one: scripts/deploy names them, as a backend takes no variables.
  backend "s3" {
    key          = "prod.tfstate"
    encrypt      = true
    use_lockfile = true
  }
}

provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]

  # scripts/teardown lists what remains by the first two.
  default_tags {
    tags = {
      Project     = var.name
      Environment = "prod"
      ManagedBy   = "terraform"
    }
  }
}
