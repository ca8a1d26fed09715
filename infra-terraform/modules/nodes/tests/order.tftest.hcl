mock_provider "aws" {
  source = "../../checks/mocks"
}

# The policy on order looks at what waits for what.
run "nodes_come_after_the_network" {
  command = apply

  module {
    source = "./tests/after-cluster"
  }
}
