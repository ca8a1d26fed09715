mock_provider "aws" {
  source = "../../checks/mocks"
}

run "resolves_names" {
  command = apply

  variables {
    name = "codementor-test"
    cidr = "10.20.0.0/16"
  }

  assert {
    condition     = aws_vpc.this.enable_dns_hostnames
    error_message = "endpoints' private names must resolve"
  }
}
