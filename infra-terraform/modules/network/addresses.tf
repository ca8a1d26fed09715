# The arithmetic of addresses, in one place. AWS keeps five addresses of every subnet (the first four and the last), so a /26 has 59
# and not 62 or 64. With prefix delegation a node takes pod addresses in aligned blocks of 16 (/28), so what counts is blocks, and the
# last block of a subnet is no block, as AWS keeps its last address.

locals {
  reserved_by_aws = 5
  block           = 16

  # A node holds blocks for its pods and a spare one (WARM_PREFIX_TARGET=1), so that pods start without a wait.
  blocks_per_node = ceil(var.pods_per_node / local.block) + 1
  blocks          = var.nodes_per_zone * local.blocks_per_node

  # The upper half of a worker subnet is kept for blocks, so that single addresses never cut them up; nodes' own addresses (two network
  # interfaces each at most) are in the lower half.
  half        = max(local.block * (local.blocks + 1), 2 * var.nodes_per_zone + local.reserved_by_aws)
  half_bits   = min([for bits in range(6, 16) : bits if pow(2, bits) >= local.half]...)
  worker_size = 32 - local.half_bits - 1

  vpc_size = tonumber(split("/", var.cidr)[1])

  # A /23 at the start holds what never grows, so that another size of the worker subnets moves none of it. There is always room for
  # three zones in it.
  fixed = cidrsubnet(var.cidr, 23 - local.vpc_size, 0)
  zones = { for index, zone in var.availability_zones : zone => index }

  public_cidrs   = { for zone, index in local.zones : zone => cidrsubnet(local.fixed, 3, index) }
  cluster_cidrs  = { for zone, index in local.zones : zone => cidrsubnet(local.fixed, 4, 8 + index) }
  database_cidrs = { for zone, index in local.zones : zone => cidrsubnet(local.fixed, 4, 11 + index) }

  # The first place for a worker subnet is behind the /23.
  worker_first = max(1, pow(2, local.worker_size - 23))
  worker_room  = local.worker_size >= local.vpc_size ? pow(2, local.worker_size - local.vpc_size) - local.worker_first : 0
  worker_fits  = local.worker_room >= var.worker_zones
  worker_cidrs = local.worker_fits ? {
    for zone, index in local.zones : zone => cidrsubnet(var.cidr, local.worker_size - local.vpc_size, local.worker_first + index)
    if index < var.worker_zones
  } : {}

  # What a worker subnet's blocks really hold, which is at least what was asked for.
  worker_blocks        = pow(2, local.half_bits) / local.block - 1
  nodes_that_fit       = floor(local.worker_blocks / local.blocks_per_node)
  pods_per_worker_zone = local.nodes_that_fit * var.pods_per_node
}
